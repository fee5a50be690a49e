import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { patientOf } from '../../record/care-access.ts';
import { listForCarer, openForCarer } from '../../record/care-reading.ts';
import type { Document } from '../../record/documents.ts';
import { documentResource } from '../../record/fhir/mhd/document-resource.ts';
import { fromFhirId } from '../../record/fhir/mhd/ids.ts';
import { nirSystem } from '../../record/fhir/mhd/systems.ts';
import { recordOf } from '../../record/records.ts';
import { recordOfDocument, sentWordsOf } from '../../record/sent-documents.ts';
import type { Web } from '../../web/context.ts';
import { baseOf, type Caller, callerIn } from './caller.ts';
import { FhirProblem, notThere } from './outcome.ts';
import { answer } from './respond.ts';
import { readSearch } from './search-query.ts';

/** What the next page of a search is asked by: sealed, for whoever searched alone, and for a while. */
const pageSchema = z.object({
  recordId: z.string(),
  from: z.number(),
  count: z.number(),
  filter: z.object({
    since: z.string().optional(),
    until: z.string().optional(),
    changedSince: z.string().optional(),
    changedUntil: z.string().optional(),
    typeCodes: z.array(z.string()).readonly().optional(),
  }),
  until: z.string(),
});
type Asked = Omit<z.infer<typeof pageSchema>, 'until'>;

/** How long a next page can be asked for, in milliseconds. */
const pageLives = 15 * 60_000;

/** The parameters of a search, of its address and of its form. */
function paramsOf(request: Request): URLSearchParams {
  const { search } = new URL(request.originalUrl, 'http://localhost');
  const form = typeof request.body === 'string' ? request.body : '';
  return new URLSearchParams([...new URLSearchParams(search), ...new URLSearchParams(form)]);
}

/** Find Document References (ITI-67). Of a record that is not there or not open to them, nothing is found. */
export function searchDocuments(web: Web): RequestHandler {
  return async (request, response) => {
    const caller = callerIn(response);
    const params = paramsOf(request);
    const page = params.get('_page');
    const asked = page === null ? await firstPage(web, params) : openPage(web, caller, page);
    const found =
      asked && (await listForCarer(web.world, { ...caller, recordId: asked.recordId }, placeOf(asked)));
    const documents = found?.documents ?? [];
    const shown =
      asked === undefined
        ? []
        : await resourcesOf(web, request, {
            documents: documents.slice(0, asked.count),
            recordId: asked.recordId,
          });
    const base = baseOf(web, request);
    const next =
      asked !== undefined && documents.length > asked.count ? sealPage(web, caller, asked) : undefined;
    const self = request.method === 'GET' ? new URL(request.originalUrl, base).search : '';
    answer(response, {
      ...{ resourceType: 'Bundle', type: 'searchset' },
      link: [
        { relation: 'self', url: `${base}/DocumentReference${self}` },
        ...(next === undefined ? [] : [{ relation: 'next', url: `${base}/DocumentReference?_page=${next}` }]),
      ],
      ...(shown.length > 0 && {
        entry: shown.map(resource => ({
          fullUrl: `${base}/DocumentReference/${resource.id}`,
          ...{ resource, search: { mode: 'match' } },
        })),
      }),
    });
  };
}

/** One more than is shown tells whether there is a next page. */
function placeOf({ from, count, filter }: Asked) {
  return { ...filter, from, count: count + 1, isFirst: from === 0 };
}

async function firstPage({ world }: Web, params: URLSearchParams): Promise<Asked | undefined> {
  const { nir, filter, count, isEmpty } = readSearch(params, world.config.demo);
  const person = nir === undefined || isEmpty ? undefined : await world.register.findByNir(nir);
  const record = person && (await recordOf(world, person.id));
  return record && { recordId: record.id, from: 0, count, filter };
}

const holderOf = ({ viewer, software }: Caller): string => `${viewer.exerciseId}:${software}`;

function sealPage({ world }: Web, caller: Caller, asked: Asked): string {
  const until = new Date(world.now().getTime() + pageLives).toISOString();
  const next = { ...asked, from: asked.from + asked.count, until };
  return world.keys.seal('software_page', holderOf(caller), JSON.stringify(next));
}

function openPage({ world }: Web, caller: Caller, page: string): Asked {
  try {
    const { until, ...asked } = pageSchema.parse(
      JSON.parse(world.keys.open('software_page', holderOf(caller), page)),
    );
    if (until > world.now().toISOString()) return asked;
  } catch {
    // Made up, or somebody else's: the same as one that is too old.
  }
  throw new FhirProblem(400, {
    code: 'value',
    text: 'This page is not there any more. Search again.',
    at: '_page',
  });
}

/** Some documents of a record as programs read them. */
async function resourcesOf(
  web: Web,
  request: Request,
  { documents, recordId }: { documents: readonly Document[]; recordId: string },
) {
  const { world } = web;
  const patient = await patientOf(world, recordId);
  if (patient === undefined) return [];
  const sent = await sentWordsOf(world, recordId, documents);
  const showing = {
    ...{ base: baseOf(web, request), now: world.now().toISOString() },
    patient: { system: nirSystem(world.config.demo), value: patient.nir },
  };
  return documents.map(document => documentResource(document, { ...showing, sent: sent.get(document.id) }));
}

/** One document, as the search shows it. It counts as opened. */
export function readDocumentReference(web: Web): RequestHandler<{ id: string }> {
  return async (request, response: Response) => {
    const id = fromFhirId(request.params.id);
    const recordId = await recordOfDocument(web.world, id);
    if (recordId === undefined) throw notThere();
    const found = await openForCarer(
      web.world,
      { ...callerIn(response), recordId },
      { id, verb: 'document.read' },
    );
    const [resource] =
      found === undefined
        ? []
        : await resourcesOf(web, request as Request, { documents: [found.document], recordId });
    if (resource === undefined) throw notThere();
    answer(response, resource);
  };
}
