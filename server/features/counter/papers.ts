import type { Translate } from '../../i18n.ts';
import { identityPapers } from '../../identity/counter/papers.ts';

/** The papers of identity that may be shown, as answers to choose from. */
export function paperOptions(t: Translate) {
  return identityPapers.map(value => ({ value, label: t(`counter:paper.${value}`) }));
}
