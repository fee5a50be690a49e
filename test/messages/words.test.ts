import { describe, expect, test } from 'vitest';
import { languages } from '../../server/i18n.ts';
import { dayInWords, hourInWords } from '../../server/messages/dates.ts';
import { discreetKinds, emailKinds, letterKinds, smsKinds } from '../../server/messages/kinds.ts';
import { neededValues } from '../../server/messages/needed-values.ts';
import { groupCode, letterWords, mailWords, smsWords } from '../../server/messages/words.ts';
import { freshWorld } from '../support/world.ts';

const values = {
  code: '42173109',
  validUntil: '2026-09-23T21:58:00Z',
  date: '2026-09-23T10:00:00Z',
  receipt: 'K7PM-2RTX',
  refusal: 'ABCDEFGH2345',
  password: 'melon-tapis-lune-velo',
  number: '10',
};
/** What tells of an act may take longer: it must say what happened and how to stop it. */
const notices = new Set(['recovery-started', 'recovery-done', 'sign-in-trouble', 'account-reopened']);
/** What tells whoever runs the site, who needs no number to call. */
const toOperator = new Set(['contact-message', 'act-refused', 'complaint-waiting']);
const recipient = ['Madame Ruth NESSI', '1 rue du Port', '29200 BREST'];
const codes = languages.map(({ code }) => code);

/** 3GPP TS 23.038: an SMS of these characters alone holds 160 of them, any other one 70 (67 when it is in parts). */
const gsm = /^[@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

function segments(text: string): number {
  const [whole, part] = gsm.test(text) ? [160, 153] : [70, 67];
  return text.length <= whole ? 1 : Math.ceil(text.length / part);
}

/** What would tell a stranger what an account is for. */
const health = /DMP|santé|médica|dossier|soin|health|medical|record|care|الطب|صحية|صحة|ملف/i;
const isDiscreet = (kind: string): boolean => discreetKinds.some(known => known === kind);

function expectSayable(text: string): void {
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN|Invalid/);
  expect(text).not.toMatch(/https?:|www\.|\.fr\b|\.com\b|@/i);
}

describe.each(codes)('in %s', language => {
  test.each(emailKinds)('the e-mail « %s » is whole, without a link', async kind => {
    const world = await freshWorld();
    const { subject, text } = mailWords(world, { kind, language, values });
    expectSayable(subject);
    expectSayable(text);
    expect(subject).not.toMatch(/\n|\d{4}/);
    expect(text.includes(world.config.supportPhone)).toBe(!toOperator.has(kind));
    expect(text.includes('4217 3109')).toBe(kind.endsWith('code'));
    expect(text.includes('K7PM-2RTX')).toBe(
      /^contact-receipt$|^complaint-/.test(kind) || toOperator.has(kind),
    );
  });

  test.each(emailKinds)("the e-mail « %s » asks « Ce n'est pas vous ? » once at most", async kind => {
    const { text } = mailWords(await freshWorld(), { kind, language, values });
    const question = { fr: "Ce n'est pas vous", en: 'Was this not you', ar: 'لستم أنتم' }[language];
    const asked = text.split('\n').filter(line => line.startsWith(question ?? 'no such language'));
    expect(asked.length).toBeLessThanOrEqual(1);
  });

  test.each(smsKinds)(
    'the SMS « %s » is short, and begins with the name of the site or hides it',
    async kind => {
      const world = await freshWorld();
      const text = smsWords(world, { kind, language, values });
      expectSayable(text);
      const begins = text.replace(/^\u200f?[\u2066\u2068]?/u, '').startsWith('Mon DMP');
      expect(begins).toBe(!isDiscreet(kind));
      const isRare = kind.startsWith('space-') || ['record-created', 'initial-password'].includes(kind);
      const isLong = kind.endsWith('-changed') || kind.endsWith('-notice') || isRare;
      const most = neededValues[kind].includes('refusal') && language !== 'fr' ? 3 : 2;
      expect(segments(text)).toBeLessThanOrEqual(notices.has(kind) ? 3 : isLong ? most : 1);
    },
  );

  test.each(discreetKinds)('« %s » says neither the name of the site nor what it is for', async kind => {
    const world = await freshWorld();
    const { subject, text } = mailWords(world, { kind, language, values });
    const sms = smsWords(world, { kind, language, values });
    for (const told of [subject, text, sms]) expect(told).not.toMatch(health);
  });

  test.each(letterKinds)('the letter « %s » has the French beside it', async kind => {
    const world = await freshWorld();
    const letter = letterWords(world, { kind, language, values }, recipient);
    expect(letter.texts.map(words => words.language)).toEqual([...new Set([language, 'fr'])]);
    for (const { title, paragraphs, closing } of letter.texts) {
      [title, closing, ...paragraphs].forEach(expectSayable);
      expect(closing).toContain(world.config.supportPhone);
    }
    expect(letter.code).toBe(kind === 'creation-code' ? '4217 3109' : undefined);
    expect(letter.date).toBe('3 mars 2026');
    expect(letter.recipient).toEqual(recipient);
  });
});

test('the confirmation tells the day and no identifier', async () => {
  const world = await freshWorld();
  const said = {
    kind: 'record-created',
    language: 'fr',
    values: { ...values, identifier: 'heup7511' },
  } as const;
  const { text } = mailWords(world, said);
  expect(text).toContain('23 septembre 2026');
  expect(text).not.toContain('heup7511');
});

test('a code keeps the order of its groups in a language from right to left', async () => {
  const world = await freshWorld();
  const text = smsWords(world, { kind: 'one-time-code', language: 'ar', values });
  expect(text).toContain('\u20664217 3109\u2069');
  const phone = mailWords(world, { kind: 'record-closed', language: 'ar', values }).text;
  expect(phone).toContain(`\u2066${world.config.supportPhone}\u2069`);
});

test('a language the site does not speak gets French', async () => {
  const world = await freshWorld();
  expect(mailWords(world, { kind: 'record-closed', language: 'xx', values }).subject).toBe(
    'Votre DMP est fermé',
  );
});

test.each([
  ['creation-code', 'abcd-efgh 2345', 'abcd efgh 2345'],
  ['one-time-code', '42173109', '4217 3109'],
  ['one-time-code', '421731', '421 731'],
  ['contact-code', '4217310', '4217 310'],
] as const)('a %s is shown in groups', (kind, code, shown) => {
  expect(groupCode(kind, code)).toBe(shown);
});

test.each([
  ['fr', 'Europe/Paris', '1 mars 2026', '0\u00a0h\u00a005'],
  ['fr', 'America/Martinique', '28 février 2026', '19\u00a0h\u00a005'],
  ['en', 'Europe/Paris', '1 March 2026', '00:05'],
  ['ar', 'Europe/Paris', '1 مارس 2026', '00:05'],
])('days and hours are told in %s, in the zone %s', (language, timeZone, day, hour) => {
  const instant = new Date('2026-02-28T23:05:00Z');
  expect(dayInWords(instant, { language, timeZone })).toBe(day);
  expect(hourInWords(instant, { language, timeZone })).toBe(hour);
});
