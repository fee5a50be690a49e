import { expect, test } from 'vitest';
import { PermanentError } from '../../server/messages/carriers.ts';
import { askForCode } from '../support/journeys.ts';
import { Reader } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';

test('a creation code whose e-mail is refused for good goes by post, and the site goes on', async () => {
  const refuse = () => Promise.reject(new PermanentError('refused'));
  const site = await freshSite({ carriers: { email: refuse, sms: refuse } });
  await askForCode(site, new Reader(site.origin)).catch(() => {});
  const messages = await site.messages();
  expect(messages.find(message => message.kind === 'creation-code')?.channel).toBe('letter');
  expect((await fetch(`${site.origin}/healthz`)).status).toBe(200);
});
