import type { RequestHandler } from 'express';
import { findLanguage, type Language, referenceLanguage, type Translate, translator } from '../../i18n.ts';
import { initialPasswordUntil } from '../../identity/accounts.ts';
import { beginPaper, type CreationPaper, handOver } from '../../identity/creation-paper.ts';
import type { AcknowledgementText } from '../../messages/print/acknowledgement.ts';
import type { Visit, Web } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { visitOf } from '../../web/pages.ts';
import { showPage } from '../../web/show-page.ts';
import { withFrenchSpaces } from '../../web/typography.ts';
import type { Desk } from './desk.ts';
import { donePage } from './done-page.ts';
import { type CreatingState, doneIn, loadCreating, nameOf } from './state.ts';

/**
 * Prints the acknowledgement. Each time it is asked for, a new initial password is made for it, which works once the paper
 * is there: what does not print changes nothing, and the paper before opens nothing any more.
 */
export function paperHandler(web: Web, desk: Desk): RequestHandler {
  const load = loadCreating(desk);
  return async (request, response) => {
    const bare = visitOf(web, request, undefined);
    const visit = { ...bare, state: await load(bare) };
    const { recordId } = doneIn(visit.state);
    const whose = { by: visit.state.clerk.by, recordId };
    response.set('Cache-Control', 'no-store');
    // The page that asks says whose paper it wants: another one may have been created in another tab since.
    if (Object(request.body)._about !== recordId) {
      response.status(409);
      return showPage(visit, response, { page: donePage });
    }
    const refuse = (status: number, key: 'creating:done.failed' | 'creating:done.newer') => {
      response.status(status);
      return showPage(visit, response, { page: donePage, errors: [{ field: wholeForm, key }] });
    };
    const paper = await beginPaper(web.world, whose);
    const pdf = paper && (await print(visit, paper).catch((error: unknown) => failed(visit, error)));
    if (paper === undefined || pdf === undefined) return refuse(503, 'creating:done.failed');
    if (!(await handOver(web.world, whose, paper))) return refuse(409, 'creating:done.newer');
    web.wake();
    response.attachment('accuse-dmp.pdf').type('pdf').send(Buffer.from(pdf));
  };
}

/** The person is told; whoever runs the site finds why in the log, without a word of the paper. */
function failed({ world, request }: Visit<CreatingState>, error: unknown): undefined {
  const name = error instanceof Error ? error.name : 'unknown';
  world.log.error({ request: request.number, error: name }, 'paper not printed');
}

async function print(visit: Visit<CreatingState>, paper: CreationPaper): Promise<Uint8Array> {
  const { web, world } = visit;
  const french = findLanguage(referenceLanguage) ?? visit.language;
  const language = findLanguage(paper.language) ?? french;
  const { credentials, passwordBy } = paper;
  return web.printer.print({
    kind: 'acknowledgement',
    language: language.code,
    sender: [world.config.operatorName],
    name: nameOf(paper.person),
    ...(credentials ? { identifier: credentials.identifier } : {}),
    ...(credentials && passwordBy === 'paper' ? { password: credentials.password } : {}),
    helpPhone: world.config.supportPhone,
    texts: [...new Set([language, french])].map(one => textIn(visit, one, paper)),
  });
}

function textIn(visit: Visit<CreatingState>, language: Language, paper: CreationPaper): AcknowledgementText {
  const t = onPaper(language);
  const where = { language, world: visit.world };
  const { emergency, createdAt, person, passwordBy } = paper;
  const { name, place } = visit.state.clerk;
  const date = showDate(where, initialPasswordUntil(visit.world));
  const yes = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');
  return {
    language: language.code,
    title: t('print:acknowledgement.title'),
    nameLabel: t('print:acknowledgement.name'),
    born: t('print:acknowledgement.born', {
      date: showDate(where, new Date(`${person.birthDate}T12:00:00Z`)),
    }),
    made: t('print:acknowledgement.made', {
      date: showDate(where, createdAt),
      hour: showTime(where, createdAt),
      who: [name, place].filter(Boolean).join(', '),
    }),
    identifierLabel: t('print:acknowledgement.identifier'),
    passwordLabel: t('print:acknowledgement.password'),
    passwordNote: t(`print:acknowledgement.${passwordBy === 'sms' ? 'by-sms' : 'validity'}`, { date }),
    ...stepsIn(t, paper),
    emergencyTitle: t('print:acknowledgement.emergency-title'),
    emergency: [
      t(`print:acknowledgement.break-glass-${yes(emergency.breakGlass)}`),
      t(`print:acknowledgement.centre-15-${yes(emergency.centre15)}`),
    ],
    change: t('print:acknowledgement.change'),
    contestTitle: t('print:acknowledgement.contest-title'),
    contest: t('print:acknowledgement.contest'),
    warning: t('print:acknowledgement.warning'),
    helpLabel: t('print:acknowledgement.help'),
  };
}

/** The words of a language for paper: what keeps words together on a screen would hide them from a search. */
function onPaper({ code }: Language): Translate {
  const shown = withFrenchSpaces(code, translator(code));
  return (key, values) => shown(key, values).replaceAll('\u2060', '');
}

function stepsIn(
  t: Translate,
  { account }: CreationPaper,
): Pick<AcknowledgementText, 'stepsTitle' | 'steps'> {
  const first = t('print:acknowledgement.steps-title');
  if (account === 'used') return { stepsTitle: first, steps: [t('print:acknowledgement.known')] };
  if (account === 'none')
    return {
      stepsTitle: t('print:acknowledgement.later-title'),
      steps: [t('print:acknowledgement.later')],
    };
  return {
    stepsTitle: first,
    steps: [
      t('print:acknowledgement.step-1'),
      t('print:acknowledgement.step-2'),
      t('print:acknowledgement.step-3'),
      t('print:acknowledgement.step-4'),
    ],
  };
}
