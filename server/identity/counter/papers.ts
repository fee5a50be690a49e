/** What somebody shows at the counter to prove who they are: papers with a photograph, that the State gives. */
export const identityPapers = ['identity-card', 'passport', 'residence-permit', 'driving-licence'] as const;
export type IdentityPaper = (typeof identityPapers)[number];
