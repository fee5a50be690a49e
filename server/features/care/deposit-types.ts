import type { Translate } from '../../i18n.ts';
import { documentClasses, documentTypes, ownTypes, typeOf } from '../../record/document-types.ts';
import { className, typeName } from '../../web/document-words.ts';

/** The types that carers write most: consultation, stay, laboratory, image, prescription, summary. */
const usualTypes: readonly string[] = ['11488-4', '34112-3', '11502-2', '18748-4', '57833-6', '60591-5'];

/** What the patient alone writes, and the profile that the site makes of it. */
const patients: ReadonlySet<string> = new Set([...ownTypes.map(({ code }) => code), 'DOCPAT08']);

/** The types that carers deposit, as far as the rules let each of them: what the DMP takes and the patient does not write. */
export const carerTypes: readonly string[] = documentTypes
  .filter(({ code, inDmp, classCode }) => inDmp && classCode !== undefined && !patients.has(code))
  .map(({ code }) => code);

/** The types to choose from, in groups: the usual ones first, then all by class, by their names in the page's language. */
export function groupedTypes(t: Translate, types: readonly string[], language: string) {
  const order = new Intl.Collator(language);
  const options = (codes: readonly string[]) => codes.map(value => ({ value, label: typeName(t, value) }));
  const usual = usualTypes.filter(code => types.includes(code));
  const rest = types.filter(code => !usual.includes(code));
  const groups = documentClasses.map(({ code }) => ({
    label: className(t, code),
    options: options(rest.filter(type => typeOf(type)?.classCode === code)).sort((a, b) =>
      order.compare(a.label, b.label),
    ),
  }));
  return [{ label: t('carer:deposit.usual'), options: options(usual) }, ...groups].filter(
    group => group.options.length > 0,
  );
}
