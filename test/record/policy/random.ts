import fc from 'fast-check';
import { documentTypes } from '../../../server/record/document-types.ts';
import { wholeScope } from '../../../server/record/grant-scope.ts';
import type {
  AccountViewer,
  Action,
  Content,
  OutsideViewer,
  ProfessionalViewer,
  Question,
  SourceViewer,
  Standing,
} from '../../../server/record/policy/viewer.ts';

/* Random worlds for the rules. Everything is drawn from few values, so that people, days and kinds often meet. */

/** In how many worlds something is tried: for `npm run mutation`, steady.ts asks for fewer. */
export const inWorlds = (count: number) => ({ numRuns: fc.readConfigureGlobal().numRuns ?? count });

export const now = '2026-06-15T12:00:00.000Z';
const instants = fc.constantFrom('2026-06-15T11:59:59.999Z', now, '2026-06-15T12:00:00.001Z');
const people = fc.constantFrom('p1', 'p2');
const places = fc.constantFrom('e1', 'e2');
const accounts = fc.constantFrom('a1', 'a2');
const types = documentTypes.filter(({ classCode }) => classCode !== undefined);
export const someTypes = types.map(({ code, classCode = '' }) => ({ typeCode: code, classCode }));

const classes = fc.uniqueArray(fc.constantFrom(...new Set(someTypes.map(({ classCode }) => classCode))));
const someClasses = fc.oneof(
  fc.constant('all' as const),
  classes.map(codes => new Set(codes)),
);

export const contents: fc.Arbitrary<Content> = fc
  .record({
    kind: fc.constantFrom(...someTypes),
    author: fc.oneof(
      fc.record({ authorKind: fc.constant('account' as const), authorId: accounts }),
      fc.record({ authorKind: fc.constant('professional' as const), authorId: people }),
      fc.record({
        authorKind: fc.constantFrom('organisation' as const, 'software' as const),
        authorId: fc.constant('s1'),
      }),
    ),
    isHidden: fc.boolean(),
    isSecret: fc.boolean(),
    keptBackUntil: fc.option(instants),
  })
  .map(({ kind, author, ...flags }) => ({ ...kind, ...author, ...flags }));

export const owners: fc.Arbitrary<AccountViewer> = accounts.map(id => ({
  ...{ kind: 'account', id, capacity: 'self', scope: wholeScope, until: null },
}));

export const relatives: fc.Arbitrary<AccountViewer> = fc.record({
  kind: fc.constant('account' as const),
  id: accounts,
  capacity: fc.constantFrom('representative' as const, 'guardian', 'caregiver', 'helper'),
  scope: fc.record({ see: someClasses, add: fc.boolean(), manage: fc.boolean(), history: fc.boolean() }),
  until: fc.option(instants),
});

const professions = fc.constantFrom(
  ...['10', '21', '40', '60', '80'].map(code => ({ system: 'TRE_G15', code })),
  { system: 'TRE_R94', code: '41' },
  { system: 'TRE_G15', code: 'nobody' },
);

export const professionals: fc.Arbitrary<ProfessionalViewer> = fc.record({
  kind: fc.constant('professional' as const),
  id: people,
  exerciseId: places,
  profession: professions,
  specialty: fc.option(fc.constantFrom('SM54', 'SM42', 'SM59')),
  regulates: fc.boolean(),
});

export const occupational: fc.Arbitrary<ProfessionalViewer> = fc
  .record({ who: professionals, specialty: fc.constantFrom('SM25', 'C41', 'CAPA11') })
  .map(({ who, specialty }) => ({ ...who, specialty }));

export const sources: fc.Arbitrary<SourceViewer> = fc.record({
  kind: fc.constantFrom('organisation' as const, 'software'),
  id: fc.constantFrom('s1', 's2'),
});

export const outsiders: fc.Arbitrary<OutsideViewer> = fc.record({
  kind: fc.constantFrom('agent' as const, 'operator', 'insurer', 'mutual-insurer', 'bank', 'employer'),
  id: fc.constantFrom('p1', 'a1', 's1'),
});

export const actions: fc.Arbitrary<Action> = fc.constantFrom(
  ...(['read', 'deposit', 'change', 'announce', 'hide', 'govern', 'read-history', 'own'] as const),
  ...(['read-complaints', 'reopen', 'note-consent', 'open-emergency', 'open-centre-15'] as const),
);

const some = (values: fc.Arbitrary<string>) =>
  fc.uniqueArray(values, { maxLength: 2 }).map(list => new Set(list));

/** `undefined`: never answered. */
const answers = fc.constantFrom(true, false, undefined);
const choices: fc.Arbitrary<Standing['choices']> = fc
  .record({ emergency: answers, centre15: answers, hiddenDocuments: answers })
  .map(({ emergency, centre15, hiddenDocuments }) => ({
    ...(emergency !== undefined && { emergency }),
    ...(centre15 !== undefined && { centre15 }),
    ...(hiddenDocuments !== undefined && { hiddenDocuments }),
  }));

export const standings: fc.Arbitrary<Standing> = fc.record({
  recordId: fc.constant('record'),
  status: fc.constant('open' as const),
  treatingDoctor: fc.constantFrom('p1', 'p2', 'p3', undefined),
  sameRights: some(people),
  blocked: some(people),
  consents: fc.array(
    fc.record({
      rpps: people,
      exerciseId: fc.option(places),
      classes: someClasses,
      isAnnounced: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  openings: fc.array(
    fc.record({
      rpps: people,
      exerciseId: places,
      kind: fc.constantFrom('break-glass' as const, 'centre-15'),
      until: instants,
    }),
    { maxLength: 2 },
  ),
  choices,
});

export const anybody = fc.oneof(
  { weight: 1, arbitrary: owners },
  { weight: 3, arbitrary: relatives },
  { weight: 6, arbitrary: professionals },
  { weight: 1, arbitrary: fc.oneof(occupational, sources, outsiders) },
);

/** A question of one of these viewers about one of these acts, in a random world. */
export function questions<Who extends Question['viewer']>(
  viewer: fc.Arbitrary<Who>,
  action: fc.Arbitrary<Action> = fc.constant('read'),
): fc.Arbitrary<Question & { readonly viewer: Who }> {
  return fc.record({ viewer, action, record: standings, now: fc.constant(now) });
}
