import { findLanguage, paragraphsOf, referenceLanguage, translator } from '../i18n.ts';
import type { World } from '../world.ts';
import { dayInWords, hourInWords } from './dates.ts';
import type { EmailKind, LetterKind, MessageKind, NewMessage, SmsKind } from './kinds.ts';
import { discreetKinds, recordKinds } from './kinds.ts';
import { neededValues } from './needed-values.ts';
import type { LetterDocument, LetterText } from './print/document.ts';

/** What is said: the kind, in one language, with its values. */
export interface Said<Kind extends MessageKind> {
  readonly kind: Kind;
  readonly language: string;
  readonly values: NewMessage['values'];
}

type Filled = Readonly<Record<string, string>>;

const groupsOf4 = (code: string) => code.match(/.{1,4}/gu)?.join(' ') ?? '';
const inHalves = (code: string) => {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
};

/** A code as it is shown: a creation code in groups of 4, a code to type at once in 2 groups (« 4217 3109 »). */
export function groupCode(kind: MessageKind, code: string): string {
  const bare = code.replace(/[\s-]/gu, '');
  return kind === 'creation-code' ? groupsOf4(bare) : inHalves(bare);
}

/** In right-to-left text the groups of a code or a phone number swap, unless kept apart (UAX 9, LRI … PDI). */
function isolator(language: string): (text: string) => string {
  return findLanguage(language)?.dir === 'rtl' ? text => `\u2066${text}\u2069` : text => text;
}

function instantOf(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new Error('A date of a message must be an instant in ISO 8601.');
  return instant;
}

function fill(world: World, { kind, language, values }: Said<MessageKind>): Filled {
  const missing = neededValues[kind].find(name => values[name] === undefined);
  if (missing !== undefined) throw new Error(`A message « ${kind} » needs the value « ${missing} ».`);
  const apart = isolator(language);
  const place = { language, timeZone: world.config.timeZone };
  const moment = values.validUntil ?? values.date;
  return {
    site: apart(translator(language)('messages:site')),
    operator: apart(world.config.operatorName),
    phone: apart(world.config.supportPhone),
    receipt: apart(values.receipt ?? ''),
    number: values.number ?? '',
    password: apart(values.password ?? ''),
    code: values.code === undefined ? '' : apart(groupCode(kind, values.code)),
    refusal: values.refusal === undefined ? '' : apart(groupsOf4(values.refusal)),
    date: moment === undefined ? '' : dayInWords(instantOf(moment), place),
    hour: moment === undefined ? '' : hourInWords(instantOf(moment), place),
  };
}

/** What somebody else did with the record: asking « Ce n'est pas vous ? » would make no sense. */
const isOfRecord = (kind: MessageKind): boolean => recordKinds.some(known => known === kind);

const toOperator: ReadonlySet<EmailKind> = new Set(['contact-message', 'act-refused', 'complaint-waiting']);

/** The end of an e-mail names the site and whom to call, unless it must say nothing of the site or goes to the operator. */
function endOf(kind: EmailKind): `messages:email.end${'' | '-discreet' | '-operator' | '-record'}` {
  if (toOperator.has(kind)) return 'messages:email.end-operator';
  if (isOfRecord(kind)) return 'messages:email.end-record';
  return discreetKinds.some(known => known === kind) ? 'messages:email.end-discreet' : 'messages:email.end';
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** The end of a message, without its question « Ce n'est pas vous ? » where the message has just answered it. */
function askedOnce(text: readonly string[], end: readonly string[]): string[] {
  const asked = new Set(text.map(firstLine));
  return end.map(part => (asked.has(firstLine(part)) ? part.slice(firstLine(part).length + 1) : part));
}

/** The e-mail that says it: subject, and plain text with a line for each sentence. @throws on a value that lacks. */
export function mailWords(world: World, said: Said<EmailKind>): { subject: string; text: string } {
  const filled = fill(world, said);
  const text = paragraphsOf(said.language, `messages:email.${said.kind}.text`, filled);
  const body = [
    ...paragraphsOf(said.language, 'messages:email.begin', filled),
    ...text,
    ...askedOnce(text, paragraphsOf(said.language, endOf(said.kind), filled)),
  ];
  const subject = translator(said.language)(`messages:email.${said.kind}.subject`, filled);
  return { subject, text: `${body.join('\n\n')}\n` };
}

/** Tells a phone that the message runs from right to left, though it begins with the site's Latin name. */
const rightToLeft = '\u200f';

/** The SMS that says it. Spaces are plain ones: a no-break space alone would make the message twice as long. */
export function smsWords(world: World, said: Said<SmsKind>): string {
  const text = translator(said.language)(`messages:sms.${said.kind}`, fill(world, said));
  const plain = text.replace(/[\u00a0\u202f]/gu, ' ');
  return findLanguage(said.language)?.dir === 'rtl' ? rightToLeft + plain : plain;
}

function letterText(world: World, said: Said<LetterKind>): LetterText {
  const t = translator(said.language);
  const filled = fill(world, said);
  const paragraphs = paragraphsOf(said.language, `messages:letter.${said.kind}.text`, filled);
  const closing = isOfRecord(said.kind) ? 'messages:letter.closing-record' : 'messages:letter.closing';
  const text = {
    language: said.language,
    title: t(`messages:letter.${said.kind}.title`, filled),
    paragraphs,
    closing: askedOnce(paragraphs, [t(closing, filled)]).join(''),
  };
  if (said.kind !== 'creation-code') return text;
  const codeHint = t('messages:letter.creation-code.code-hint', filled);
  return { ...text, codeLabel: t('messages:letter.creation-code.code-label'), codeHint };
}

/** The letter that says it, in the person's language with French beside it. Sender and date are in French. */
export function letterWords(
  world: World,
  said: Said<LetterKind>,
  recipient: readonly string[],
): LetterDocument {
  const both = [...new Set([said.language, referenceLanguage])];
  const french = { language: referenceLanguage, timeZone: world.config.timeZone };
  const { operatorName, supportPhone } = world.config;
  const site = translator(referenceLanguage)('messages:site');
  return {
    kind: 'letter',
    language: said.language,
    sender: [site, operatorName, supportPhone],
    recipient: [...recipient],
    date: dayInWords(world.now(), french),
    texts: both.map(language => letterText(world, { ...said, language })),
    ...(said.kind === 'creation-code' ? { code: groupCode(said.kind, said.values.code ?? '') } : {}),
  };
}
