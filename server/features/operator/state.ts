import { OperatorAccess, type Standing } from '../../identity/operator/access.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';

/** What every page of the operator's side knows: that an operator is there, looked at anew for this request. */
export interface OperatorState {
  readonly access: OperatorAccess;
}

/** Where the visitor stands. A session is never an account's and an operator's at once: one that were would be nobody's. */
export async function standingOf({ world, request }: Pick<Visit, 'world' | 'request'>): Promise<Standing> {
  const { operatorId, accountId } = request.session;
  if (operatorId === undefined || accountId !== undefined) return { is: 'gone' };
  return OperatorAccess.standing(world, operatorId);
}

/** The operator of a request. @throws Problem 404 when there is none, so that no page can forget its guard */
export async function loadOperator(visit: Visit): Promise<OperatorState> {
  const standing = await standingOf(visit);
  if (standing.is !== 'in') throw new Problem(404);
  return { access: standing.access };
}
