import type { RequestHandler } from 'express';
import { type FirstStep, nextFirstStep } from '../../identity/first-steps.ts';
import { closedRecordOf } from '../../record/closing.ts';
import { emergencyChoices, openQuestion } from '../../record/emergency.ts';
import { ownRecord } from '../../record/records-store.ts';
import type { Web } from '../../web/context.ts';
import { pathOfDraft } from '../../web/drafts.ts';
import { accountOf } from '../../web/guards.ts';
import { visitOf } from '../../web/pages.ts';
import { closedRecordPath, emergencyPath } from '../../web/paths.ts';

/**
 * Leads somebody who has signed in to what is next: the page they were on when their visit ended, the page of a record
 * that they closed, a step of the first sign-in, or the record.
 */
export function goHome(web: Web): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const accountId = accountOf(request);
    const draft = await pathOfDraft(web.world, request);
    if (draft !== undefined) return response.redirect(303, visit.href(draft));
    if (await closedRecordOf(web.world, accountId))
      return response.redirect(303, visit.href(closedRecordPath));
    const recordId = await ownRecord(web.world.db, accountId);
    const step = await nextFirstStep(web.world, accountId);
    const path = step === undefined ? recordPath(recordId) : await stepPath(web, step, recordId);
    response.redirect(303, visit.href(path));
  };
}

function recordPath(recordId: string | undefined): string {
  return recordId === undefined ? '/sans-dossier' : `/dmp/${recordId}`;
}

async function stepPath(web: Web, step: FirstStep, recordId: string | undefined): Promise<string> {
  if (step === 'phone') return '/premiere-connexion/telephone';
  if (step === 'email') return '/premiere-connexion/email';
  if (step === 'sheet') return '/premiere-connexion/codes';
  if (step === 'password') return '/premiere-connexion/mot-de-passe';
  const question = openQuestion(await emergencyChoices(web.world, recordId ?? '')) ?? 'emergency';
  return emergencyPath(recordId ?? '', question);
}
