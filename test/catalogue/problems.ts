import type { InsuredRegister } from '../../server/registries/register.ts';
import type { Visitor } from '../browser/visitor.ts';
import { dominique } from '../support/journeys.ts';
import { opened, type State, type Walk } from './state.ts';

const formBody = 'new URLSearchParams(new FormData(document.forms.form)).toString()';
const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };
const typed = { ...dominique, code: 'ABCD EFGH JKLM' };

/** Puts another register in the site's world while something is done. */
async function withRegister(
  visitor: Visitor,
  register: InsuredRegister,
  act: () => Promise<void>,
): Promise<void> {
  const { world } = visitor.site;
  const own = world.register;
  Object.assign(world, { register });
  await act().finally(() => Object.assign(world, { register: own }));
}

function failing(error: Error): InsuredRegister {
  return {
    findByNir: () => Promise.reject(error),
    find: () => Promise.reject(error),
    findByTraits: () => Promise.reject(error),
  };
}

function whileFailing(name: string, error: Error): State {
  return {
    name,
    reach: async visitor => {
      await visitor.open('/creation/mon-code');
      await withRegister(visitor, failing(error), () => visitor.submit(typed));
    },
  };
}

/** Another site sends one of our forms. */
async function sendFromElsewhere(visitor: Visitor): Promise<void> {
  const action = `${visitor.site.origin}/${visitor.language}/creation/code`;
  await visitor.page.goto('about:blank');
  await visitor.page.setContent(`<form method="post" action="${action}"><button>Non</button></form>`);
  await visitor.page.locator('button').click();
  await visitor.page.locator('#page').waitFor();
}

/** The same form sent in two windows while the register takes its time. */
async function sendTwice(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.open('/creation/mon-code');
  const slow = new Promise<undefined>(resolve => setTimeout(resolve, 8000, undefined));
  await withRegister(
    visitor,
    { findByNir: () => slow, find: () => slow, findByTraits: () => Promise.resolve([]) },
    async () => {
      await visitor.fill(typed);
      const body = await page.evaluate<string>(
        'new URLSearchParams(new FormData(document.forms.form)).toString()',
      );
      const first = page.request.post(page.url(), { data: body, headers });
      await new Promise(resolve => setTimeout(resolve, 300));
      await visitor.submit();
      await first;
    },
  );
}

/** One address asks again and again, faster than a person can. */
async function askForEverybody(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const { number } = dominique;
  await visitor.open('/creation/demande');
  await visitor.fill({ number, 'number-again': number });
  const body = new URLSearchParams(await page.evaluate<string>(formBody));
  for (let time = 0; time < 30; time += 1) {
    body.set('_submission', `again-${time}`);
    await page.request.post(page.url(), { data: body.toString(), headers, maxRedirects: 0 });
  }
  await visitor.submit();
}

const apart = (states: readonly State[]): State[] => states.map(state => ({ ...state, isApart: true }));

/** The pages of what can go wrong, each reached by making it go wrong. */
export const problems: Walk = {
  name: 'problems',
  states: apart([
    opened('problem-404', '/nulle-part'),
    { name: 'problem-403', reach: sendFromElsewhere },
    opened('problem-410', '/creation/identifiants'),
    {
      name: 'problem-400',
      reach: async visitor => {
        await visitor.open('/creation/code');
        await visitor.page.evaluate('document.querySelector("[name=_submission]").remove()');
        await visitor.submit();
      },
    },
    {
      name: 'problem-413',
      reach: async visitor => {
        await visitor.open('/creation/demande');
        await visitor.submit({ number: '1'.repeat(70_000) });
      },
    },
    whileFailing('problem-500', new Error('The register is away')),
    whileFailing('problem-503', Object.assign(new Error('The disk is full'), { code: 'SQLITE_FULL' })),
    { name: 'problem-409', reach: sendTwice },
    { name: 'problem-429', reach: askForEverybody },
  ]),
};
