import type { Traits } from '../storage/person-traits.ts';
import type { Trx } from '../storage/tables.ts';

/** A person as the insurer knows them. Everything here is personal data: it is sealed wherever it is stored. */
export interface InsuredPerson {
  readonly id: string;
  /** 15 characters: number and key, without spaces. */
  readonly nir: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly sex: 'F' | 'M';
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly email: string | null;
  /** International form, +33… */
  readonly phone: string | null;
  /** Lines of the postal address, without the name. */
  readonly address: readonly string[];
  readonly language: string;
  /** National number (RPPS) of the declared treating doctor. */
  readonly treatingDoctor: string | null;
  /** Numbers (NIR) of the children this person represents. */
  readonly children: readonly string[];
}

/** The register of insured persons: the insurer's own, or the embedded one. It is only ever read by the site. */
export interface InsuredRegister {
  /** The person with this number, or nothing. */
  findByNir(nir: string): Promise<InsuredPerson | undefined>;
  /**
   * Everybody with these names and this day of birth, whatever the accents, capitals and signs: several are namesakes.
   * One of several given names is enough when it is the first.
   */
  findByTraits(traits: Traits): Promise<InsuredPerson[]>;
  /** `within`: the transaction under way, for a register that lives in the same database. */
  find(id: string, within?: Trx): Promise<InsuredPerson | undefined>;
}
