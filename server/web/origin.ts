import type { Request } from 'express';
import type { World } from '../world.ts';

/**
 * The origin under which a browser knows this site: the public one, or on a demo site whatever name of the machine was
 * asked (a tablet in the same room asks by its number). A real site has its public origin alone, whatever is asked.
 */
export function originOf(world: World, request: Request): string {
  const known = new URL(world.config.publicUrl);
  const host = request.get('X-Forwarded-Host') ?? request.get('Host');
  const isOther = world.config.demo && host !== undefined && host !== known.host;
  return isOther ? `http://${host}` : known.origin;
}
