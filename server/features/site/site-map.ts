/**
 * The pages of the site that somebody can open by their address, in the order of the site map; the name is that of its
 * text. A page that is reached only from another one (a step of a journey, a page of one's own record) is not here.
 */
export const sitePages = [
  {
    name: 'begin',
    pages: [
      { path: '/', name: 'home' },
      { path: '/comment-ca-marche', name: 'how' },
      { path: '/creation', name: 'creation' },
      { path: '/creation/mon-code', name: 'code' },
    ],
  },
  {
    name: 'enter',
    pages: [
      { path: '/connexion', name: 'sign-in' },
      { path: '/retrouver', name: 'forgotten' },
      { path: '/pas-moi', name: 'not-me' },
      { path: '/accueil', name: 'record' },
      { path: '/compte', name: 'account' },
    ],
  },
  {
    name: 'help',
    pages: [
      { path: '/aide', name: 'help' },
      { path: '/aide/qui-voit-quoi', name: 'matrix' },
      { path: '/aide/qui-voit-quoi/tre-g15-21', name: 'pharmacist' },
      { path: '/contact', name: 'contact' },
      { path: '/confort', name: 'comfort' },
      { path: '/mots', name: 'words' },
      { path: '/images', name: 'pictures' },
    ],
  },
  {
    name: 'professionals',
    pages: [
      { path: '/soignants', name: 'carers' },
      { path: '/agents', name: 'agents' },
    ],
  },
  {
    name: 'site',
    pages: [
      { path: '/accessibilite', name: 'access' },
      { path: '/conditions', name: 'terms' },
      { path: '/vie-privee', name: 'privacy' },
      { path: '/mentions-legales', name: 'legal' },
      { path: '/plan-du-site', name: 'map' },
    ],
  },
  {
    name: 'demo',
    pages: [
      { path: '/demo', name: 'demo' },
      { path: '/demo/messages', name: 'demo-messages' },
      { path: '/demo/composants', name: 'demo-parts' },
    ],
  },
] as const;
