import type { Request, RequestHandler } from 'express';
import { findLanguage, type Language, languages } from '../i18n.ts';

/** The language a browser asks for among those of the site; French when it asks for none of them. */
export function askedLanguage(request: Request): Language {
  const code = request.acceptsLanguages(languages.map(language => language.code));
  const found = typeof code === 'string' ? findLanguage(code) : undefined;
  return found ?? findLanguage('fr') ?? notEmpty();
}

function notEmpty(): never {
  throw new Error('The site has no language.');
}

/** Takes the language from the first part of the path; a part that names none leads to the page of what is missing. */
export const languageOfPath: RequestHandler = (request, _response, next) => {
  const language = findLanguage(String(request.params.language));
  if (language === undefined) return next('router');
  request.language = language;
  next();
};

/** The language for a page of an error that comes early: the path's, or the browser's where the path names none. */
export const languageOfError: RequestHandler = (request, _response, next) => {
  request.language = findLanguage(request.path.split('/')[1] ?? '') ?? askedLanguage(request);
  next();
};
