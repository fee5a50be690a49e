import type { InformationData, InformationKind } from '../../record/information.ts';
import { bloodGroups, longest } from '../../record/information-kinds.ts';
import type { Measure } from '../../record/measures.ts';
import { choice, date, day, type Field, line, note, number, text, tick } from './fields.ts';
import { wishes } from './wish-parts.ts';

/** One part of « Mes informations »: a page of its own, with a form for what it holds. */
export interface Part {
  /** Names its texts: `information:parts.<name>.…`. */
  readonly name: PartName;
  /** Its path after `/informations`. */
  readonly path: string;
  readonly picture: string;
  readonly kind: InformationKind;
  /** What tells its items from those of another part of the same kind. */
  readonly only?: { readonly measure: Measure } | { readonly form: 'written' | 'paper' };
  /** There is one at most: it is written or changed, never added to a list. */
  readonly isSingle?: true;
  /** The order matters and can be changed. */
  readonly isOrdered?: true;
  /** The law wants it on a signed paper too, which can be printed. */
  readonly hasPaper?: true;
  readonly fields: readonly Field[];
}

const pictures = {
  weight: 'measures',
  height: 'height',
  'blood-pressure': 'blood-pressure',
  glucose: 'blood-sugar',
  hba1c: 'blood-test',
} as const satisfies Record<Measure, string>;

const measure = (name: Measure, path: string, fields: readonly Field[]) =>
  ({
    name,
    path: `/mesures/${path}`,
    picture: pictures[name],
    kind: 'measure',
    only: { measure: name },
    fields: [...fields, day('when'), note()],
  }) as const satisfies Omit<Part, 'name'> & { name: string };

const health = [
  {
    name: 'blood-group',
    path: '/groupe-sanguin',
    picture: 'blood',
    kind: 'blood-group',
    isSingle: true,
    fields: [choice('group', bloodGroups)],
  },
  {
    name: 'illness',
    path: '/maladies',
    picture: 'illness',
    kind: 'illness',
    fields: [line('name'), date('since'), note()],
  },
  {
    name: 'allergy',
    path: '/allergies',
    picture: 'allergy',
    kind: 'allergy',
    fields: [line('name'), line('reaction', 'optional'), tick('danger'), note()],
  },
  {
    name: 'treatment',
    path: '/traitements',
    picture: 'treatment',
    kind: 'treatment',
    fields: [line('name'), line('dose', 'optional'), date('since'), note()],
  },
  {
    name: 'operation',
    path: '/operations',
    picture: 'hospital',
    kind: 'operation',
    fields: [line('name'), date('when'), line('place', 'optional'), note()],
  },
  {
    name: 'vaccination',
    path: '/vaccins',
    picture: 'vaccination',
    kind: 'vaccination',
    fields: [line('name'), date('when'), note()],
  },
  {
    name: 'handicap-needs',
    path: '/handicap',
    picture: 'person-wheelchair',
    kind: 'handicap-needs',
    fields: [line('name'), note()],
  },
  {
    name: 'message',
    path: '/message',
    picture: 'say',
    kind: 'message',
    isSingle: true,
    fields: [text('text', longest.note)],
  },
] as const satisfies readonly (Omit<Part, 'name'> & { name: string })[];

const measured = [
  measure('weight', 'poids', [number('value')]),
  measure('height', 'taille', [number('value')]),
  measure('blood-pressure', 'tension', [number('value'), number('second')]),
  measure('glucose', 'glycemie', [number('value'), choice('unit', ['g/L', 'mmol/L', 'mg/dL'])]),
  measure('hba1c', 'hba1c', [number('value')]),
];

export type PartName =
  | (typeof health)[number]['name']
  | (typeof measured)[number]['name']
  | (typeof wishes)[number]['name'];

/** Every part, in the order of the pages. */
export const parts: readonly Part[] = [...health, ...measured, ...wishes];

/** The parts of one page of several: those whose path begins with `under` and has nothing deeper. */
export function partsUnder(under: string): Part[] {
  return parts.filter(({ path }) => path.slice(0, path.lastIndexOf('/')) === under);
}

/** Whether an item belongs to a part. */
export function isOfPart({ kind, only }: Part, data: InformationData): boolean {
  if (data.kind !== kind) return false;
  return only === undefined || Object.entries(only).every(([name, value]) => Object(data)[name] === value);
}

export { informationPath } from '../../web/paths.ts';
