import { expect, test } from 'vitest';
import { receiveDocument } from '../../../server/record/receive-document.ts';
import { ownSample } from '../../record/cda/samples.ts';
import { clean, says } from '../mistakes.ts';
import { atForm, emptySite } from './attach-help.ts';

test('a document of a type that the table does not have yet says what it calls itself, marked as French', async () => {
  const site = await emptySite();
  const { world } = site;
  const { reader, home } = await atForm(site, 'ar');
  const recordId = home.split('/').at(-1) ?? '';
  const label = 'Compte rendu de soins à venir';
  const bytes = ownSample('structured').toString('utf8');
  const send = (typeCode: string) =>
    world.db.transaction().execute(trx =>
      receiveDocument(trx, world, {
        ...{ recordId, by: { kind: 'organisation', id: '1', name: 'CH', place: '' }, typeCode },
        ...{ day: '2026-03-01', title: 'Consultation', format: 'cda' },
        bytes: Buffer.from(bytes.replace('Compte rendu ou fiche de consultation', label)),
      }),
    );
  const page = await reader.open(`${home}/documents/${await send('99999-9')}`);
  expect(says(page, 'document-types:other', {}, 'ar')).toBe(true);
  const labels = page.root.querySelectorAll('.answers bdi[lang="fr"]').map(one => clean(one.text));
  expect(labels).toContain(label);
  const known = await reader.open(`${home}/documents/${await send('11488-4')}`);
  const others = known.root.querySelectorAll('dl.answers')[0]?.querySelectorAll('bdi') ?? [];
  expect(others.map(one => clean(one.text))).not.toContain(label);
});
