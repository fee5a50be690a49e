import { z } from 'zod';
import { sizeInWords } from '../../web/cda/words.ts';
import { formPage } from '../../web/pages.ts';
import { hasHistory } from './history-files.ts';
import { type ExportState, exportPath } from './state.ts';

/** « Emporter mon dossier »: what is in it, how large it is, what to be careful about, and one button. */
export const exportPage = formPage<ExportState, object>({
  view: 'export/export',
  title: 'export:title',
  fields: z.object({}),
  back: ({ state }) => `/dmp/${state.access.recordId}`,
  model: visit => {
    const { state, language, world } = visit;
    return {
      count: state.size.count,
      size: sizeInWords(state.size.bytes, { language, timeZone: world.config.timeZone }),
      hasHistory: hasHistory(visit),
    };
  },
  // The form brings a file, not a page: see download.ts.
  submit: async ({ state }) => ({ go: exportPath(state.access.recordId) }),
});
