import type { Visitor } from '../browser/visitor.ts';
import { latin, pdf, photo } from '../support/files.ts';
import { withoutDocuments, withoutInformation } from '../support/records.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

/** The address of a page of the record that is on the screen. */
function inRecord(visitor: Visitor, path: string): string {
  const [, , record = ''] = visitor.path.split('/');
  return `/dmp/${record}${path}`;
}

const at = (name: string, path: string): State => ({
  name,
  reach: visitor => visitor.open(inRecord(visitor, path)),
});

const files = '/informations/volontes/directives/fichier';

/** A state reached by choosing a file on the open page and sending it. */
function sent(
  name: string,
  file: { name: string; bytes: Uint8Array },
  fields: Record<string, string> = {},
): State {
  return {
    name,
    reach: async visitor => {
      const chosen = { name: file.name, mimeType: '', buffer: Buffer.from(file.bytes) };
      await visitor.page.locator('#field-files').setInputFiles(chosen);
      await visitor.submit(fields);
    },
  };
}

const nothing: State = {
  name: 'summary-empty',
  reach: async visitor => {
    const { world } = visitor.site;
    await withoutDocuments(world);
    await withoutInformation(world);
    await world.db.deleteFrom('care_line').execute();
    await visitor.open(inRecord(visitor, '/resume'));
  },
};

/** Anthony reads his summary, attaches his directives, and then has nothing at all. */
export const summary: Walk = {
  name: 'summary',
  states: [
    opened('summary-sign-in', '/connexion'),
    submitted('summary-sign-in-way', anthony),
    submitted('summary-sign-in-code', { channel: 'sms' }),
    submittedCode('summary-home'),
    at('summary', '/resume'),
    at('summary-directives', '/informations/volontes/directives'),
    at('summary-files-empty', files),
    at('summary-files-attach', '/documents/joindre/directives'),
    sent('summary-files-refused', { name: 'mon papier.docx', bytes: latin('PK\u0003\u0004word/') }),
    sent('summary-files-kept', { name: 'IMG_2034.jpg', bytes: photo() }),
    at('summary-files-attach-again', '/documents/joindre/directives'),
    sent('summary-files-second', { name: 'توجيهاتي.pdf', bytes: pdf() }, { title: 'ورقتي الثانية' }),
    { name: 'summary-files-removed', reach: visitor => visitor.follow('button[name="remove"]') },
    { name: 'summary-files-restored', reach: visitor => visitor.follow('button[name="undo"]') },
    at('summary-files-directives', '/informations/volontes/directives'),
    at('summary-files-card', '/carte'),
    at('summary-files-card-choose', '/carte/choisir'),
    at('summary-files-told', '/resume'),
    nothing,
  ],
};
