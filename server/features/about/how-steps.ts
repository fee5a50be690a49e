/** The steps of « Comment ça marche », in their order: each one's name among the texts, and its scene. */
export const howSteps = [
  { name: 'ask', scene: 'card-number' },
  { name: 'arrives', scene: 'code-arrives' },
  { name: 'write', scene: 'enter-code' },
  { name: 'contact', scene: 'contact' },
  { name: 'accept', scene: 'terms' },
  { name: 'keep', scene: 'identifiers' },
  { name: 'sign-in', scene: 'sign-in' },
  { name: 'open', scene: 'one-time-code' },
  { name: 'choose', scene: 'dmp-choose' },
  { name: 'see', scene: 'dmp-see' },
] as const;
