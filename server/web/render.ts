import type { Request, Response } from 'express';
import { translator } from '../i18n.ts';
import type { LocaleKey } from '../locale-keys.ts';
import { newId } from '../storage/ids.ts';
import { keepLast } from '../storage/keep-last.ts';
import { sendHtml } from './compress.ts';
import type { Web } from './context.ts';
import { publicPage } from './for-engines.ts';
import { helpLink } from './help-link.ts';
import { type Look, lookOf } from './look.ts';
import { phoneWords } from './phone-words.ts';
import type { ShownError } from './templates.ts';
import { keepTogether } from './typography.ts';
import { isUnderWay, visitParts } from './visit-frame.ts';

/** The request being answered, with what answers it. */
export interface Exchange {
  readonly web: Web;
  readonly request: Request;
  readonly response: Response;
}

/** A page about to be sent. `title` is the key of its heading, which also begins the document's title. */
export interface Sheet {
  readonly view: string;
  readonly title: LocaleKey;
  readonly titleValues?: Record<string, string | number>;
  /** The key of what search engines show under the title; it takes the title's values. */
  readonly description?: LocaleKey;
  readonly model?: object;
  readonly hasForm?: boolean;
  /** The fields of the form that may be kept when the visit ends before it is sent. */
  readonly fields?: readonly string[];
  /** The form holds what was typed, and not what is stored. */
  readonly isTyped?: boolean;
  /** It was typed in a visit that had ended. */
  readonly isGivenBack?: boolean;
  /** What the form is about, repeated in it (see pages.ts). */
  readonly about?: string;
  readonly back?: string;
  /** How the page looks, where that is not how the person's pages look. */
  readonly look?: Look;
  readonly errors?: readonly ShownError[];
  readonly values?: Readonly<Record<string, string>>;
}

/** Renders a page in the layout (or, for htmx, only the part it swaps) and sends it with the status already set. */
export function sendPage({ web, request, response }: Exchange, sheet: Sheet): void {
  const { world } = web;
  const frame = {
    language: request.language,
    base: world.base,
    errors: sheet.errors ?? [],
    values: sheet.values ?? {},
    isGivenBack: sheet.isGivenBack ?? false,
  };
  const t = translator(request.language.code);
  const heading = t(sheet.title, sheet.titleValues);
  const signOut = wayOut(request);
  const needsToken = signOut !== undefined || isUnderWay(request, sheet);
  const path = pathInLanguage(request);
  const page = {
    title: documentTitle(request.language.code, heading, sheet.errors ?? []),
    path,
    description: t(sheet.description ?? 'common:description', sheet.titleValues).replaceAll('\n', ' '),
    public: publicPage({ web, request, response }, path),
    hasForm: sheet.hasForm === true,
    account: signOut === undefined ? undefined : { signOut },
    back:
      sheet.back === undefined ? undefined : { href: `${world.base}/${request.language.code}${sheet.back}` },
    look: (sheet.look ?? lookOf(request)).replaceAll('.', ' '),
    demo: world.config.demo,
    csrf: needsToken && request.session !== undefined ? request.csrfToken() : '',
    about: sheet.about ?? '',
    ...visitParts(web, request, sheet),
    submission: sheet.hasForm ? newId(world.random) : '',
    operator: world.config.operatorName,
    // A phone number is never cut at the end of a line.
    supportPhone: world.config.supportPhone.replaceAll(' ', '\u00a0'),
    phone: phoneWords({ world, language: request.language }),
    help: helpLink(sheet.view === 'problem' ? undefined : pathInLanguage(request), sheet.hasForm === true),
    fragment: request.get('HX-Request') === 'true',
  };
  const values = { ...sheet.model, heading: keepTogether(request.language.code, heading), page };
  const body = web.templates.render(`features/${sheet.view}`, frame, values);
  if (needsToken) response.set('Cache-Control', 'no-store');
  response.set('Content-Language', request.language.code).vary('HX-Request, Cookie');
  sendHtml(request, response, web.templates.render('layout', frame, { page: { ...page, body } }));
}

/** Where the button that signs out leads, by who is signed in; nothing for a visitor. */
function wayOut({ session }: Request): string | undefined {
  if (session?.operatorId !== undefined) return '/operateur/sortie';
  if (session?.professional !== undefined) return '/soignants/sortie';
  if (session?.agent !== undefined) return '/agents/sortie';
  return session?.accountId === undefined ? undefined : '/deconnexion';
}

/**
 * The path after the language, without a final slash. A page of an error is made outside the language's router, where
 * the path still begins with the language, or with something that is none.
 */
function pathInLanguage({ path, baseUrl, language }: Request): string {
  const start = `/${language.code}`;
  const rest = baseUrl.endsWith(start) ? path : path.startsWith(`${start}/`) ? path.slice(start.length) : '/';
  return rest === '/' ? rest : rest.replace(/\/$/, '');
}

/** Those that were shown last: putting a value in a text takes microseconds. */
const titles = keepLast<string>(200);

function documentTitle(language: string, heading: string, errors: readonly ShownError[]): string {
  const t = translator(language);
  const make = () => t('common:page-title', { heading });
  const title = heading === t('common:site') ? heading : titles(`${language} ${heading}`, make);
  return errors.length > 0 ? t('common:error-title', { title }) : title;
}
