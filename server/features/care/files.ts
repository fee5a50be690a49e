import { refuseOtherCda } from '../../record/files/whose-cda.ts';
import type { Sender } from '../../record/receive-document.ts';
import { authorCode } from '../../registries/specialties.ts';
import type { CarerState } from '../../web/carer-visit.ts';
import type { CaringState } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { beforeFiles, type FilesState } from '../../web/form-files.ts';

/** A professional as the one who writes a document. */
export function senderOf({ exercise }: Pick<CarerState, 'exercise'>): Sender {
  const { rpps, name, place, profession, specialty } = exercise;
  const does = authorCode(profession, specialty);
  return { kind: 'professional', id: rpps, name, place, profession: profession.code, specialty: does };
}

/** What a page knows of the files that a professional sends for a record: no health document of another patient. */
export function filesFor(visit: Visit, { who, patient, viewer }: CaringState, page: string): FilesState {
  const place = `${page} ${viewer.exerciseId} ${who.recordId}`;
  return {
    ...beforeFiles(visit, { place, recordId: who.recordId, sender: viewer.id }),
    refuseCda: bytes => refuseOtherCda(visit.world, patient.id, bytes),
  };
}
