import { z } from 'zod';
import { dayShape, readDocumentDay } from '../../web/day-fields.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';
import { carerTypes } from './deposit-types.ts';

/** How long a title and a text may be, in characters as people count them. */
const longestTitle = 100;
const longestText = 5000;

const typed = z.string().optional().default('');

/** A text that a professional writes instead of a file; it may be empty. */
export const textField = typed
  .transform(text => text.replaceAll('\r\n', '\n'))
  .refine(text => lengthOf(text) <= longestText, 'carer:deposit.long-text');

/** What a professional says of what they deposit. */
export interface SaidOfDeposit {
  readonly typeCode: string;
  readonly title: string;
  readonly day: string;
  /** A text that becomes a document of its own; empty for none. */
  readonly text: string;
  readonly isKeptBack: boolean;
  readonly isSecret: boolean;
}

/** The fields of the page; `today` decides which dates can be. */
export function depositFields(today: string) {
  return z
    .object({ type: typed, title: typed, ...dayShape, text: textField, keep: typed, secret: typed })
    .transform((given, context): SaidOfDeposit => {
      const mistake = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      const { type: typeCode, text } = given;
      const title = given.title.replace(/\p{Cc}/gu, ' ').trim();
      if (!carerTypes.includes(typeCode)) mistake('type', 'carer:deposit.no-type');
      if (isBlank(title)) mistake('title', 'documents:write.no-title');
      if (lengthOf(title) > longestTitle) mistake('title', 'documents:write.long-title');
      const day = readDocumentDay(given, today, context) ?? '';
      const choices = { isKeptBack: given.keep === 'yes', isSecret: given.secret === 'yes' };
      return { ...{ typeCode, title, day, text }, ...choices };
    });
}
