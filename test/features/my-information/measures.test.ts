import { expect, test } from 'vitest';
import { clean, expectMistake } from '../mistakes.ts';
import { inside, press, write } from './steps.ts';

const on = (day: string) => ({ 'when-day': day, 'when-month': '2', 'when-year': '2026' });

const understood: [string, Record<string, string>, string][] = [
  ['poids', { value: '70 kilos' }, '70 kg'],
  ['poids', { value: '70,5' }, '70,5 kg'],
  ['poids', { value: '٧٠٫٥' }, '70,5 kg'],
  ['taille', { value: '1,80 m' }, '180 cm'],
  ['taille', { value: '180 cm' }, '180 cm'],
  ['taille', { value: '1m80' }, '180 cm'],
  ['taille', { value: '1.8' }, '180 cm'],
  ['tension', { value: '13', second: '8' }, '130 et 80'],
  ['tension', { value: '12,5/7', second: '' }, '125 et 70'],
  ['tension', { value: '128 mmHg', second: '82' }, '128 et 82'],
  ['glycemie', { value: '1,10', unit: 'g/L' }, '1,1 g par litre'],
  ['glycemie', { value: '5,5 mmol/L' }, '5,5 mmol par litre'],
  ['hba1c', { value: '7,2 %' }, '7,2 %'],
];

test('a measure is understood as people write it, with or without its unit, in any digits', async () => {
  const { reader, base } = await inside();
  for (const [path, fields, shown] of understood) {
    const page = await write(reader, `${base}/mesures/${path}/ajouter`, { ...fields, ...on('1') });
    expect(page.status, `${path} ${JSON.stringify(fields)} ${page.mistakes}`).toBe(200);
    expect(clean(page.root.querySelector('.measures strong')?.text ?? '')).toBe(shown);
    expect(clean(page.root.querySelector('.measures tbody th')?.text ?? '')).toBe('1er février 2026');
    await press(reader, 'remove');
  }
});

const refused: [string, Record<string, string>, string, string][] = [
  ['poids', { value: '' }, 'value', 'errors.empty.weight-value'],
  ['poids', { value: '-3' }, 'value', 'errors.negative'],
  ['poids', { value: 'beaucoup' }, 'value', 'errors.not-a-number'],
  ['poids', { value: '70 livres' }, 'value', 'errors.unit.weight'],
  ['poids', { value: '7000' }, 'value', 'errors.bounds.weight'],
  ['taille', { value: '12 m' }, 'value', 'errors.bounds.height'],
  ['tension', { value: '13', second: '' }, 'second', 'errors.empty.blood-pressure-second'],
  ['tension', { value: '8', second: '13' }, 'second', 'errors.order'],
  ['glycemie', { value: '1,1' }, 'unit', 'errors.choice.unit'],
  ['glycemie', { value: '' }, 'value', 'errors.empty.glucose-value'],
  ['hba1c', { value: '72' }, 'value', 'errors.bounds.hba1c'],
];

test('a slip is told kindly, each in its own words, and what was typed stays', async () => {
  const { reader, base } = await inside();
  for (const [path, fields, field, key] of refused) {
    const page = await write(reader, `${base}/mesures/${path}/ajouter`, { ...fields, ...on('1') });
    expectMistake(page, { field, key: `information:${key}` });
    expect(page.value('value')).toBe(fields.value);
  }
});

test.each([
  [{ 'when-day': '4', 'when-month': '3', 'when-year': '2026' }, 'in-the-future'],
  [{ 'when-day': '31', 'when-month': '2', 'when-year': '2026' }, 'not-a-date'],
  [{ 'when-day': '', 'when-month': '2', 'when-year': '2026' }, 'whole'],
  [{ 'when-day': '1', 'when-month': '2', 'when-year': '' }, 'year'],
])('the day of a measure: %j is a mistake', async (when, key) => {
  const { reader, base } = await inside();
  const page = await write(reader, `${base}/mesures/poids/ajouter`, { value: '70', ...when });
  expectMistake(page, { field: 'when', key: `information:errors.date.${key}` });
});

test('the day of today is proposed, and the curve has a name and a dot for each measure of the table', async () => {
  const { reader, base } = await inside();
  const form = await reader.open(`${base}/mesures/poids/ajouter`);
  expect(['day', 'month', 'year'].map(part => form.value(`when-${part}`))).toEqual(['03', '03', '2026']);
  await reader.submit({ value: '72' });
  expect(reader.page?.root.querySelector('.chart')).toBeNull();
  await write(reader, `${base}/mesures/poids/ajouter`, { value: '70,5', ...on('2') });
  const page = await write(reader, `${base}/mesures/poids/ajouter`, { value: '71', ...on('20') });
  const chart = page.root.querySelector('.chart svg');
  expect(chart?.getAttribute('role')).toBe('img');
  expect(clean(chart?.getAttribute('aria-label') ?? '')).toBe(
    'Mon poids : 70,5 kg le 2 février 2026, puis 72 kg le 3 mars 2026',
  );
  expect(chart?.querySelectorAll('.chart-dot')).toHaveLength(3);
  const days = page.root.querySelectorAll('.measures tbody th').map(one => clean(one.text));
  expect(days).toEqual(['3 mars 2026', '20 février 2026', '2 février 2026']);
  const removed = await press(reader, 'remove', 1);
  expect(clean(removed.text())).toContain("C'est enlevé : 71 kg, le 20 février 2026");
  expect(await reader.open(base).then(({ root }) => root.text)).toContain('Mon poids');
});
