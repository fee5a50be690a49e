import { z } from 'zod';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { Content } from './content.ts';
import { findDemoMessages, insertDemoMessage } from './demo-box-store.ts';
import type { Channel } from './kinds.ts';
import type { LetterDocument } from './print/document.ts';

const shown = z.object({ to: z.string(), subject: z.string(), text: z.string(), language: z.string() });

/** A message of the demo message box. `subject` is empty for an SMS; `letterId` names the letter while it can be printed. */
export interface DemoMessage extends z.infer<typeof shown> {
  readonly id: string;
  readonly channel: Channel;
  readonly kind: string;
  readonly letterId: string | null;
  readonly createdAt: string;
}

const mostShown = 200;

function letterShown(document: LetterDocument): { to: string; subject: string; text: string } {
  const [words] = document.texts;
  if (words === undefined) throw new Error('A letter has no words.');
  const { title, paragraphs, codeLabel, codeHint, closing } = words;
  const parts = [...paragraphs, codeLabel, document.code, codeHint, closing];
  const text = parts.filter(part => part !== undefined).join('\n\n');
  return { to: document.recipient.join('\n'), subject: title, text };
}

function showContent(content: Content): { to: string; subject: string; text: string } {
  if (content.channel === 'letter') return letterShown(content.document);
  const { to, text } = content;
  return { to, text, subject: content.channel === 'email' ? content.subject : '' };
}

/** Keeps a sealed copy of a delivered message for the message box of the demo site. */
export async function copyToDemoBox(
  trx: Trx,
  world: World,
  message: { id: string; kind: string; language: string; content: Content },
): Promise<void> {
  const { id, kind, language, content } = message;
  await insertDemoMessage(trx, {
    id,
    kind,
    channel: content.channel,
    sealed: world.keys.seal('demo_message', id, JSON.stringify({ ...showContent(content), language })),
    letter_id: content.channel === 'letter' ? id : null,
    created_at: world.now().toISOString(),
  });
}

/** The last 200 messages delivered by the demo site, newest first. */
export async function listDemoMessages(world: World): Promise<DemoMessage[]> {
  const rows = await findDemoMessages(world.db, mostShown);
  return rows.map(row => ({
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    letterId: row.letter_id,
    createdAt: row.created_at,
    ...shown.parse(JSON.parse(world.keys.open('demo_message', row.id, row.sealed))),
  }));
}
