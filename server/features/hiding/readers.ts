import { type Document, isOwn } from '../../record/documents.ts';
import { contentOf } from '../../record/permits.ts';
import type { Content } from '../../record/policy/viewer.ts';
import { whoSees } from '../../record/who-sees.ts';
import type { Professional } from '../../registries/professionals-store.ts';
import type { Visit } from '../../web/context.ts';
import { professionName, type Words } from '../../web/profession-words.ts';
import type { RecordState } from '../../web/record-guard.ts';

/** Somebody who reads a document or does not, in a list. `name` is a fact: no language translates it. */
export interface Reader {
  readonly picture: string;
  readonly name: string;
  readonly does: Words | undefined;
  readonly text: string;
}

/**
 * Says who no longer sees documents that are hidden, and who still does, by name where the record knows names.
 * `all`: what the rules can tell apart of more documents than are read here.
 */
export async function readersOf(
  visit: Visit<RecordState>,
  documents: readonly Document[],
  all?: readonly Content[],
) {
  const { world, state, t } = visit;
  const who = await whoSees(world, state.access, all ?? documents.map(contentOf));
  const person = (one: Professional, picture: string, text: string): Reader => ({
    picture,
    name: one.name,
    does: professionName(t, one.profession),
    text,
  });
  const said = (picture: string, text: string): Reader => ({ picture, name: '', does: undefined, text });
  const { treatingDoctor: doctor } = who;
  return {
    losing: [
      ...who.losing.map(one => person(one, 'doctor-refused', '')),
      said('doctor-refused', t(who.losing.length > 0 ? 'hiding:losing.others' : 'hiding:losing.all')),
    ],
    keeping: [
      said('person', t('hiding:keeping.you')),
      ...(all === undefined ? authorsOf(visit, documents) : [manyAuthors(visit)]),
      ...(doctor ? [person(doctor, 'doctor', t('hiding:keeping.treating'))] : []),
      ...who.sameRights.map(one => person(one, 'doctor-allowed', t('hiding:keeping.same-rights'))),
      ...(who.hasRelatives ? [said('relatives', t('hiding:keeping.relatives'))] : []),
    ],
    again: [
      ...who.losing.map(one => person(one, 'doctor-allowed', '')),
      said('doctor', t('hiding:show.others')),
    ],
    emergency: t(who.isOpenInEmergency ? 'hiding:emergency.open' : 'hiding:emergency.closed'),
  };
}

/** The authors that are somebody else than the reader: by name for a few, in one sentence for many. */
function authorsOf({ state, t }: Visit<RecordState>, documents: readonly Document[]): Reader[] {
  const others = documents.filter(document => !isOwn(state.access, document)).map(({ author }) => author);
  const byId = new Map(others.map(author => [`${author.kind} ${author.id}`, author]));
  if (byId.size > mostNames) return [manyAuthors({ t })];
  return [...byId.values()].map(({ name, place }) => ({
    picture: 'write',
    name: name || place,
    does: undefined,
    text: t('hiding:keeping.author'),
  }));
}

function manyAuthors({ t }: Pick<Visit<unknown>, 't'>): Reader {
  return { picture: 'write', name: '', does: undefined, text: t('hiding:keeping.authors') };
}

/** More names than that are no help to anybody. */
const mostNames = 5;
