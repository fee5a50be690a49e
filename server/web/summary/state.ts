import type { Summary } from '../../record/summary-model.ts';

/** What a page that tells a summary knows: the patient's own, and that of somebody who treats them. */
export interface SummaryShown {
  readonly summary: Summary;
  /** The account of the person whom the record is about, where they have one and it is known to the reader. */
  readonly ownerId: string;
  /** Paths, after the language, where things can be read whole. An absent one leads nowhere: the text is said here. */
  readonly paths: {
    document(id: string): string;
    readonly documents?: string;
    readonly vaccinations?: string;
    readonly directives?: Readonly<Record<'paper' | 'text', string>>;
  };
}
