import { join } from 'node:path';
import { Eta, type TemplateFunction } from 'eta';
import { type Language, languages, type Translate, translator } from '../i18n.ts';
import { keepLast } from '../storage/keep-last.ts';
import type { Assets } from './assets.ts';
import { type Piece, piecesOf } from './hard-words.ts';
import { spriteOf } from './sprites.ts';
import { withFrenchSpaces } from './typography.ts';

/** One mistake in a form: the field it belongs to and the sentence to show, in the page's language. */
export interface ShownError {
  readonly field: string;
  readonly text: string;
}

/** What every template sees as `it`, beside its own values. */
export interface TemplateContext {
  readonly t: Translate;
  readonly language: Language;
  readonly languages: readonly Language[];
  /** The address of a page of the site, from its path after the language: `href('/connexion')`. */
  href(path: string): string;
  /** The address of a static file. */
  asset(file: string): string;
  /** The address of the sprite that holds a small picture. */
  sprite(picture: string): string;
  /** Renders a component of views/components. */
  part(name: string, options?: object): string;
  /**
   * The same for a component that shows nothing but its options, the same on page after page: it is kept. Hard words
   * are not explained in it.
   */
  kept(name: string, options?: object): string;
  /** Cuts a text at its hard words: each word of the glossary once on a page. */
  pieces(text: string): readonly Piece[];
  /** What was typed in a field, or an empty text. */
  typed(field: string): string;
  /** The mistake of a field, or an empty text. */
  mistake(field: string): string;
  readonly errors: readonly ShownError[];
  /** The form holds what was typed in a visit that had ended. */
  readonly isGivenBack: boolean;
}

/** What a page gives to be rendered, beside the values of its own view. */
export interface PageFrame {
  readonly language: Language;
  readonly base: string;
  readonly errors?: readonly ShownError[];
  readonly values?: Readonly<Record<string, string>>;
  readonly isGivenBack?: boolean;
}

/** Renders views; a value that is missing is an error, never the word « undefined » on a page. */
export interface Templates {
  render(view: string, frame: PageFrame, values: object): string;
  context(frame: PageFrame): TemplateContext;
}

const folder = join(import.meta.dirname, '..', '..', 'views');
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function present(value: unknown): string {
  if (value === undefined || value === null) throw new Error('A template printed a value that is missing.');
  return String(value);
}

/** Escapes a text for HTML, in an element or a quoted attribute. */
export function escapeHtml(value: unknown): string {
  const text = present(value);
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, mark => escapes[mark] ?? mark) : text;
}

/** Makes the renderer. Templates are compiled once and kept, unless `watch` asks to read them anew each time. */
export function makeTemplates(assets: Assets, watch: boolean): Templates {
  const eta = new Eta({
    views: folder,
    cache: !watch,
    cacheFilepaths: !watch,
    autoTrim: ['nl', 'slurp'],
    escapeFunction: escapeHtml,
    filterFunction: present,
    autoFilter: true,
  });
  // Eta looks for the file of a view each time it is asked by name, which costs more than rendering it.
  const kept = new Map<string, TemplateFunction>();
  const renderView = (view: string, values: object): string => {
    const known = kept.get(view);
    const template = known ?? eta.compile(eta.readFile(eta.resolvePath(view)));
    if (known === undefined && !watch) kept.set(view, template);
    return template.call(eta, values);
  };
  const keptParts = keepLast<string>(200);
  const keptPart = (frame: PageFrame, name: string, options: object): string => {
    const render = (): string => {
      const plain = context({ language: frame.language, base: frame.base });
      return renderView(`components/${name}`, { ...plain, pieces: (text: string) => [{ text }], ...options });
    };
    if (watch) return render();
    return keptParts(`${frame.base} ${frame.language.code} ${name} ${JSON.stringify(options)}`, render);
  };
  const context = (frame: PageFrame): TemplateContext => {
    const errors = frame.errors ?? [];
    const met = new Set<string>();
    const it: TemplateContext = {
      t: withFrenchSpaces(frame.language.code, translator(frame.language.code)),
      language: frame.language,
      languages,
      href: path => `${frame.base}/${frame.language.code}${path}`,
      asset: file => `${frame.base}/static/${assets.name(file)}`,
      sprite: picture => `${frame.base}/static/${assets.name(spriteOf(picture))}`,
      part: (name, options) => renderView(`components/${name}`, { ...it, ...options }),
      kept: (name, options = {}) => keptPart(frame, name, options),
      pieces: text => piecesOf(frame.language.code, text, met),
      typed: field => frame.values?.[field] ?? '',
      mistake: field => errors.find(error => error.field === field)?.text ?? '',
      errors,
      isGivenBack: frame.isGivenBack ?? false,
    };
    return it;
  };
  return { context, render: (view, frame, values) => renderView(view, { ...context(frame), ...values }) };
}
