import { z } from 'zod';
import { ownTypes } from '../../record/document-types.ts';
import { dayShape, readDocumentDay } from '../../web/day-fields.ts';

const typed = z.string().optional();
const longestTitle = 200;

/** What a person says of the files that they add. */
export interface SaidOfFiles {
  readonly typeCode: string;
  /** Empty: each document is called as its file. */
  readonly title: string;
  readonly day: string;
}

/** The fields of the page; `today` decides which dates can be. `known`: the type, where nobody chooses it. */
export function attachFields(today: string, known?: string) {
  return z.object({ type: typed, title: typed, ...dayShape }).transform((given, context): SaidOfFiles => {
    const mistake = (field: string, key: string) =>
      context.addIssue({ code: 'custom', path: [field], message: `attach:error.${key}` });
    const typeCode = known ?? ownTypes.find(({ code }) => code === given.type)?.code;
    const title = (given.title ?? '').replace(/\p{Cc}/gu, ' ').trim();
    if (typeCode === undefined) mistake('type', 'no-type');
    if (title.length > longestTitle) mistake('title', 'title-long');
    const day = readDocumentDay(given, today, context);
    return typeCode !== undefined && day !== undefined ? { typeCode, title, day } : z.NEVER;
  });
}
