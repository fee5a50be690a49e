import type { RequestHandler } from 'express';
import { todayIn } from '../../identity/calendar.ts';
import { type NotTaken, provideForCarer, type Taken } from '../../record/care-provide.ts';
import type { FaultCode } from '../../record/fhir/mhd/faults.ts';
import { toFhirId } from '../../record/fhir/mhd/ids.ts';
import { type ReadBundle, readBundle } from '../../record/fhir/mhd/read-bundle.ts';
import { traceVainSearch } from '../../record/find-patient.ts';
import { keptBackAtMost } from '../../record/kept-back-rules.ts';
import { recordOf } from '../../record/records.ts';
import type { Web } from '../../web/context.ts';
import { type Caller, callerIn } from './caller.ts';
import { FhirProblem, notThere, outcomeOf } from './outcome.ts';
import { answer } from './respond.ts';

/** Provide Document Bundle (ITI-65): all of its documents, or none. */
export function provideDocuments(web: Web): RequestHandler {
  return async (request, response) => {
    const { world } = web;
    const caller = callerIn(response);
    const bundle = readBundle(request.body, {
      ...{ rpps: caller.viewer.id, today: todayIn(world), isDemo: world.config.demo },
      keptBackAtMost: keptBackAtMost(world),
    });
    const person = await world.register.findByNir(bundle.nir);
    const record = person && (await recordOf(world, person.id));
    if (record === undefined) {
      await traceVainSearch(world, caller.viewer);
      throw notThere();
    }
    const who = { ...caller, recordId: record.id, by: senderOf(caller) };
    const taken = await provideForCarer(world, who, bundle.documents);
    if ('why' in taken) throw problemOf(taken, bundle);
    answer(response, responseOf(bundle, taken));
  };
}

function senderOf({ viewer, exercise }: Caller) {
  return { kind: 'professional', id: viewer.id, name: exercise.name, place: exercise.place } as const;
}

type Faulty = Exclude<NotTaken['why'], 'refused' | 'bad-file' | 'too-many'>;

const whys: Readonly<Record<Faulty, readonly [status: number, code: FaultCode, text: string]>> = {
  'other-patient': [422, 'business-rule', 'This CDA is about another person than the patient of the bundle.'],
  unreadable: [422, 'structure', 'This CDA cannot be read.'],
  'not-minor': [422, 'business-rule', 'INVISIBLE_REPRESENTANTS_LEGAUX is for a minor alone.'],
  'other-contents': [409, 'duplicate', 'This identifier was given to other contents before.'],
  withdrawn: [409, 'conflict', 'This document was taken away, or replaced by a newer version.'],
  'no-target': [422, 'not-found', 'What it replaces is no document of this author in this record.'],
  replaced: [409, 'conflict', 'What it replaces was replaced by a newer version.'],
  'known-to-patient': [
    422,
    'business-rule',
    'The patient knows the version before: a new one cannot be kept back.',
  ],
};

function problemOf(taken: NotTaken, { places }: ReadBundle): FhirProblem {
  if (taken.why === 'refused') return notThere();
  if (taken.why === 'too-many')
    return new FhirProblem(429, { code: 'throttled', text: 'Too many documents in an hour.' });
  const at = `Bundle.entry[${places[taken.at] ?? 0}]`;
  if (taken.why === 'bad-file') {
    const isTooLarge = taken.file === 'too-large';
    const text = isTooLarge
      ? 'A document has 10 MB at most.'
      : `Not a PDF, a JPEG, a PNG, a plain text or a CDA that can be kept: ${taken.file}.`;
    return new FhirProblem(isTooLarge ? 413 : 422, {
      code: isTooLarge ? 'too-long' : 'not-supported',
      text,
      at,
    });
  }
  const [status, code, text] = whys[taken.why];
  return new FhirProblem(status, { code, text, at });
}

/** What became of each entry, in their order. What tells the set of documents is not kept by itself. */
function responseOf({ kinds, places, binaries }: ReadBundle, taken: readonly Taken[]) {
  const notKept = outcomeOf(
    [{ code: 'not-supported', text: 'Read, and not kept by itself.' }],
    'information',
  );
  const entry = kinds.map((_kind, place) => {
    const document = taken[places.indexOf(place)];
    if (document !== undefined)
      return entryOf(document, `DocumentReference/${toFhirId(document.id)}/_history/${document.version}`);
    const holder = taken[binaries.indexOf(place)];
    if (holder !== undefined) return entryOf(holder, `Binary/${toFhirId(holder.versionId)}`);
    return { response: { status: '200 OK', outcome: notKept } };
  });
  return { resourceType: 'Bundle', type: 'transaction-response', entry };
}

function entryOf({ isNew }: Taken, location: string) {
  return { response: { status: isNew ? '201 Created' : '200 OK', location } };
}
