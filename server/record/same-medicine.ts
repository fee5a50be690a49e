/**
 * A medicine's name in two parts that are compared: what it is and how strong (« ramipril 5mg »), and what follows the
 * comma that is none of a number: the form (« comprime »). Capitals, accents, spaces within a strength and a plural do
 * not matter. Nothing else is taken for the same: of « Paracétamol » alone nobody knows the strength, and « 1 g » is
 * not worked out to be « 1000 mg ».
 */
function partsOf(name: string): { readonly base: string; readonly form: string } {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d) (?=\S)/gu, '')
    .trim();
  const comma = plain.search(/,(?!\d)/u);
  if (comma < 0) return { base: plain, form: '' };
  const form = plain.slice(comma + 1).trim();
  return { base: plain.slice(0, comma).trim(), form: form.replace(/(?<=\p{L})s(?= |$)/gu, '') };
}

/**
 * Puts together what is the same medicine by its name (see `partsOf`), in the order in which each is met first. A name
 * without a form is one with those that have a form only where all of them have the same one.
 */
export function groupMedicines<Named>(all: readonly Named[], nameOf: (one: Named) => string): Named[][] {
  const groups = new Map<string, { one: Named; form: string }[]>();
  for (const one of all) {
    const { base, form } = partsOf(nameOf(one));
    groups.set(base, [...(groups.get(base) ?? []), { one, form }]);
  }
  return [...groups.values()].flatMap(group => {
    const forms = new Set(group.map(({ form }) => form).filter(form => form !== ''));
    const byForm = Map.groupBy(group, ({ form }) => (forms.size > 1 ? form : ''));
    return [...byForm.values()].map(same => same.map(({ one }) => one));
  });
}
