import type { CareLine } from './care-history.ts';

/** What a line of care is, for the paper that should come of it. */
export type CareSort = 'stay' | 'dialysis' | 'blood-test' | 'imaging' | 'other-exam';

/** The paper that a sort of care should lead to. */
export interface Expected {
  /** The types that are such a paper. */
  readonly types: readonly string[];
  /** The types that may be one, when the professional who did the care wrote it: a consultation tells of its exam. */
  readonly alsoOfCarer: readonly string[];
  /** How many days after the last day of the care the paper is due; only then can it be missing. */
  readonly dueAfter: number;
  /** Where `dueAfter` comes from: the text, or `assumed` where none gives a number of days. */
  readonly source: string;
  /** How many days before the care, and after its last day, the day of the paper may be. Assumed. */
  readonly daysBefore: number;
  readonly daysAfter: number;
}

/** What patients add themselves as a report counts: they hold the paper. */
const ownReport = 'DOCPAT03';
const consultation = ['11488-4', '78513-9', '85208-7'];
const otherExams = ['70004-7', '75492-9', '47420-5', '60568-3', '51969-4', '96173-0', ownReport];
const bloodTests = ['11502-2', '60568-3', '51969-4', 'DOCPAT05'];
const images = ['18748-4', 'DOCPAT04'];

/**
 * What is expected of each sort. A stay: its letter is handed over on the day of leaving, and put in the DMP when there is one
 * (code de la santé publique, R. 1112-1-2, read on 2026-11-24). A blood test: « within the time that the state of knowledge
 * allows » (D. 6211-3), so no number of days; nor is there one for other exams.
 */
export const expectations: Readonly<Record<CareSort, Expected>> = {
  stay: {
    types: [
      ...['11490-0', '34112-3', '34874-8', '15507-7', '15508-5', '34133-9', '57057-2', '89235-6'],
      ownReport,
    ],
    alsoOfCarer: [],
    ...{ dueAfter: 0, source: 'CSP R. 1112-1-2' },
    ...{ daysBefore: 1, daysAfter: 15 },
  },
  // A session has no report of its own as a rule: one in the month tells of all of them.
  dialysis: {
    types: ['11505-5', '11506-3', '34112-3', '34133-9', ...consultation, ownReport],
    alsoOfCarer: [],
    ...{ dueAfter: 31, source: 'assumed' },
    ...{ daysBefore: 31, daysAfter: 31 },
  },
  'blood-test': {
    types: [...bloodTests, ownReport],
    alsoOfCarer: [],
    ...{ dueAfter: 7, source: 'assumed' },
    ...{ daysBefore: 1, daysAfter: 15 },
  },
  imaging: {
    types: [...images, '70004-7', '75492-9', ownReport],
    alsoOfCarer: consultation,
    ...{ dueAfter: 7, source: 'assumed' },
    ...{ daysBefore: 1, daysAfter: 15 },
  },
  'other-exam': {
    types: [...new Set([...otherExams, ...bloodTests, ...images])],
    alsoOfCarer: consultation,
    ...{ dueAfter: 7, source: 'assumed' },
    ...{ daysBefore: 1, daysAfter: 15 },
  },
};

/** Every type that can be the paper of some care. */
export const expectedTypes: readonly string[] = [
  ...new Set(Object.values(expectations).flatMap(({ types, alsoOfCarer }) => [...types, ...alsoOfCarer])),
];

const dialysis = /\b(hemo)?(dialyse|filtration)/;
const imaging =
  /\b(radio(graph|log)?|echo(graph|card|dop)?|scanner|irm|scintigra|mammo|tomodens|doppler|imagerie|densitom|tep\b)/;
const blood =
  /\b(sang|sanguin|urin|biolog|analyse|glyc|chol|hemo|ferrit|creat|tsh|inr|nfs|ecbu|labo|serolog|pcr\b)/;

/**
 * What a line of care is; nothing for care that leads to no paper of its own (a visit, a medicine). The insurer tells an exam by
 * its French label alone, so its sort is read from there. Where the words say nothing, any report of an exam fits.
 */
export function sortOfCare({ kind, what, place }: CareLine): CareSort | undefined {
  const said = plainly(what);
  if (kind === 'medicine') return undefined;
  if (dialysis.test(said)) return 'dialysis';
  if (kind !== 'exam') return kind === 'stay' ? 'stay' : undefined;
  if (imaging.test(said)) return 'imaging';
  return blood.test(`${said} ${plainly(place)}`) ? 'blood-test' : 'other-exam';
}

/** A text as it is compared: small letters, no accents, one space between words. */
export function plainly(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
