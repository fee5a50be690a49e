import { expect, test } from 'vitest';
import { translator } from '../../../server/i18n.ts';
import { printedScene } from '../../../server/messages/print/pictures.ts';
import { drawnText, pdfSource } from '../../messages/pdf-text.ts';
import { freshSite } from '../../support/site.ts';

const packed = (text: string): string => text.replace(/\s/g, '');

test('the leaflet is a tagged PDF in French: 10 pictures with words for who does not see them', async () => {
  const site = await freshSite({
    env: { PUBLIC_URL: 'https://dmp.example.org', SUPPORT_PHONE: '01 99 00 12 34' },
  });
  const answer = await fetch(`${site.origin}/fr/comment-ca-marche.pdf`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('application/pdf');
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=3600');
  expect(answer.headers.get('Set-Cookie')).toBeNull();
  const pdf = new Uint8Array(await answer.arrayBuffer());
  const source = pdfSource(pdf);
  expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(source).toMatch(/\/Type \/Catalog[\s\S]*?\/Lang \(fr\)/);
  expect(source.match(/\/S \/H1\b/g)).toHaveLength(1);
  expect(source.match(/\/S \/H2\b/g)).toHaveLength(10);
  expect(source.match(/\/S \/Figure\b/g)).toHaveLength(10);
  expect(source.match(/\/Alt[ (<]/g)?.length).toBeGreaterThanOrEqual(10);
  expect(source.match(/\/Type \/Page\b/g)).toHaveLength(2);
  const text = drawnText(pdf);
  const t = translator('fr');
  for (const key of [
    'ask',
    'arrives',
    'write',
    'contact',
    'accept',
    'keep',
    'sign-in',
    'open',
    'choose',
    'see',
  ] as const)
    expect(text, key).toContain(packed(t(`about:how.steps.${key}.title`)));
  expect(text).toContain('dmp.example.org');
  expect(text).toContain('0199001234');
});

test('in Arabic, French stands beside it, on 2 pages too', async () => {
  const site = await freshSite();
  const pdf = new Uint8Array(await (await fetch(`${site.origin}/ar/comment-ca-marche.pdf`)).arrayBuffer());
  const source = pdfSource(pdf);
  expect(source).toMatch(/\/Type \/Catalog[\s\S]*?\/Lang \(ar\)/);
  expect(source).toContain('/Lang (fr)');
  expect(source.match(/\/S \/H2\b/g)).toHaveLength(20);
  expect(source.match(/\/S \/Figure\b/g)).toHaveLength(10);
  expect(source.match(/\/Type \/Page\b/g)).toHaveLength(2);
  expect(drawnText(pdf)).toContain(packed(translator('fr')('about:how.steps.ask.title')));
});

test('it is made once for each language, however many ask, and there is none in a language the site lacks', async () => {
  const site = await freshSite();
  const all = await Promise.all(
    Array.from({ length: 12 }, async () =>
      Buffer.from(await (await fetch(`${site.origin}/en/comment-ca-marche.pdf`)).arrayBuffer()).toString(
        'base64',
      ),
    ),
  );
  // Each file made anew would bear an instant or an identifier of its own.
  expect(new Set(all).size).toBe(1);
  expect((await fetch(`${site.origin}/xx/comment-ca-marche.pdf`)).status).toBe(404);
});

test('a scene for paper has its colours, and only a scene is read', () => {
  expect(printedScene('dmp-keep')).toMatch(/fill="#[0-9A-F]{6}"/);
  expect(printedScene('dmp-keep')).not.toContain('var(');
  expect(() => printedScene('../common/card')).toThrow('not the name of a scene');
  expect(() => printedScene('nothing')).toThrow();
});
