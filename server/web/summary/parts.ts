import { asKey } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { Entry } from '../../record/summary-model.ts';
import type { Visit } from '../context.ts';
import { showPartialDate } from '../dates.ts';
import { measureInWords } from '../measure-words.ts';
import {
  asWritten,
  documentLine,
  examLine,
  type Line,
  line,
  sinceInWords,
  toldInWords,
  treatmentLine,
  written,
} from './lines.ts';
import type { SummaryShown } from './state.ts';

/** A part of the summary: its title and its lines. `most`: how many are shown; `rest`: the path where all of them are. */
export interface Part {
  readonly title: LocaleKey;
  readonly lines: readonly Line[];
  readonly most?: number;
  readonly rest?: string | undefined;
}

type Where = Visit<SummaryShown>;

/** More would not be read in a minute. What can kill, and what is taken, is never cut. */
const most = { exams: 20, documents: 10, vaccinations: 12 } as const;

/** Every part, in the order of the page: first what can kill, last whom to ask. */
export function partsOf(visit: Where): Part[] {
  const { summary, paths } = visit.state;
  const { documents, vaccinations } = paths;
  return [
    { title: 'card:parts.allergy', lines: summary.allergies.map(one => allergyLine(visit, one)) },
    { title: 'card:parts.blood-group', lines: bloodLines(visit) },
    { title: 'card:parts.illness', lines: summary.illnesses.map(one => illnessLine(visit, one)) },
    { title: 'card:parts.treatment', lines: summary.treatments.map(one => treatmentLine(visit, one)) },
    {
      title: 'summary:parts.treatment-documents',
      lines: summary.treatmentDocuments.map(one => documentLine(visit, one)),
      ...{ most: most.documents, rest: documents },
    },
    { title: 'summary:parts.operation', lines: summary.operations.map(one => datedLine(visit, one)) },
    {
      title: 'summary:parts.vaccination',
      lines: summary.vaccinations.map(one => datedLine(visit, one)),
      ...{ most: most.vaccinations, rest: vaccinations },
    },
    {
      title: 'summary:parts.exam',
      lines: summary.exams.map(one => examLine(visit, one)),
      ...{ most: most.exams, rest: documents },
    },
    { title: 'summary:parts.measure', lines: summary.measures.map(one => measureLine(visit, one)) },
    { title: 'card:parts.handicap-needs', lines: summary.needs.map(one => needLine(visit, one)) },
    { title: 'card:parts.emergency-contact', lines: summary.contacts.map(one => personLine(visit, one)) },
    {
      title: 'card:parts.trusted-person',
      lines: summary.trustedPerson === undefined ? [] : [personLine(visit, summary.trustedPerson)],
    },
    { title: 'card:parts.directives', lines: directiveLines(visit) },
  ];
}

const told = (visit: Where, entry: Pick<Entry<'illness'>, 'told'>): string[] => [
  toldInWords(visit, entry.told),
];

function allergyLine(visit: Where, entry: Entry<'allergy'>): Line {
  const { name, danger, reaction, note } = entry.data;
  const said = danger ? visit.t('card:danger') : '';
  const details = written(reaction, note);
  return line(asWritten(name), { said, isAlarm: danger, details, told: told(visit, entry) });
}

function illnessLine(visit: Where, entry: Entry<'illness'>): Line {
  const { name, since, note } = entry.data;
  return line(asWritten(name), {
    said: sinceInWords(visit, since),
    details: written(note),
    told: told(visit, entry),
  });
}

function needLine(visit: Where, entry: Entry<'handicap-needs'>): Line {
  return line(asWritten(entry.data.name), { details: written(entry.data.note), told: told(visit, entry) });
}

function datedLine(visit: Where, entry: Entry<'operation'> | Entry<'vaccination'>): Line {
  const { data } = entry;
  const place = data.kind === 'operation' ? data.place : '';
  return line(asWritten(data.name), {
    said: data.when === '' ? '' : showPartialDate(visit.language, data.when),
    details: written(place, data.note),
    told: told(visit, entry),
  });
}

/** A sign at the end of a word would jump to its front in a right-to-left line. */
function bloodLines(visit: Where): Line[] {
  const { bloodGroup } = visit.state.summary;
  if (bloodGroup === undefined) return [];
  return [line(asWritten(`${bloodGroup.data.group}\u200e`), { told: told(visit, bloodGroup) })];
}

function measureLine(visit: Where, entry: Entry<'measure'>): Line {
  const { data } = entry;
  return line(asWritten(measureInWords(visit, data)), {
    label: visit.t(asKey(`information:parts.${data.measure}.title`)),
    // Who says it says when, and mostly on the same day.
    said: data.when === entry.told.day ? '' : showPartialDate(visit.language, data.when),
    details: written(data.note),
    told: told(visit, entry),
  });
}

function personLine(visit: Where, entry: Entry<'emergency-contact'> | Entry<'trusted-person'>): Line {
  const { data } = entry;
  const note = data.kind === 'emergency-contact' ? data.note : '';
  const { name, relation, phone } = data;
  return line(asWritten(name), { details: written(relation, note), phone, told: told(visit, entry) });
}

function directiveLines(visit: Where): Line[] {
  const { summary, paths } = visit.state;
  const texts = summary.directives.map(entry => {
    const { form, text } = entry.data;
    const path = paths.directives?.[form === 'paper' ? 'paper' : 'text'];
    return line(asWritten(visit.t(asKey(`card:directives.${form}`))), {
      details: form === 'paper' || path === undefined ? written(text) : [],
      href: path === undefined ? '' : visit.href(path),
      told: told(visit, entry),
    });
  });
  const files = summary.directiveFiles.map(document => ({
    ...documentLine(visit, document),
    label: visit.t('card:directives.document'),
  }));
  return [...texts, ...files];
}

/** A part as a page shows it. `more`: how many lines are left out, and where they are. */
export interface ShownPart {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly more: { readonly count: number; readonly href: string; readonly text: string } | undefined;
}

/** What a page shows of a part: no more lines than it says where the rest can be read, or all of them. */
export function shownPart({ t, href }: Pick<Where, 't' | 'href'>, part: Part): ShownPart {
  const { rest } = part;
  const most = rest === undefined ? part.lines.length : (part.most ?? part.lines.length);
  const left = part.lines.length - most;
  const more =
    left <= 0 || rest === undefined
      ? undefined
      : { count: left, href: href(rest), text: t('summary:more', { count: left }) };
  return { title: t(part.title), lines: part.lines.slice(0, most), more };
}

/** Whom a summary is about, in words, with their treating doctor. */
export function ownerInWords({ language, state }: Where) {
  const { name, birthDate, doctor } = state.summary.owner;
  return {
    name,
    born: showPartialDate(language, birthDate),
    doctor: doctor === undefined ? '' : [doctor.name, doctor.place].filter(Boolean).join(', '),
  };
}
