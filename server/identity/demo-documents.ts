import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoPerson, DemoProfessional } from '../registries/population.ts';
import { authorCode } from '../registries/specialties.ts';
import { fillCda } from './demo-cda.ts';
import { dayAfter, fillDates } from './demo-dates.ts';

const authorSchema = z.union([
  /** The person themselves. */
  z.literal('self'),
  /** The id of a professional of the demo directory. */
  z.string().regex(/^[a-z-]+$/),
  z.strictObject({
    kind: z.enum(['organisation', 'software']),
    id: z.string().regex(/^[a-z-]+$/),
    name: z.string(),
    place: z.string(),
    specialty: z.string(),
  }),
]);

const documentSchema = z.strictObject({
  /** Of the demo people. */
  person: z.string(),
  author: authorSchema,
  /** How many days before the first start it was written: 1 at least. */
  daysAgo: z.int().min(1),
  type: z.string(),
  title: z.string().min(1),
  /** A file of the folder. The ending says what it is; an `xml` is the body of a CDA document. */
  file: z.string().regex(/^[a-z-]+\.(xml|txt|pdf|png|jpg)$/),
  isRead: z.boolean().default(false),
  isHidden: z.boolean().default(false),
  /** How many days after the first start the professional keeps it back. */
  keptBackDays: z.int().min(1).optional(),
  /** It has been kept back for two weeks: its owner knows that it exists. */
  isExistenceTold: z.boolean().default(false),
});

const manifestSchema = z.strictObject({
  source: z.string(),
  date: z.iso.date(),
  note: z.string(),
  documents: z.array(documentSchema),
});

/** Who wrote a demo document. */
export interface DemoAuthor {
  readonly kind: 'account' | 'professional' | 'organisation' | 'software';
  /** The number in the directory, or the id of what is nobody; empty for the person themselves. */
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly place: string;
  readonly profession?: string;
  readonly specialty?: string;
}

/** A demo document, with the dates, the patient and the author filled in. */
export interface DemoDocument extends Omit<z.infer<typeof documentSchema>, 'author' | 'daysAgo'> {
  readonly author: DemoAuthor;
  readonly day: string;
  readonly format: 'cda' | 'text' | 'pdf' | 'png' | 'jpeg';
  readonly bytes: Uint8Array;
}

const formats = { xml: 'cda', txt: 'text', pdf: 'pdf', png: 'png', jpg: 'jpeg' } as const;

/** What the demo documents are filled in with. */
export interface DemoPopulation {
  readonly today: string;
  readonly people: readonly DemoPerson[];
  readonly professionals: readonly DemoProfessional[];
}

/**
 * Takes the folder of the reference tables; gives the documents of the demo people.
 * @throws when the list is not as described, or a file, person, author or document type is not there
 */
export function readDemoDocuments(dir: string, population: DemoPopulation): DemoDocument[] {
  const folder = join(dir, 'demo-documents');
  const { documents } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'documents.json'), 'utf8')),
  );
  return documents.map(({ author: name, daysAgo, ...rest }) => {
    const author = authorOf(name, population);
    const day = dayAfter(population.today, -daysAgo);
    const format = formats[endingOf(rest.file)];
    const person = population.people.find(({ id }) => id === rest.person);
    if (person === undefined) throw new Error(`The demo population has no ${rest.person}.`);
    const read = (file: string): Buffer => readFileSync(join(folder, file));
    const { type, title, file } = rest;
    const bytes =
      format === 'cda'
        ? fillCda(read, { type, title, file, day, author, person })
        : format === 'text'
          ? fillDates(read(file).toString('utf8'), day)
          : read(file);
    return { ...rest, author, day, format, bytes: Buffer.from(bytes) };
  });
}

function endingOf(file: string): keyof typeof formats {
  return z.enum(['xml', 'txt', 'pdf', 'png', 'jpg']).parse(file.split('.').at(-1));
}

function authorOf(author: z.infer<typeof authorSchema>, { professionals }: DemoPopulation): DemoAuthor {
  if (author === 'self') return { kind: 'account', id: '', familyName: '', givenName: '', place: '' };
  if (typeof author !== 'string') return { ...author, familyName: author.name, givenName: '' };
  const found = professionals.find(({ id }) => id === author);
  const exercise = found?.exercises[0];
  if (found === undefined || exercise === undefined) throw new Error(`The demo directory has no ${author}.`);
  const { professionSystem: system, professionCode: code } = found;
  return {
    kind: 'professional',
    id: found.rpps,
    familyName: found.familyName,
    givenName: found.givenName,
    place: `${exercise.structureName}, ${exercise.town}`,
    profession: code,
    specialty: authorCode({ system, code }, exercise.specialtyCode),
  };
}
