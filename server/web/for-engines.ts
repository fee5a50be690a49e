import type { RequestHandler } from 'express';
import { type Language, languages, referenceLanguage } from '../i18n.ts';
import type { World } from '../world.ts';
import type { Exchange } from './render.ts';

/** Where a public page is: its own address, and the same page in every language of the site. */
export interface PublicPage {
  readonly canonical: string;
  readonly alternates: readonly { readonly code: string; readonly href: string }[];
}

/** The start of every address of the site: never from the `Host` header, which whoever asks can choose. */
function siteAddress({ config, base }: World): string {
  return new URL(config.publicUrl).origin + base;
}

/** The address of a page, from its path after the language. */
function addressOf(world: World, language: Pick<Language, 'code'>, path: string): string {
  return `${siteAddress(world)}/${language.code}${path}`;
}

function inEveryLanguage(world: World, path: string): PublicPage['alternates'] {
  const own = languages.map(language => ({ code: language.code, href: addressOf(world, language, path) }));
  // For somebody who reads none of them.
  return [...own, { code: 'x-default', href: addressOf(world, { code: referenceLanguage }, path) }];
}

/**
 * What search engines are told about a page, from its path after the language. Nothing about one that is not for
 * everybody: somebody's own page, one that went wrong, the demo's.
 */
export function publicPage({ web, request, response }: Exchange, path: string): PublicPage | undefined {
  const isOwn = request.session?.accountId !== undefined;
  if (isOwn || response.statusCode !== 200 || request.method === 'POST' || /^\/demo(\/|$)/.test(path))
    return undefined;
  const plain = path.toLowerCase();
  return {
    canonical: addressOf(web.world, request.language, plain),
    alternates: inEveryLanguage(web.world, plain),
  };
}

/** Where the list of pages is, and that the others are nobody's business. */
export function robots(world: World): RequestHandler {
  const closed = ['accueil', 'connexion/code', 'demo', 'dmp/', 'premiere-connexion'];
  const lines = closed.map(path => `Disallow: ${world.base}/*/${path}`);
  const text = ['User-agent: *', ...lines, `Sitemap: ${siteAddress(world)}/sitemap.xml`, ''].join('\n');
  return (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('text/plain').send(text);
  };
}

/** The pages that anybody may read (paths after the language), in every language, as sitemaps.org and Google read them. */
export function sitemap(world: World, paths: readonly string[]): RequestHandler {
  const entries = paths.flatMap(path => languages.map(language => entryOf(world, language, path)));
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
  return (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('application/xml').send(xml);
  };
}

function entryOf(world: World, language: Language, path: string): string {
  const links = inEveryLanguage(world, path).map(
    ({ code, href }) => `<xhtml:link rel="alternate" hreflang="${code}" href="${inXml(href)}"/>`,
  );
  return `<url><loc>${inXml(addressOf(world, language, path))}</loc>${links.join('')}</url>`;
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
