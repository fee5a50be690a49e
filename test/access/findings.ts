import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { z } from 'zod';
import { findLanguage, translator } from '../../server/i18n.ts';
import type { Visitor } from '../browser/visitor.ts';
import type { State } from '../catalogue/state.ts';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const settings = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', '.htmlvalidate.json'), 'utf8'),
);
const validator = new HtmlValidate(settings);

const axeFindings = z.array(z.object({ id: z.string(), target: z.string(), summary: z.string() }));
const frameSchema = z.object({
  lang: z.string(),
  dir: z.string(),
  direction: z.string(),
  title: z.string(),
  headings: z.array(z.string()),
  landmarks: z.array(z.string()),
  mains: z.number(),
  twice: z.array(z.string()),
  mistakes: z.number(),
});

/** Rules of axe that an example of a component breaks by standing alone: its context is not there. */
const contextRules = [
  'heading-order',
  'skip-link',
  'landmark-unique',
  'landmark-no-duplicate-banner',
  'region',
];

/** Only says that something is hidden: what is hidden here is shown by another state, or is for paper. */
const askRules = ['hidden-content'];

/**
 * Runs every rule of axe that is not given up (WCAG 2.0 to 2.2, A to AAA, best practices, experimental), or only those
 * that look at colours. What axe cannot decide counts as a finding too. One line for each element.
 */
export async function axe(
  { page }: Visitor,
  { colours, isExample }: { colours: boolean; isExample: boolean },
): Promise<string[]> {
  // Nothing but a yes or a no is asked of the page: axe itself as an answer takes longer to bring than all its rules.
  const isThere = await page.evaluate<boolean>('"axe" in window');
  if (!isThere) await page.evaluate(`(() => { ${axeSource} })()`);
  // From the top, as a page opens: what stays in place while a page is scrolled lies over whatever happens to be below it.
  await page.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
  const left = isExample ? [...askRules, ...contextRules] : askRules;
  const found = await page.evaluate(`(async () => {
    const rules = axe.getRules().filter(({ tags }) => !tags.includes('deprecated')).map(rule => rule.ruleId);
    const wanted = rules.filter(id => !${JSON.stringify(left)}.includes(id) && (${!colours} || /contrast|link-in-text/.test(id)));
    look.leaveOutClearRows(${colours});
    const run = await axe.run(document, { runOnly: { type: 'rule', values: wanted }, resultTypes: ['violations', 'incomplete'] });
    const lines = [...run.violations, ...run.incomplete].flatMap(({ id, nodes }) => nodes.map(node => ({ id, target: node.target.join(' '), summary: [...node.any, ...node.all, ...node.none].map(check => check.message).join(' ') })));
    look.leaveOutClearRows(false);
    return lines;
  })()`);
  return axeFindings.parse(found).map(({ id, target, summary }) => `${id}: ${target}: ${summary}`);
}

/** Checks the last whole document with html-validate. */
export async function html({ document }: Visitor): Promise<string[]> {
  const text = (await document?.text()) ?? '';
  const { results } = await validator.validateString(text);
  return results
    .flatMap(result => result.messages)
    .map(({ ruleId, message, line, column }) => `${ruleId}: ${message} ${line}:${column}`);
}

/** A space that does not end a line is read as any other, and what keeps a word together is not read. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

/** Checks what every page is made of: language, direction, one h1 with which the title begins, landmarks, ids, size of texts. */
export async function frame(visitor: Visitor, { isExample = false }: State): Promise<string[]> {
  const found = frameSchema.parse(await visitor.look('frame()'));
  const language = findLanguage(visitor.language);
  const [heading = ''] = found.headings;
  const t = translator(visitor.language);
  const title = heading === t('common:site') ? heading : t('common:page-title', { heading });
  const expected = found.mistakes > 0 ? t('common:error-title', { title }) : title;
  const findings = [
    [found.lang !== visitor.language, `lang is ${found.lang}`],
    [found.dir !== language?.dir || found.direction !== language?.dir, `dir is ${found.dir}`],
    [found.headings.length !== 1 && !isExample, `${found.headings.length} h1`],
    [plain(found.title) !== plain(expected), `the title is « ${found.title} »`],
    [found.landmarks.length > 0, `no ${found.landmarks.join(', ')}`],
    [found.mains !== 1, `${found.mains} main`],
    [found.twice.length > 0, `ids that come twice: ${found.twice.join(', ')}`],
  ] as const;
  const small = await visitor.look<string[]>('smallTexts(16)');
  return [
    ...findings.flatMap(([wrong, text]) => (wrong ? [text] : [])),
    ...small.map(text => `small text: ${text}`),
  ];
}
