import { expect, test } from 'vitest';
import { atPharmacy, createAt, creators } from '../../support/creating.ts';
import { freshSite } from '../../support/site.ts';

test('each professional counts their own records by month, takes the table away, and no patient is in it', async () => {
  const site = await freshSite();
  const reader = await atPharmacy(site);
  expect((await reader.open('/fr/soignants/creations')).text()).toContain(
    "Vous n'avez pas encore créé de DMP",
  );
  await createAt(reader);
  const page = await reader.open('/fr/soignants/creations');
  const cells = page.root.querySelectorAll('tbody tr > *').map(cell => cell.text.trim());
  expect(cells.slice(1)).toEqual(['Pharmacie des Tilleuls, Reims', '1']);
  expect(page.text()).toContain('payé 1 €');
  const file = await reader.open('/fr/soignants/creations/fichier');
  expect(file.headers.get('Content-Type')).toContain('text/csv');
  expect(file.html.split('\r\n')[1]).toMatch(/^\d{4}-\d\d;Pharmacie des Tilleuls, Reims;1;1$/);
  expect(page.html + file.html).not.toMatch(/PAT-TROIS|Dominique/);
  const other = await atPharmacy(site, creators.otherPharmacist);
  expect((await other.open('/fr/soignants/creations')).text()).toContain(
    "Vous n'avez pas encore créé de DMP",
  );
});
