import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { type HTMLElement, NodeType, parse } from 'node-html-parser';
import { findLanguage } from '../../../server/i18n.ts';
import { readCda } from '../../../server/record/cda/read.ts';
import { loadAssets } from '../../../server/web/assets.ts';
import { type CdaView, viewCda } from '../../../server/web/cda/view.ts';
import { makeTemplates } from '../../../server/web/templates.ts';
import { type Narrative, nothing, wordsOf } from './source.ts';

const templates = makeTemplates(loadAssets(), false);
const settings = readFileSync(join(import.meta.dirname, '..', '..', '..', '.htmlvalidate.json'), 'utf8');
const validator = new HtmlValidate(JSON.parse(settings));

/** What a page would show of a document, in a language of the site. */
export function shown(
  xml: Uint8Array | string,
  code = 'fr',
): { view: CdaView; html: string; root: HTMLElement } {
  const language = findLanguage(code);
  if (language === undefined) throw new Error(`No language ${code}`);
  const reader = { language, timeZone: 'Europe/Paris' };
  const view = viewCda(readCda(xml), { reader, hrefOf: index => `/fichier/${index}` });
  const html = templates.context({ language, base: '' }).part('cda-document', { cda: view });
  return { view, html, root: parse(html) };
}

/** The mistakes of the HTML of a document on a page of its own. */
export async function mistakesIn(html: string, code = 'fr'): Promise<string[]> {
  const page = `<!DOCTYPE html>\n<html lang="${code}"><head><title>Essai</title></head><body><h1>Essai</h1>${html}</body></html>`;
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} ${line}:${column}`),
  );
}

const inLine = new Set(['SPAN', 'STRONG', 'EM', 'SUB', 'SUP', 'BDI', 'DEL', 'INS', 'A']);

/** The words and forms that the page shows of the document's own text: what the site adds in its own words is left. */
export function narrativeShown(root: HTMLElement): Narrative {
  const text = parse(root.querySelector('.cda-text')?.outerHTML ?? '');
  for (const added of text.querySelectorAll('.cda-said, .cda-address, .cda-label, .cda-file')) added.remove();
  const count = (tags: string) => text.querySelectorAll(tags).length;
  const counts = nothing();
  counts.tables = count('table');
  counts.rows = count('tr');
  counts.headers = count('th');
  counts.cells = count('td');
  counts.lists = count('ul, ol');
  counts.items = count('li');
  return { words: wordsOf(spaced(text)), counts };
}

function spaced(element: HTMLElement): string {
  const inside = element.childNodes.map(node =>
    node.nodeType === NodeType.ELEMENT_NODE ? spaced(node as HTMLElement) : node.text,
  );
  return inLine.has(element.tagName) ? inside.join('') : `\n${inside.join('')}\n`;
}
