import { coded } from './codes.ts';
import type { Consent } from './document-types.ts';
import { idOf, type Told, writtenAt } from './items.ts';
import { plainText } from './text.ts';

/** What the law says of them: the wishes of a person for the end of their life. */
const law = 'Code de la santé publique, article L1111-11';

/** Advance directives: the text itself, or where the paper is, as a file of text. */
export function directivesOf(told: Told<'directives'>): Consent {
  const { text, form } = told.item.data;
  const data = Buffer.from(plainText(text)).toString('base64');
  return {
    resourceType: 'Consent',
    id: idOf(told),
    status: 'active',
    scope: coded('consentScope', 'adr', 'Advanced Care Directive'),
    category: [coded('consentCategory', 'acd', 'Advance Directive')],
    patient: told.patient,
    dateTime: writtenAt(told),
    policyRule: { text: law },
    ...(form === 'document' ? {} : { sourceAttachment: { contentType: 'text/plain; charset=utf-8', data } }),
  };
}
