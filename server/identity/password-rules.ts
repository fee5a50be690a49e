import { readFileSync } from 'node:fs';
import { fold, isRepetitive, isSequence, squeeze, undisguise } from './password-patterns.ts';

export type PasswordError =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'common'
  | 'contains-identifier'
  | 'contains-name'
  | 'contains-birth-year';

export type PasswordStrength = 'weak' | 'good' | 'strong';

/** What a password must not hold, because others know it. */
export type PasswordOwner = {
  readonly identifier: string;
  readonly names: readonly string[];
  /** 4 digits; null or '' when it is not known. */
  readonly birthYear: number | string | null;
};

const SHORTEST = 12;
const LONGEST = 128;
const SHORTEST_NAME = 3;
/** « motdepasse2024 », « bonjour !1234 »: few digits around a common word. */
const FEW_DIGITS = 4;
const LONG = 20;
const RATHER_LONG = 16;

/** Code points of the composed form: an accent counts the same whichever way a keyboard writes it. */
const lengthOf = (password: string): number => [...password.normalize('NFC')].length;

const isPatterned = (text: string): boolean => isRepetitive(text) || isSequence(text);

/** The same without its signs, unless signs are the better half of it: `a-b-c-d-e-f-g` hides nothing. */
function isPatternedWithin(folded: string): boolean {
  const squeezed = squeeze(folded);
  return isPatterned(folded) || (squeezed.length * 2 >= folded.length && isPatterned(squeezed));
}

/** A common word with a short or patterned number, or signs, before or after it. */
function isCommonWithDigits(folded: string, common: ReadonlySet<string>): boolean {
  const core = folded.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  const digits = folded.replace(core, ' ').replace(/\D/g, '');
  const isKnown = common.has(squeeze(core)) || common.has(squeeze(undisguise(core)));
  return core !== '' && isKnown && (digits.length <= FEW_DIGITS || isPatterned(digits));
}

function isCommon(password: string, common: ReadonlySet<string>): boolean {
  const folded = fold(password);
  const squeezed = squeeze(folded);
  if (isPatternedWithin(folded)) return true;
  const forms = [folded, squeezed, squeeze(undisguise(folded))];
  return forms.some(form => common.has(form)) || isCommonWithDigits(folded, common);
}

/** The whole name run together, and each of its parts: `PAT-TROIS` → `pattrois`, `pat`, `trois`. */
function nameParts(name: string): string[] {
  const folded = fold(name);
  const parts = [squeeze(folded), ...folded.split(/[^\p{L}\p{M}]+/u)];
  return parts.filter(part => [...part].length >= SHORTEST_NAME);
}

function findPersonal(password: string, owner: PasswordOwner): PasswordError | null {
  const squeezed = squeeze(fold(password));
  const identifier = squeeze(fold(owner.identifier));
  if (identifier !== '' && squeezed.includes(identifier)) return 'contains-identifier';
  if (owner.names.flatMap(nameParts).some(part => squeezed.includes(part))) return 'contains-name';
  const year = String(owner.birthYear ?? '');
  const hasYear = year !== '' && squeezed.includes(year);
  return hasYear ? 'contains-birth-year' : null;
}

/**
 * Takes a new password as typed, what is known of its owner, and the common ones (`loadCommonPasswords`). Gives
 * null when it may be used, or the reason why not. 12 to 128 characters, counted in code points (NIST SP 800-63B
 * §3.1.1.2), no rule of composition. « Or 4 words » needs no rule of its own: four words of three letters with
 * what parts them are 15 characters. Comparing forgets capitals, accents, spaces and signs; the password itself is
 * never altered.
 */
export function checkPassword(
  password: string,
  owner: PasswordOwner,
  common: ReadonlySet<string>,
): PasswordError | null {
  if (password === '') return 'empty';
  if (password.length > LONGEST * 4 || lengthOf(password) > LONGEST) return 'too-long';
  if (lengthOf(password) < SHORTEST) return 'too-short';
  return findPersonal(password, owner) ?? (isCommon(password, common) ? 'common' : null);
}

/** How many kinds there are among small letters, capitals, digits and the rest. */
function kindsOf(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter(kind => kind.test(password))
    .length;
}

/**
 * Takes a password; gives its strength, for words beside the field. Weak: under 12 characters, a repeat or a
 * sequence. Strong: 20 characters, such as 4 or 5 words, or 16 of three kinds (small letters, capitals, digits,
 * signs). Good: between the two.
 */
export function passwordStrength(password: string): PasswordStrength {
  const length = lengthOf(password.slice(0, LONGEST * 4));
  const start = fold(password.slice(0, LONGEST));
  if (length < SHORTEST || isPatternedWithin(start)) return 'weak';
  return length >= LONG || (length >= RATHER_LONG && kindsOf(password) >= 3) ? 'strong' : 'good';
}

/** Takes the path of the list (one a line, comments start with `# `); gives it ready to compare. Throws when absent. */
export function loadCommonPasswords(path: string): ReadonlySet<string> {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const folded = lines.filter(line => line !== '' && !line.startsWith('# ')).map(line => fold(line));
  return new Set([...folded, ...folded.map(squeeze)]);
}
