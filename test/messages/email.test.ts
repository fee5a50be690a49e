import { describe, expect, test } from 'vitest';
import { messageState } from '../../server/messages/outbox.ts';
import {
  confirmation,
  mailServer,
  manualWorker,
  queue,
  sendingWorld,
  signInCode,
} from '../support/messages.ts';

describe('an e-mail to a real server', () => {
  test('brings the code to one recipient, in words one can read', async () => {
    const server = await mailServer();
    const world = await sendingWorld({ SMTP_URL: server.url });
    const id = await queue(world, signInCode);
    expect(await manualWorker(world).tick()).toBe(1);
    const [mail] = server.received;
    expect(mail?.recipients).toEqual(['ruth@exemple.fr']);
    expect(mail?.email.to).toEqual([{ address: 'ruth@exemple.fr', name: '' }]);
    expect(mail?.email.cc).toBeUndefined();
    expect(mail?.email.from?.name).toBe('Mon DMP');
    expect(mail?.email.text).toContain('4217 3109');
    expect(mail?.email.text).toContain('11\u00a0h\u00a010');
    expect(mail?.email.html).toBeUndefined();
    expect(mail?.email.messageId).toBe(`<${id}@mon-dmp.example>`);
    expect(await messageState(world, id)).toBe('sent');
  });

  test('keeps an Arabic subject and text, with the groups of the code in their order', async () => {
    const server = await mailServer();
    const world = await sendingWorld({ SMTP_URL: server.url });
    await queue(world, { ...signInCode, language: 'ar' });
    await manualWorker(world).tick();
    const [mail] = server.received;
    expect(mail?.email.subject).toBe('رمزكم لفتح ملفكم الطبي المشترك');
    expect(mail?.email.text).toContain('\u20664217 3109\u2069');
    expect(mail?.email.text).toContain('11:10');
  });

  test('wipes the body once it has left', async () => {
    const server = await mailServer();
    const world = await sendingWorld({ SMTP_URL: server.url });
    const id = await queue(world, signInCode);
    const row = () =>
      world.db.selectFrom('outbox').select('sealed').where('id', '=', id).executeTakeFirstOrThrow();
    const { sealed } = await row();
    expect(sealed).not.toBeNull();
    expect(sealed).not.toContain('4217');
    await manualWorker(world).tick();
    expect((await row()).sealed).toBeNull();
  });
});

describe('an address that is not one address', () => {
  test.each([
    ['a header', 'ruth@exemple.fr\r\nBcc: voleur@exemple.fr'],
    ['a second recipient', 'ruth@exemple.fr, voleur@exemple.fr'],
    ['a name and an address', 'Ruth <voleur@exemple.fr>'],
    ['a hidden character', 'ruth\u202e@exemple.fr'],
    ['a command', 'ruth@exemple.fr>\r\nRCPT TO:<voleur@exemple.fr'],
  ])('with %s goes nowhere', async (_what, to) => {
    const server = await mailServer();
    const world = await sendingWorld({ SMTP_URL: server.url });
    const id = await queue(world, { ...confirmation, to });
    await manualWorker(world).tick();
    expect(server.received).toHaveLength(0);
    expect(await messageState(world, id)).toBe('failed');
  });

  test('a name of the operator cannot begin a header', async () => {
    const server = await mailServer();
    const from = 'Caisse d’Été\r\nBcc: voleur@exemple.fr <poste@exemple.fr>';
    const env = { SMTP_URL: server.url, OPERATOR_NAME: 'Ici\r\nBcc: voleur@exemple.fr', MAIL_FROM: from };
    const world = await sendingWorld(env);
    await queue(world, confirmation);
    await manualWorker(world).tick();
    const [mail] = server.received;
    expect(mail?.recipients).toEqual(['ruth@exemple.fr']);
    expect(mail?.email.headers.map(({ key }) => key)).toContain('subject');
    expect(mail?.email.headers.map(({ key }) => key)).not.toContain('bcc');
  });

  test('a sender with accents arrives whole', async () => {
    const server = await mailServer();
    const world = await sendingWorld({ SMTP_URL: server.url, MAIL_FROM: 'Santé à Évry <poste@exemple.fr>' });
    await queue(world, confirmation);
    await manualWorker(world).tick();
    expect(server.received[0]?.email.from).toEqual({ name: 'Santé à Évry', address: 'poste@exemple.fr' });
  });
});
