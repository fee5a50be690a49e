import { type WaitingDocument, waitingDocuments } from '../record/kept-back.ts';
import type { RecordAccess } from '../record/records.ts';
import { professionOfAuthor } from '../registries/specialties.ts';
import type { Visit } from './context.ts';
import { showDate, showTime } from './dates.ts';
import { professionName, type Words } from './profession-words.ts';

/** A document that waits, as a page says it. The specialty of its author would tell what it is about: it is not said. */
export interface WaitingWords {
  readonly name: string;
  readonly profession: Words | undefined;
  readonly opens: string;
}

/** What a page says of the documents that a professional wants to speak about first (R2). */
export async function waitingInWords(visit: Visit<unknown>, access: RecordAccess): Promise<WaitingWords[]> {
  return (await waitingDocuments(visit.world, access)).map(document => inWords(visit, document));
}

function inWords(visit: Visit<unknown>, { author, opensAt }: WaitingDocument): WaitingWords {
  const profession = professionOfAuthor(author.specialty ?? '');
  return {
    name: author.name || author.place,
    profession: profession && professionName(visit.t, profession),
    opens: visit.t('documents:waiting.opens', {
      date: showDate(visit, opensAt),
      hour: showTime(visit, opensAt),
    }),
  };
}
