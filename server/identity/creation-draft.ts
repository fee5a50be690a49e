import { createHmac } from 'node:crypto';
import { decrypt, encrypt } from '../storage/sealing.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findProvingCode, hasOtherDraft } from './creation-codes-store.ts';
import { readDraft, writeDraft } from './creation-store.ts';

/** What a person has answered so far while creating a record. */
export interface CreationAnswers {
  /** « Est-ce bien vous ? »: yes. */
  readonly isMe?: boolean;
  /** `none`: the person has neither a phone nor an e-mail. */
  readonly channel?: 'email' | 'sms' | 'none';
  /** The contact typed, with the attempt in which its code was sent. */
  readonly contact?: {
    readonly channel: 'email' | 'sms';
    readonly address: string;
    readonly attemptId: string;
  };
  /** The contact whose code was right. */
  readonly verified?: { readonly channel: 'email' | 'sms'; readonly address: string; readonly at: string };
  /** Wants a sheet of printed codes instead of a contact; it wins over one verified before. */
  readonly noContact?: boolean;
  /** The insurer's e-mail or address was told that a creation is under way. */
  readonly isTold?: boolean;
  readonly terms?: { readonly version: string; readonly language: string; readonly at: string };
}

/** The creation a browser is in: the code it proved to hold, and the key that code gave. */
export interface CreationKey {
  readonly codeId: string;
  readonly draftKey: string;
}

/** A creation under way: the person it is for and the answers so far. */
export interface Creation {
  readonly codeId: string;
  readonly insuredId: string;
  /** Until when the code can be used. */
  readonly validUntil: Date;
  /** Counts the changes of the answers: 0 before the first one. */
  readonly version: number;
  readonly answers: CreationAnswers;
}

/** The key of a draft, from the code in the person's hands: without it, the answers open for nobody. */
export function draftKeyFrom(code: string, codeId: string): string {
  return createHmac('sha256', code).update(`creation-draft|${codeId}`).digest('base64url');
}

/** Reads the creation that this key opens; nothing once its code is used, suspended or too old. */
export async function openCreation(
  world: World,
  key: CreationKey | undefined,
): Promise<Creation | undefined> {
  if (key === undefined) return undefined;
  const code = await findProvingCode(world.db, key.codeId, world.now().toISOString());
  if (code === undefined || code.used_at !== null) return undefined;
  const draft = await readDraft(world.db, key.codeId);
  const answers = draft === undefined ? {} : unseal(world, key, draft.sealed);
  return {
    validUntil: new Date(code.expires_at),
    codeId: key.codeId,
    insuredId: code.insured_id,
    version: draft?.version ?? 0,
    answers,
  };
}

/** Whether the person began with another code: answers wait under it, and open with that code alone. */
export async function hasBegunElsewhere(world: World, creation: Creation): Promise<boolean> {
  if (creation.version > 0) return false;
  const { codeId: id, insuredId } = creation;
  return hasOtherDraft(world.db, { id, insuredId, now: world.now().toISOString() });
}

/** The answers so far, inside the transaction that adds to them. */
export async function answersIn(trx: Trx, world: World, key: CreationKey): Promise<CreationAnswers> {
  const draft = await readDraft(trx, key.codeId);
  return draft === undefined ? {} : unseal(world, key, draft.sealed);
}

/** Adds answers to a draft, sealed under the creation code and again under the site's key. */
export async function saveAnswers(
  trx: Trx,
  world: World,
  what: { key: CreationKey; add: CreationAnswers },
): Promise<void> {
  const { key, add } = what;
  const answers = { ...(await answersIn(trx, world, key)), ...add };
  const text = JSON.stringify(answers);
  const inner = encrypt(Buffer.from(key.draftKey, 'base64url'), key.codeId, {
    text,
    nonce: world.random(12),
  });
  await writeDraft(trx, {
    code_id: key.codeId,
    sealed: world.keys.seal('creation_draft', key.codeId, inner),
    updated_at: world.now().toISOString(),
  });
}

function unseal(world: World, key: CreationKey, sealed: string): CreationAnswers {
  const inner = world.keys.open('creation_draft', key.codeId, sealed);
  return JSON.parse(decrypt(Buffer.from(key.draftKey, 'base64url'), key.codeId, inner));
}
