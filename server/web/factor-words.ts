import type { Translate } from '../i18n.ts';
import { maskContact } from '../identity/contacts.ts';
import type { Factor, FactorKind } from '../identity/factors.ts';

/** A factor as a page lets a person choose it. */
export interface ShownFactor {
  readonly kind: FactorKind;
  readonly picture: string;
  readonly label: string;
}

const pictures: Record<FactorKind, string> = {
  sms: 'phone',
  email: 'e-mail',
  app: 'code-app',
  sheet: 'code-sheet',
};

/** The factors in words, with the last characters of each contact. */
export function showFactors(t: Translate, factors: readonly Factor[]): ShownFactor[] {
  return factors.map(({ kind, contact }) => ({
    kind,
    picture: pictures[kind],
    label: t(`sign-in:channel.${kind}`, { contact: contact === undefined ? '' : maskContact(contact) }),
  }));
}
