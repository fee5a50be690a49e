import express, { Router } from 'express';

const form = (limit: string, parameterLimit: number) =>
  express.urlencoded({ extended: false, limit, parameterLimit });

/** Under a record, where people write texts of their own. */
const written = ['informations', 'documents', 'soins', 'historique'];

/** Reads what forms send, up to what their pages can need: more is refused before it is read. */
export const formBodies = Router();
// A whole text in Arabic takes 6 bytes a letter on its way: one that is too long is told so, and comes back whole.
formBodies.use(
  [...written.map(part => `/:language/dmp/:record/${part}`), '/:language/operateur/signalements'],
  form('1mb', 100),
);
// One box for each thing that is written, and a person may have written much.
formBodies.use('/:language/dmp/:record/carte', form('1mb', 10_000));
formBodies.use(form('64kb', 100));
