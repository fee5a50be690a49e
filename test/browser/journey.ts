import type { Browser } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { dominique } from '../support/journeys.ts';
import { freshSite } from '../support/site.ts';
import type { TestWorldOptions } from '../support/world.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

/** A visitor on a site of their own, both gone when the test is. */
export async function freshVisitor(
  browser: Browser,
  options: VisitorOptions = {},
  world: TestWorldOptions = {},
): Promise<Visitor> {
  const site = await freshSite(world);
  const visitor = await Visitor.at(browser, site, options);
  onTestFinished(() => visitor.close());
  return visitor;
}

/** What somebody does at one step of a journey; `code` is the newest code that was sent. */
export interface Step {
  /** The end of the path where this step is. */
  readonly at: string;
  answers(code: () => Promise<string>): Promise<Record<string, string>>;
}

const step = (at: string, fields: Record<string, string> = {}): Step => ({ at, answers: async () => fields });
const codeStep = (at: string, fields: Record<string, string> = {}): Step => ({
  at,
  answers: async code => ({ ...fields, code: await code() }),
});

const { number } = dominique;

/** The main job of the site, from « I have no code » to the page of the identifiers. */
export const creationSteps: readonly Step[] = [
  step('/creation/code', { code: 'no' }),
  step('/creation/demande', { number, 'number-again': number }),
  codeStep('/creation/mon-code', dominique),
  step('/creation/identite', { me: 'yes' }),
  step('/creation/contact', { channel: 'email' }),
  step('/creation/email', { email: 'dominique@example.org' }),
  codeStep('/creation/contact/code'),
  step('/creation/conditions', { accept: 'yes' }),
  step('/creation/verification'),
];

/** From the page after the one-time code to all the emergency choices. */
export const firstSteps: readonly Step[] = [
  step('/premiere-connexion/telephone', { phone: '06 39 98 00 12' }),
  codeStep('/premiere-connexion/telephone/code'),
  step('/premiere-connexion/mot-de-passe', { password: 'lampe tortue papier citron violet' }),
  step('/urgence/professionnels', { answer: 'yes' }),
  step('/urgence/centre-15', { answer: 'no' }),
  step('/urgence/documents-caches', { answer: 'no' }),
];

/** Called at each page that was arrived at by a step. */
export type OnPage = (visitor: Visitor) => Promise<void>;

const skip: OnPage = async () => {};

/** Takes steps one after the other, following the link that the page after a request shows. @throws when one is elsewhere */
export async function takeSteps(
  visitor: Visitor,
  steps: readonly Step[],
  onPage: OnPage = skip,
): Promise<void> {
  for (const { at, answers } of steps) {
    if (visitor.path.endsWith('/envoyee')) await visitor.follow('main a.button');
    if (!visitor.path.endsWith(at)) throw new Error(`At ${visitor.path} and not at ${at}`);
    await visitor.submit(await answers(() => visitor.code()));
    await onPage(visitor);
  }
}

/** Writes down the identifier and the password of the page that shows them. */
export async function writeDown(visitor: Visitor): Promise<{ identifier: string; password: string }> {
  return { identifier: await visitor.text('#identifier'), password: await visitor.text('#password') };
}

/** From the first page of creation to the page of the identifiers. */
export async function createRecord(visitor: Visitor, onPage: OnPage = skip): Promise<void> {
  await visitor.open('/creation');
  await visitor.follow('main a.button');
  await takeSteps(visitor, creationSteps, onPage);
}

/** The whole main job: creation, first sign-in, emergency choices, home. */
export async function mainJob(visitor: Visitor, onPage: OnPage = skip): Promise<void> {
  await createRecord(visitor, onPage);
  const who = await writeDown(visitor);
  await visitor.submit();
  await onPage(visitor);
  await visitor.follow('main a.button');
  await visitor.submit(who);
  await onPage(visitor);
  await visitor.submit({ code: await visitor.code() });
  await onPage(visitor);
  await takeSteps(visitor, firstSteps, onPage);
  await visitor.follow('main a.button');
}
