import { asKey } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { Entry } from '../../record/summary-model.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { measureInWords } from '../../web/measure-words.ts';
import { documentsPath, informationPath } from '../../web/paths.ts';
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
import type { SummaryState } from './state.ts';

/** A part of the summary: its title and its lines. `most`: how many are shown; `rest`: the path where all of them are. */
export interface Part {
  readonly title: LocaleKey;
  readonly lines: readonly Line[];
  readonly most?: number;
  readonly rest?: string;
}

type Where = Visit<SummaryState>;

/** More would not be read in a minute. What can kill, and what is taken, is never cut. */
const most = { exams: 20, documents: 10, vaccinations: 12 } as const;

/** Every part, in the order of the page: first what can kill, last whom to ask. */
export function partsOf(visit: Where): Part[] {
  const { summary, access } = visit.state;
  const documents = documentsPath(access.recordId);
  const vaccines = informationPath(access.recordId, '/vaccins');
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
      ...{ most: most.vaccinations, rest: vaccines },
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
  const { summary, access } = visit.state;
  const texts = summary.directives.map(entry => {
    const { form, text } = entry.data;
    const path = form === 'paper' ? '/volontes/directives/papier' : '/volontes/directives/texte';
    return line(asWritten(visit.t(asKey(`card:directives.${form}`))), {
      details: form === 'paper' ? written(text) : [],
      href: visit.href(informationPath(access.recordId, path)),
      told: told(visit, entry),
    });
  });
  const files = summary.directiveFiles.map(document => ({
    ...documentLine(visit, document),
    label: visit.t('card:directives.document'),
  }));
  return [...texts, ...files];
}
