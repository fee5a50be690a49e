import type { Router } from 'express';
import { demoFeatures, features } from '../../server/site-features.ts';
import type { Web } from '../../server/web/context.ts';

/** One address that the site answers, as it was registered: its path after the language, with its parameters. */
export interface RegisteredRoute {
  readonly path: string;
  readonly methods: readonly ('GET' | 'POST')[];
  /** The names of its parameters, in order. */
  readonly params: readonly string[];
}

/** What Express keeps of a registered handler, as far as it matters here. */
interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Record<string, boolean> };
  readonly handle: { readonly stack?: readonly Layer[] };
  /** Whether it holds for every path: a router that is mounted elsewhere adds something before its paths. */
  readonly slash: boolean;
}

/** Every route of every part of the site that has a parameter: read from Express, so that a new one is in it by itself. */
export function routesWithParams(web: Web): RegisteredRoute[] {
  const all = [...features, ...demoFeatures].flatMap(({ routes }) => routesOf(routes(web)));
  const withParams = all.filter(({ params }) => params.length > 0);
  return [...new Map(withParams.map(route => [route.path, route])).values()];
}

function routesOf(router: Router): RegisteredRoute[] {
  return (router.stack as unknown as readonly Layer[]).flatMap(layer => inLayer(layer, ''));
}

function inLayer({ route, handle, slash }: Layer, before: string): RegisteredRoute[] {
  if (route === undefined)
    return (handle.stack ?? []).flatMap(layer => inLayer(layer, slash ? before : `${before}/(mounted)`));
  const methods = (['GET', 'POST'] as const).filter(
    name => route.methods[name.toLowerCase()] || route.methods._all,
  );
  return [route.path].flat().map(path => {
    const whole = before + path;
    return { path: whole, methods, params: [...whole.matchAll(/[:*](\w+)/g)].map(([, name = '']) => name) };
  });
}
