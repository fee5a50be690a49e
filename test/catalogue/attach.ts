import type { Visitor } from '../browser/visitor.ts';
import { ownSample } from '../record/cda/samples.ts';
import { latin, pdf, photo } from '../support/files.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };
const said = { type: 'DOCPAT05' };

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Opens the page at this address after that of the record. */
async function openIn(visitor: Visitor, rest: string): Promise<void> {
  await visitor.open('/accueil');
  await visitor.open(`${visitor.path}/documents/${rest}`);
}

/** A state reached by choosing files on the open page and sending them. */
function sent(name: string, files: readonly Chosen[], fields: Record<string, string> = {}): State {
  return {
    name,
    reach: async visitor => {
      const chosen = files.map(file => ({ name: file.name, mimeType: '', buffer: Buffer.from(file.bytes) }));
      await visitor.page.locator('#field-files').setInputFiles(chosen);
      await visitor.submit(fields);
    },
  };
}

const results = { name: 'Résultats_prise_de_sang_mars_2026.pdf', bytes: pdf() };
const scan = { name: 'تحليل الدم.jpg', bytes: photo() };
const letter = { name: 'lettre du "Dr Martin".docx', bytes: latin('PK\u0003\u0004word/') };

const report = { name: 'compte rendu.xml', bytes: ownSample('structured') };
const card = { name: 'carte.jpg', bytes: photo(900) };

/** Anthony adds files, some of which are not taken, and replaces one. */
export const attach: Walk = {
  name: 'attach',
  states: [
    opened('attach-sign-in', '/connexion'),
    submitted('attach-sign-in-way', anthony),
    submitted('attach-sign-in-code', { channel: 'sms' }),
    submittedCode('attach-record'),
    { name: 'attach-files', reach: visitor => openIn(visitor, 'joindre') },
    sent('attach-files-refused', [letter], said),
    sent('attach-files-mistakes', [results], { title: 'x'.repeat(201) }),
    sent('attach-files-added', [scan, letter], { title: '', ...said }),
    { name: 'attach-files-undone', reach: visitor => visitor.follow('button[name="undo"]') },
    { name: 'attach-files-again', reach: visitor => openIn(visitor, 'joindre') },
    sent('attach-files-twin', [scan], said),
    {
      name: 'attach-replace',
      reach: async visitor => {
        const link = visitor.page.locator('.files a').first();
        const path = new URL((await link.getAttribute('href')) ?? '', visitor.site.origin).pathname;
        await visitor.open(`${path.replace(`/${visitor.language}`, '')}/remplacer`);
      },
    },
    sent('attach-replace-mistake', []),
    sent('attach-replaced', [results]),
    { name: 'attach-files-third', reach: visitor => openIn(visitor, 'joindre') },
    sent('attach-other-person', [report, card], said),
    {
      name: 'attach-other-person-read',
      reach: async visitor => {
        const href = await visitor.page.locator('.files a').first().getAttribute('href');
        await visitor.open((href ?? '').replace(/^\/\w+/, ''));
      },
    },
  ],
};
