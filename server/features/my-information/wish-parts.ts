import { donationWishes, longest } from '../../record/information-kinds.ts';
import { choice, email, line, note, optionalPhone, phone, text } from './fields.ts';
import type { Part } from './parts.ts';

/** The parts of « Volontés et droits ». */
export const wishes = [
  {
    name: 'trusted-person',
    path: '/volontes/personne-de-confiance',
    picture: 'trusted-person',
    kind: 'trusted-person',
    isSingle: true,
    hasPaper: true,
    fields: [
      line('name'),
      line('relation', 'optional'),
      optionalPhone('phone'),
      email('email'),
      line('address', 'optional'),
    ],
  },
  {
    name: 'emergency-contact',
    path: '/volontes/personnes-a-prevenir',
    picture: 'emergency-contact',
    kind: 'emergency-contact',
    isOrdered: true,
    fields: [line('name'), line('relation', 'optional'), phone('phone'), note()],
  },
  {
    name: 'directives-written',
    path: '/volontes/directives/texte',
    picture: 'directives',
    kind: 'directives',
    only: { form: 'written' },
    isSingle: true,
    hasPaper: true,
    fields: [text('text', longest.text)],
  },
  {
    name: 'directives-paper',
    path: '/volontes/directives/papier',
    picture: 'document',
    kind: 'directives',
    only: { form: 'paper' },
    isSingle: true,
    fields: [text('text', longest.note)],
  },
  {
    name: 'organ-donation',
    path: '/volontes/don-d-organes',
    picture: 'organ-donation',
    kind: 'organ-donation',
    isSingle: true,
    fields: [choice('wish', donationWishes), note()],
  },
] as const satisfies readonly (Omit<Part, 'name'> & { name: string })[];
