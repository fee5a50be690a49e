import type { LocaleKey } from '../../locale-keys.ts';

/** What a professional is looked for: each has a search of the directory, and a page for the one who is chosen. */
export const purposes = {
  block: {
    path: '/acces-bloques/bloquer',
    back: '/acces-bloques',
    title: 'management:block.title',
    lead: 'management:block.lead',
    choose: 'management:block.choose',
    scene: 'block-professional',
  },
  doctor: {
    path: '/medecin-traitant/changer',
    back: '/medecin-traitant',
    title: 'management:doctor.change-title',
    lead: 'management:doctor.change-lead',
    choose: 'management:search.choose',
    scene: 'treating-doctor',
  },
  rights: {
    path: '/medecin-traitant/memes-droits',
    back: '/medecin-traitant',
    title: 'management:rights.title',
    lead: 'management:rights.lead',
    choose: 'management:search.choose',
    scene: 'same-rights',
  },
  consent: {
    path: '/professionnels/autoriser',
    back: '/professionnels',
    title: 'management:consent.title',
    lead: 'management:consent.lead',
    choose: 'management:search.choose',
    scene: 'give-consent',
  },
} as const satisfies Record<
  string,
  { path: string; back: string; title: LocaleKey; lead: LocaleKey; choose: LocaleKey; scene: string }
>;

export type Purpose = keyof typeof purposes;
