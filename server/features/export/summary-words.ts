import { asKey } from '../../i18n.ts';
import type { SectionName } from '../../record/fhir/sections.ts';
import type { SummaryWords } from '../../record/fhir/summary.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { ItemInWords } from '../../web/record-words.ts';
import type { Gathered } from './index-file.ts';
import type { ExportVisit } from './state.ts';

/** Which parts of « Mes informations » a section of the summary says in words. */
const partsOf: Readonly<Record<Exclude<SectionName, 'encounters'>, readonly string[]>> = {
  medications: ['treatment'],
  allergies: ['allergy'],
  problems: ['illness'],
  immunizations: ['vaccination'],
  procedures: ['operation'],
  results: ['blood-group', 'glucose', 'hba1c'],
  'vital-signs': ['weight', 'height', 'blood-pressure'],
  'functional-status': ['handicap-needs'],
  directives: ['directives-written', 'directives-paper', 'trusted-person', 'organ-donation'],
  story: ['message'],
};

/** What the summary for programs says to people, in the language of the page. */
export function summaryWords(visit: ExportVisit, gathered: Gathered): SummaryWords {
  const { t, language } = visit;
  const section = (name: SectionName, lines: readonly string[]) => ({
    title: t(asKey(`export:summary.sections.${name}`)),
    lines,
  });
  const said = Object.entries(partsOf).map(([name, names]) => [
    name,
    section(name as SectionName, linesOf(visit, gathered, names)),
  ]);
  return {
    language: language.code,
    dir: language.dir,
    title: t('export:summary.title'),
    nothing: t('export:summary.nothing'),
    sections: { ...Object.fromEntries(said), encounters: section('encounters', careLines(visit, gathered)) },
  };
}

/** A line for each thing of these parts; where they are several, it begins with the name of its own. */
function linesOf(visit: ExportVisit, { parts }: Gathered, names: readonly string[]): string[] {
  const own = parts.filter(part => names.includes(part.name));
  return own.flatMap(({ title, items }) =>
    items.map(item => {
      const value = lineOf(visit, item);
      return names.length > 1 ? visit.t('export:summary.detail', { label: title, value }) : value;
    }),
  );
}

const between = ' | ';

function lineOf({ t }: ExportVisit, { title, day, details }: ItemInWords): string {
  const more = details.map(({ label, value }) => t('export:summary.detail', { label, value }));
  return [title, day, ...more].filter(text => text !== '').join(between);
}

function careLines({ t, language }: ExportVisit, { exported }: Gathered): string[] {
  return exported.care.lines.map(({ day, until, kind, what, carer, place }) => {
    const days = [day, until ?? ''].filter(text => text !== '').map(text => showPartialDate(language, text));
    const texts = [days.join(' - '), t(asKey(`export:care.kinds.${kind}`)), what, carer, place];
    return texts.filter(text => text !== '').join(between);
  });
}
