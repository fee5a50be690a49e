import type { CareLine } from '../../server/record/care-history.ts';
import type { Document } from '../../server/record/documents.ts';
import { type InformationData, type Item, ofKind } from '../../server/record/information.ts';
import { plainStanding } from '../../server/record/permits.ts';
import { scope } from '../../server/record/policy/decide.ts';
import { ownerGrant } from '../../server/record/records.ts';
import type { SummaryGiven } from '../../server/record/summary-model.ts';

export const today = '2026-03-03';

let count = 0;
const nextId = (): string => {
  count += 1;
  return `id-${count}`;
};

/** Something written by the person on the 1st of March 2026. */
export function item(data: InformationData, more: Partial<Item> = {}): Item {
  return {
    id: nextId(),
    version: 1,
    data,
    documentId: undefined,
    author: { kind: 'account', id: 'owner' },
    createdAt: new Date('2026-03-01T10:00:00Z'),
    changed: undefined,
    removedAt: undefined,
    ...more,
  };
}

export const treatment = (name: string, dose = ''): InformationData => ({
  kind: 'treatment',
  name,
  dose,
  since: '',
  note: '',
});

export const care = (kind: CareLine['kind'], what: string, day = '2026-02-01'): CareLine => ({
  kind,
  what,
  day,
  carer: '',
  place: '',
});

const permit = scope({
  viewer: { kind: 'account', id: 'account', capacity: 'self', ...ownerGrant },
  ...{ action: 'read', record: plainStanding('record'), now: '2026-02-01T00:00:00.000Z' },
});

export function document(typeCode: string, day = '2026-02-01', more: Partial<Document> = {}): Document {
  const id = nextId();
  return {
    id,
    title: `Document ${id}`,
    classCode: '10',
    typeCode,
    format: 'text',
    day,
    version: 1,
    author: {
      kind: 'professional',
      id: '99900000045',
      name: 'Anne Dubois',
      place: '',
      profession: '10',
      specialty: undefined,
    },
    fileName: '',
    content: { id, bytes: 1, parts: 1, permit },
    isHidden: false,
    isSecret: false,
    keptBackUntil: null,
    isRead: true,
    addedAt: new Date(day),
    changedAt: new Date(day),
    removedAt: undefined,
    ...more,
  };
}

/** What a summary is made of, with nothing in it but what is said. */
export function given(
  what: { items?: readonly Item[] } & Partial<Omit<SummaryGiven, 'information'>> = {},
): SummaryGiven {
  const { items = [], ...more } = what;
  return {
    owner: { name: 'Anthony CORSE', birthDate: '1980-03-02', doctor: undefined },
    ownerId: 'owner',
    today,
    timeZone: 'Europe/Paris',
    information: { of: kind => ofKind(items, kind) },
    care: [],
    documents: [],
    names: new Map(),
    ...more,
  };
}
