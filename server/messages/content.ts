import { z } from 'zod';
import type { World } from '../world.ts';
import type { LetterDocument } from './print/document.ts';

const values = z.record(z.string(), z.string());

/** A letter's document as it was sealed. */
export const letterDocument = z.object({
  kind: z.literal('letter'),
  language: z.string(),
  sender: z.array(z.string()),
  recipient: z.array(z.string()),
  date: z.string(),
  texts: z.array(
    z.object({
      language: z.string(),
      title: z.string(),
      paragraphs: z.array(z.string()),
      codeLabel: z.string().exactOptional(),
      codeHint: z.string().exactOptional(),
      closing: z.string(),
      smallPrint: z.string().exactOptional(),
    }),
  ),
  code: z.string().exactOptional(),
}) satisfies z.ZodType<LetterDocument>;

const meaning = { values, about: values };

/** What a queued message holds, sealed. */
const content = z.discriminatedUnion('channel', [
  z.object({
    channel: z.literal('email'),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    ...meaning,
  }),
  z.object({ channel: z.literal('sms'), to: z.string(), text: z.string(), ...meaning }),
  z.object({ channel: z.literal('letter'), document: letterDocument, ...meaning }),
]);

export type Content = z.infer<typeof content>;

/** Opens what was sealed under the id of its message. @throws SealError, or when it was wiped. */
export function openContent(world: World, row: { id: string; sealed: string | null }): Content {
  if (row.sealed === null) throw new Error('The body of this message was wiped.');
  return content.parse(JSON.parse(world.keys.open('outbox', row.id, row.sealed)));
}
