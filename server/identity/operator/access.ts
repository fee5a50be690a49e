import type { Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';
import { findOperator } from './operators-store.ts';

/** Where somebody who signed in as an operator stands now. */
export type Standing =
  /** Unknown, or disabled since. */
  | { readonly is: 'gone' }
  /** Has still the initial password: may choose another one, and nothing else. */
  | { readonly is: 'new' }
  | { readonly is: 'in'; readonly access: OperatorAccess };

/**
 * That an operator exists, is not disabled and has a password of their own: every act of the operator's side asks for
 * one, and it is made here alone. An operator never reads health data: nothing of `record/` takes it.
 */
export class OperatorAccess {
  readonly #id: string;

  private constructor(id: string) {
    this.#id = id;
  }

  get operatorId(): string {
    return this.#id;
  }

  /** Who acts, as the journal writes it. */
  get actor(): { readonly kind: 'operator'; readonly id: string } {
    return { kind: 'operator', id: this.#id };
  }

  /** Looks where an operator stands; to be asked anew at each request. */
  static async standing(world: World, operatorId: string): Promise<Standing> {
    const operator = await findOperator(world.db, operatorId);
    if (operator === undefined || operator.disabled_at !== null) return { is: 'gone' };
    if (operator.password_kind === 'initial') return { is: 'new' };
    return { is: 'in', access: new OperatorAccess(operator.id) };
  }

  /** Looks again inside the transaction of an act. @throws OperatorGone when the operator was disabled meanwhile */
  async confirm(trx: Trx): Promise<void> {
    const operator = await findOperator(trx, this.#id);
    if (operator === undefined || operator.disabled_at !== null) throw new OperatorGone('No such operator.');
  }
}

/** The operator was disabled: the act is not carried out, and the page answers as if it did not exist. */
export class OperatorGone extends Error {
  readonly code = 'NO_ACCESS';
}
