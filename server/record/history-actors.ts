import {
  exercisesNamed,
  exercisesOf,
  type NamedExercise,
  type NamedProfessional,
  professionalsNamed,
} from '../registries/named-store.ts';
import { authorCode } from '../registries/specialties.ts';
import type { World } from '../world.ts';
import * as store from './history-people-store.ts';
import { type HistoryPeople, historyScope } from './history-sources.ts';
import type { ActorKind, Entry } from './journal-entry.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';

/** Who did something, as the person reads it. */
export interface Actor {
  /** `you` is the reader; `relative` another account, by its capacity. */
  readonly kind: 'you' | 'relative' | Exclude<ActorKind, 'account' | 'insured'>;
  readonly id: string;
  /** Empty where nobody knows it, or where it says nothing to the reader. */
  readonly name: string;
  readonly capacity: string;
  /** What a professional does, as the documents name it (`G15_10/SM54`). */
  readonly specialty: string | undefined;
  /** Structure and town. */
  readonly place: string;
  readonly region: string | undefined;
}

/** Says who did each of some entries. */
export interface Actors {
  /** `author` wrote the document that the entry is about: the only name of what is in no directory. */
  of(row: Entry, author?: string): Actor;
  /** The professional whom an entry is about: the name, else the number of one who left the directory; empty where there is none. */
  about(row: Entry): string;
  /** Whether somebody works in another region than the treating doctor. */
  isFromElsewhere(actor: Actor): boolean;
}

/** Reads whatever the directory and the register know of those who acted, all at once. */
export async function actorsOf(
  world: World,
  access: RecordAccess,
  { rows, people }: { rows: readonly Entry[]; people: HistoryPeople },
): Promise<Actors> {
  const numbers = rows.flatMap(row => [
    ...(row.actor_kind === 'professional' ? [row.actor_id] : []),
    ...(row.object_kind === 'professional' ? [row.object_id ?? ''] : []),
  ]);
  const places = rows.flatMap(({ exercise }) => (exercise === null ? [] : [exercise]));
  const accounts = rows.flatMap(row =>
    row.actor_kind === 'account' && !people.own.has(row.actor_id) ? [row.actor_id] : [],
  );
  const [professionals, exercises, names, regions] = await Promise.all([
    professionalsNamed(world.db, [...new Set(numbers)]),
    exercisesNamed(world.db, [...new Set(places)]),
    namesOf(world, [...new Set(accounts)]),
    numbers.length === 0 ? new Set<string>() : usualRegions(world, access),
  ]);
  const known = {
    professionals: new Map(professionals.map(one => [one.rpps, one])),
    exercises: new Map(exercises.map(one => [one.id, one])),
    names,
    people,
  };
  return {
    of: (row, author) => actorOf(row, known, author),
    about: row =>
      row.object_kind === 'professional'
        ? nameOf(known.professionals.get(row.object_id ?? '')) || (row.object_id ?? '')
        : '',
    isFromElsewhere: ({ region }) => region !== undefined && regions.size > 0 && !regions.has(region),
  };
}

interface Known {
  readonly professionals: ReadonlyMap<string, NamedProfessional>;
  readonly exercises: ReadonlyMap<string, NamedExercise>;
  readonly names: ReadonlyMap<string, string>;
  readonly people: HistoryPeople;
}

const nobody = { name: '', capacity: '', specialty: undefined, place: '', region: undefined } as const;

function actorOf(row: Entry, known: Known, author = ''): Actor {
  const { actor_id: id, actor_kind: kind } = row;
  if (kind === 'insured' || (kind === 'account' && known.people.own.has(id)))
    return { ...nobody, kind: 'you', id };
  if (kind === 'account') {
    const capacity = row.capacity ?? known.people.others.get(id) ?? '';
    return { ...nobody, kind: 'relative', id, capacity, name: known.names.get(id) ?? '' };
  }
  if (kind === 'organisation' || kind === 'software') return { ...nobody, kind, id, name: author };
  if (kind !== 'professional') return { ...nobody, kind: strangers.find(one => one === kind) ?? 'site', id };
  return professionalOf(id, known.professionals.get(id), known.exercises.get(row.exercise ?? ''));
}

const strangers = ['visitor', 'site', 'operator', 'agent'] as const;

const nameOf = (found: NamedProfessional | undefined): string =>
  found === undefined ? '' : `${found.given_name} ${found.family_name}`;

function professionalOf(
  id: string,
  found: NamedProfessional | undefined,
  exercise: NamedExercise | undefined,
): Actor {
  if (found === undefined) return { ...nobody, kind: 'professional', id };
  const profession = { system: found.profession_system, code: found.profession };
  return {
    kind: 'professional',
    id,
    name: nameOf(found),
    capacity: '',
    specialty: authorCode(profession, exercise?.specialty ?? null),
    place: exercise === undefined ? '' : [exercise.structure, exercise.town].filter(Boolean).join(', '),
    // Of a place that is in no département the directory tells none.
    region: exercise?.region || undefined,
  };
}

/** The names of the persons whose accounts these are. */
async function namesOf(world: World, accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const owners = await store.ownersOfAccounts(world.db, accounts);
  const named = await Promise.all(
    owners.map(async ({ id, insured_id }) => {
      const person = insured_id === null ? undefined : await world.register.find(insured_id);
      return [id, person === undefined ? '' : `${person.givenName} ${person.familyName}`] as const;
    }),
  );
  return new Map(named);
}

/** The regions in which the treating doctor works: those that are usual for the person. */
async function usualRegions(world: World, access: RecordAccess): Promise<ReadonlySet<string>> {
  const named = await store.namedTreatingDoctor(world.db, access.recordId);
  const rpps = named ?? (await world.register.find(access.insuredId))?.treatingDoctor ?? undefined;
  if (rpps === undefined) return new Set();
  return new Set((await exercisesOf(world.db, rpps)).map(({ region }) => region));
}

/**
 * The professionals who have an entry in a history, to choose one of them, by name; those who left the directory have
 * none and come last. @throws AccessError
 */
export async function historyProfessionals(
  world: World,
  access: RecordAccess,
): Promise<readonly { readonly rpps: string; readonly name: string }[]> {
  mustBeAllowed(world, access, 'read-history');
  const numbers = await store.professionalsIn(world.db, historyScope(world, access), mostPeople);
  const named = await professionalsNamed(world.db, numbers);
  const names = new Map(named.map(one => [one.rpps, `${one.family_name} ${one.given_name}`]));
  return numbers
    .map(rpps => ({ rpps, name: names.get(rpps) ?? '' }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name, 'fr'));
}

/** A list of more names is no choice any more. */
const mostPeople = 300;
