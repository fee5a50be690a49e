import { expect, test } from 'vitest';
import { acts as actsOf, play, titles } from '../features/acting/acting.ts';
import { traceRead } from '../features/complaints/at-form.ts';
import { acts, inside, known } from '../features/management/steps.ts';
import { expectMistake } from '../features/mistakes.ts';
import { forge } from './by-hand.ts';

/** Whom the record blocks. */
async function blocked({ site, record }: Awaited<ReturnType<typeof inside>>): Promise<string[]> {
  const rows = site.world.db.selectFrom('blocked_professional').select('rpps');
  return (await rows.where('record_id', '=', record).execute()).map(({ rpps }) => rpps);
}

const complaint = { kind: 'complaint', text: 'Je ne veux plus.', block: 'yes' };

test('the treating doctor is blocked by no form that no page showed, and goes on reading', async () => {
  const all = await inside();
  const { site, reader, base } = all;
  const seq = await traceRead(site, all.record, known.doctor);
  const path = `${base}/acces-bloques/bloquer/${known.doctor}`;
  await reader.open(`${base}/acces-bloques`);
  const refused = await forge(reader, path, { act: 'block' });
  expectMistake(refused, { field: '', key: 'management:block.cannot' });
  const history = base.replace('/gestion', '/historique');
  await reader.open(`${base}/acces-bloques`);
  const sent = await forge(reader, `${history}/signaler/${seq}`, complaint);
  expectMistake(sent, { field: '', key: 'complaints:form.cannot-block' });
  expect(sent.value('text')).toBe(complaint.text);
  // A number in a field that the form does not have names nobody.
  for (const more of [{ rpps: known.doctor }, { seq: String(seq) }, { person: known.doctor }])
    expectMistake(await forge(reader, `${history}/signaler`, { ...complaint, ...more }), {
      ...{ field: '', key: 'complaints:form.cannot-block' },
    });
  for (const written of [`0${known.doctor}`, `${known.doctor}%20`, `%EF%BC%99${known.doctor.slice(1)}`])
    expect((await forge(reader, `${base}/acces-bloques/bloquer/${written}`, { act: 'block' })).status).toBe(
      404,
    );
  expect(await blocked(all)).toEqual([known.dentist]);
  expect(await acts(all)).toEqual([]);
  const gp = await play(site, 'gp');
  expect(titles(await gp.open()).length).toBeGreaterThan(5);
  expect(await actsOf(site, gp)).toEqual(['documents.listed R4']);
});

test('the one whom the patient declared is the treating doctor for a forged form too', async () => {
  const all = await inside();
  const { site, reader, base, record } = all;
  await reader.open(`${base}/medecin-traitant/changer/${known.otherDoctor}`);
  await reader.submit();
  const seq = await traceRead(site, record, known.otherDoctor);
  const before = await acts(all);
  expect(before).toContain('treating-doctor.declared');
  const path = `${base}/acces-bloques/bloquer/${known.otherDoctor}`;
  expectMistake(await forge(reader, path, { act: 'block' }), { field: '', key: 'management:block.cannot' });
  const signal = `${base.replace('/gestion', '/historique')}/signaler/${seq}`;
  await reader.open(`${base}/acces-bloques`);
  expectMistake(await forge(reader, signal, complaint), { field: '', key: 'complaints:form.cannot-block' });
  expect(await acts(all)).toEqual(before);
  expect(await blocked(all)).toEqual([known.dentist]);
});

test.each(['block', 'complaint'])(
  'declaring a doctor and, at the same moment, %s: nobody is both',
  async how => {
    const all = await inside();
    const { site, reader, base, record } = all;
    const seq = await traceRead(site, record, known.otherDoctor);
    const declare = reader.twin();
    await declare.open(`${base}/medecin-traitant/changer/${known.otherDoctor}`);
    const rivals = Array.from({ length: 5 }, () => reader.twin());
    for (const rival of rivals) await rival.open(`${base}/acces-bloques`);
    const signal = `${base.replace('/gestion', '/historique')}/signaler/${seq}`;
    const attack = (rival: typeof reader) =>
      how === 'block'
        ? forge(rival, `${base}/acces-bloques/bloquer/${known.otherDoctor}`, { act: 'block' })
        : forge(rival, signal, complaint);
    const answers = await Promise.all([
      ...rivals.slice(0, 3).map(attack),
      declare.submit(),
      ...rivals.slice(3).map(attack),
    ]);
    for (const { status } of answers) expect([200, 422]).toContain(status);
    const declared = site.world.db.selectFrom('full_access').select('rpps').where('record_id', '=', record);
    expect(await declared.where('kind', '=', 'treating-doctor').execute()).toEqual([
      { rpps: known.otherDoctor },
    ]);
    expect(await blocked(all)).toEqual([known.dentist]);
    const done = await acts(all);
    const count = (verb: string): number => done.filter(one => one === verb).length;
    expect(count('professional.blocked')).toBe(count('professional.unblocked'));
    expect(count('treating-doctor.declared')).toBe(1);
  },
);
