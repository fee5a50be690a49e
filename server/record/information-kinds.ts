import { z } from 'zod';
import { measures, measureUnits } from './measures.ts';
import { isPartialDate } from './partial-date.ts';

/** How long texts may be, in characters as people count them: a line, a note, a whole text. */
export const longest = { line: 200, note: 2000, text: 20_000 } as const;

export const bloodGroups = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'] as const;
export const donationWishes = ['agree', 'part', 'refuse'] as const;

/** Advance directives: written here, on a paper that lies somewhere, or in a document of the record. */
export const directiveForms = ['written', 'paper', 'document'] as const;

const line = z.string().min(1);
/** A text that may be empty: nothing was said. */
const maybe = z.string();
/** A year, a month or a day (see partial-date.ts), or an empty text: nobody knows. */
const when = z.string().refine(text => text === '' || isPartialDate(text));

const kinds = {
  'blood-group': z.object({ kind: z.literal('blood-group'), group: z.enum(bloodGroups) }),
  illness: z.object({ kind: z.literal('illness'), name: line, since: when, note: maybe }),
  /** `danger`: it can put the person's life in danger. */
  allergy: z.object({
    kind: z.literal('allergy'),
    name: line,
    reaction: maybe,
    danger: z.boolean(),
    note: maybe,
  }),
  treatment: z.object({ kind: z.literal('treatment'), name: line, dose: maybe, since: when, note: maybe }),
  operation: z.object({ kind: z.literal('operation'), name: line, when, place: maybe, note: maybe }),
  vaccination: z.object({ kind: z.literal('vaccination'), name: line, when, note: maybe }),
  measure: z.object({
    kind: z.literal('measure'),
    measure: z.enum(measures),
    value: z.number(),
    second: z.number().optional(),
    unit: z.enum(measureUnits),
    when: line.refine(isPartialDate),
    note: maybe,
  }),
  'handicap-needs': z.object({ kind: z.literal('handicap-needs'), name: line, note: maybe }),
  message: z.object({ kind: z.literal('message'), text: line }),
  'trusted-person': z.object({
    kind: z.literal('trusted-person'),
    name: line,
    relation: maybe,
    phone: maybe,
    email: maybe,
    address: maybe,
  }),
  'emergency-contact': z.object({
    kind: z.literal('emergency-contact'),
    name: line,
    relation: maybe,
    phone: line,
    note: maybe,
  }),
  /** `text`: the directives themselves, or where the paper is. A document is named by the item (`documentId`). */
  directives: z.object({ kind: z.literal('directives'), form: z.enum(directiveForms), text: maybe }),
  'organ-donation': z.object({
    kind: z.literal('organ-donation'),
    wish: z.enum(donationWishes),
    note: maybe,
  }),
};

/** What « Mes informations » is made of. */
export type InformationKind = keyof typeof kinds;

/** The words of one item of a kind. What the kinds above call `maybe` and `when` is an empty text where nothing was said. */
export type DataOf<Kind extends InformationKind> = z.infer<(typeof kinds)[Kind]>;
export type InformationData = { [Kind in InformationKind]: DataOf<Kind> }[InformationKind];

/** Reads the words of an item from outside the type system. @throws ZodError */
export const informationSchema = z.discriminatedUnion('kind', [
  kinds['blood-group'],
  kinds.illness,
  kinds.allergy,
  kinds.treatment,
  kinds.operation,
  kinds.vaccination,
  kinds.measure,
  kinds['handicap-needs'],
  kinds.message,
  kinds['trusted-person'],
  kinds['emergency-contact'],
  kinds.directives,
  kinds['organ-donation'],
]);

/** The place that only one item of a record may take: one blood group, one text of directives; nothing for a list. */
export function onlyOneOf(data: InformationData): string | undefined {
  switch (data.kind) {
    case 'blood-group':
    case 'message':
    case 'trusted-person':
    case 'organ-donation':
      return data.kind;
    case 'directives':
      return `${data.kind}:${data.form}`;
    default:
      return undefined;
  }
}
