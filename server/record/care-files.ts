import { setImmediate } from 'node:timers/promises';
import { ageOn } from '../registries/birth-date.ts';
import { parseNir } from '../registries/nir.ts';
import type { InsuredPerson } from '../registries/register.ts';
import { dayIn } from '../storage/time.ts';
import type { World } from '../world.ts';
import { patientOf } from './care-access.ts';
import type { NotTaken, Provided } from './care-provide.ts';
import type { CdaPatient } from './cda/model.ts';
import { otherPerson } from './cda/other-person.ts';
import { readCdaInTurns } from './cda/read.ts';
import { UnreadableCda } from './cda/unreadable.ts';
import type { StoredContent } from './contents.ts';
import type { DocumentFormat } from './documents.ts';
import { forgetFile, receiveFile } from './files/receive-file.ts';

/** A file that is stored in the record, and that no document holds yet. */
export interface PlacedFile {
  readonly format: DocumentFormat;
  readonly content: StoredContent;
}

/** Looks at every file that was sent and stores it; when one is not taken nothing of any is left. */
export async function placeFiles(
  world: World,
  recordId: string,
  documents: readonly Provided[],
): Promise<PlacedFile[] | NotTaken> {
  const patient = await patientOf(world, recordId);
  const placed: PlacedFile[] = [];
  for (const [at, { bytes, isSecret }] of documents.entries()) {
    const one: PlacedFile | Unfit =
      isSecret && !isMinor(world, patient)
        ? { why: 'not-minor' }
        : await placeFile(world, { recordId, bytes, patient });
    if (!('why' in one)) {
      placed.push(one);
      continue;
    }
    for (const { content } of placed) await forgetFile(world, content);
    return { ...one, at };
  }
  return placed;
}

function isMinor({ config, now }: World, patient: InsuredPerson | undefined): boolean {
  return patient !== undefined && ageOn(patient.birthDate, dayIn(config.timeZone, now())) < 18;
}

type Unfit =
  | Omit<Extract<NotTaken, { why: 'bad-file' }>, 'at'>
  | { readonly why: 'other-patient' | 'unreadable' | 'not-minor' };

async function placeFile(
  world: World,
  file: { recordId: string; bytes: Uint8Array; patient: InsuredPerson | undefined },
): Promise<PlacedFile | Unfit> {
  const received = await receiveFile(world, file.recordId, { name: '', bytes: inPieces(file.bytes) });
  if ('refused' in received) return { why: 'bad-file', file: received.refused };
  const { format, content } = received;
  const fault = format === 'cda' ? await faultOfCda(file) : undefined;
  if (fault === undefined) return { format, content };
  await forgetFile(world, content);
  return { why: fault };
}

/** Bytes as a line would bring them: everybody else has their turn between two pieces. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = 64 * 1024;
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
    await setImmediate();
  }
}

/** What keeps a document of health programs out: it cannot be read, or it is not about the owner of the record. */
async function faultOfCda({
  bytes,
  patient,
}: {
  bytes: Uint8Array;
  patient: InsuredPerson | undefined;
}): Promise<'other-patient' | 'unreadable' | undefined> {
  try {
    const { header } = await readCdaInTurns(bytes);
    return patient !== undefined && isAbout(header.patient, patient) ? undefined : 'other-patient';
  } catch (error) {
    if (error instanceof UnreadableCda) return 'unreadable';
    throw error;
  }
}

/**
 * Stricter than for a reader, who sees both names: a program knows the number of its patient. Every national number in
 * the document is the owner's, and nothing else in it says that it is somebody else.
 */
function isAbout(told: CdaPatient, owner: InsuredPerson): boolean {
  const numbers = told.identifiers.filter(({ kind, isWrong }) => kind.startsWith('ins') && !isWrong);
  const isOthers = numbers.some(({ value }) => {
    const read = parseNir(value);
    return !read.ok || read.nir !== owner.nir;
  });
  return !isOthers && otherPerson(told, owner) === undefined;
}
