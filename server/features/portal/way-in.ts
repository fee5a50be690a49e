import { type Recognised, SignInRefused } from '../../identity/openid/relying-party.ts';
import { type CarerSignIn, signInCarer } from '../../identity/openid/sign-in.ts';
import { traceCarer } from '../../identity/openid/trace.ts';
import { PscClaimsError } from '../../registries/psc-claims.ts';
import type { Visit, Web } from '../../web/context.ts';
import { issuerWayIn } from '../../web/issuer-way-in.ts';
import { renewSession } from '../../web/session.ts';
import { showNotIn, type WhyNot } from './not-in-page.ts';

/** The way in by Pro Santé Connect. */
export function wayIn(web: Web): ReturnType<typeof issuerWayIn> {
  return issuerWayIn<WhyNot>(web, { name: 'psc', back: '/soignants/retour', enter, notIn: showNotIn });
}

async function enter({ world, request }: Visit, recognised: Recognised) {
  const found = await read({ world }, recognised);
  if (typeof found === 'string') return { why: found };
  await renewSession(world, request);
  const [only, ...others] = found.exercises;
  const chosen = others.length === 0 && only !== undefined ? { exerciseId: only } : {};
  // No trace, no visit.
  await world.db
    .transaction()
    .execute(trx => traceCarer(trx, world, { rpps: found.rpps, ...chosen, verb: 'sign-in.succeeded' }));
  request.session.professional = { ...found, ...chosen, idToken: recognised.idToken };
  return { go: others.length === 0 ? '/soignants/accueil' : '/soignants/lieu' };
}

/** An answer that is not what Pro Santé Connect documents is worth as little as one that it refused. */
async function read({ world }: Pick<Visit, 'world'>, recognised: Recognised): Promise<CarerSignIn> {
  return signInCarer(world, recognised).catch((error: unknown) => {
    throw error instanceof PscClaimsError ? new SignInRefused(error.code) : error;
  });
}
