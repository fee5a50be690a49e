import { expect, test } from 'vitest';
import { look, radiologist } from '../../support/history.ts';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';
import { anthony } from '../people.ts';

async function beforeTable() {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  const path = `${page.url.pathname}/historique`;
  const take = async (view = '') => {
    await reader.open(path + view);
    return reader.submit({}, { name: 'act', value: 'table' });
  };
  return { site, recordId: path.split('/')[3] ?? '', take };
}

test('the table has a line for each entry, and its cells compute nothing', async () => {
  const { site, recordId, take } = await beforeTable();
  const evil = { family_name: 'CMD', given_name: '=HYPERLINK("http://x")' };
  await site.world.db.updateTable('professional').set(evil).where('rpps', '=', radiologist).execute();
  await look(site.world, recordId, {
    who: radiologist,
    verb: 'emergency.opened',
    rule: 'R8',
    reason: '@x;=1+1',
  });
  const lines = (await take()).html.split('\r\n');
  expect(lines[0]?.replace('\ufeff', '')).toBe(
    "Jour;Heure;Ce qui s'est passé;De qui il s'agit;Métier;Lieu;Document;Pourquoi;À regarder de près",
  );
  expect(lines[1]).toMatch(
    /^2026-03-03;11:00;"'=HYPERLINK\(""http:\/\/x""\) CMD a ouvert votre DMP en urgence\.";/,
  );
  expect(lines[1]).toContain("@x;'=1+1");
  expect(lines).toHaveLength(1 + 15 + 1);
  const whole = (await take('/tout')).html;
  expect(whole.split('\r\n').length).toBeGreaterThan(60);
  expect(whole).toMatch(/;Vous avez bloqué un professionnel de santé\.;Stella QUENOTTE;/);
});

test('10 tables in an hour, and no more until it is over', async () => {
  const { site, take } = await beforeTable();
  for (let time = 0; time < 10; time += 1) expect((await take()).status).toBe(200);
  const refused = await take();
  expect(refused.status).toBe(429);
  expect(refused.text()).toContain('Attendez 1 heure.');
  site.world.pass(3_600_001);
});
