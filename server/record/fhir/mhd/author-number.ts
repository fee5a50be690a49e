import { rppsOfNationalId } from '../../../registries/rpps.ts';
import { FhirFault } from './faults.ts';
import type { DocumentIn } from './read-document.ts';
import type { Named, SentIdentifier, SentReferenceTo } from './schema.ts';
import { numberSystems } from './systems.ts';

/** Nobody deposits under the name of another: who is named as the author is who the token names. @throws FhirFault */
export function mustBeOwn({ said, byUrl, at }: DocumentIn, rpps: string): void {
  const find = ({ reference = '' }: SentReferenceTo): Named | undefined =>
    reference.startsWith('#')
      ? said.contained.find(({ id }) => id === reference.slice(1))
      : byUrl.get(reference);
  const authors = said.author.flatMap(author => {
    const role = find(author);
    const person = role?.practitioner === undefined ? undefined : find(role.practitioner);
    return [
      author.identifier,
      ...(role?.identifier ?? []),
      role?.practitioner?.identifier,
      ...(person?.identifier ?? []),
    ];
  });
  const numbers = authors.flatMap(one => (one === undefined ? [] : rppsIn(one)));
  if (numbers.some(number => number !== rpps))
    throw new FhirFault({
      code: 'business-rule',
      text: 'author: another professional than the one the token names.',
      at: `${at}.author`,
    });
}

const rppsSystems: readonly string[] = [numberSystems.professionals, 'https://rpps.esante.gouv.fr'];

/** The number of a professional in an identifier, with its type digit before it or without. */
function rppsIn({ system = '', value = '' }: SentIdentifier): string[] {
  if (!rppsSystems.includes(system)) return [];
  return [rppsOfNationalId(value) ?? value];
}
