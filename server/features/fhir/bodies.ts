import express, { type RequestHandler } from 'express';
import { FhirProblem } from './outcome.ts';

/** What a bundle may come to: two of the largest documents in base64, and what is said of them. */
const mostOfBundle = 30 * 1024 * 1024;
const jsonTypes = ['application/fhir+json', 'application/json'];

/** How long a bundle may take to come in whole, in milliseconds: 30 MB over 4 Mbit/s. */
const patience = 60_000;

/** Closes the line of what comes in by drops: it would hold a place for nothing. */
const slow: RequestHandler = (request, _response, next) => {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, patience).unref();
  request.once('close', () => clearTimeout(timer));
  next();
};

const ofType =
  (...types: string[]): RequestHandler =>
  (request, _response, next) => {
    if (request.is(types)) return next();
    next(new FhirProblem(415, { code: 'not-supported', text: `Send ${types.join(' or ')}.` }));
  };

/** Refuses what says itself that it is too large before a byte of it is read. Gzip would say nothing of its real size. */
const ofSize =
  (most: number): RequestHandler =>
  (request, _response, next) => {
    if (Number(request.get('Content-Length') ?? 0) > most)
      return next(new FhirProblem(413, { code: 'too-long', text: `${most} bytes at most.` }));
    next();
  };

/** A resource, as it came in. */
export const resourceBody: RequestHandler[] = [
  ...[slow, ofType(...jsonTypes), ofSize(mostOfBundle)],
  express.json({ type: jsonTypes, limit: mostOfBundle, inflate: false }),
];

/** The form of a search, as its text. */
export const formBody: RequestHandler[] = [
  ...[slow, ofType('application/x-www-form-urlencoded')],
  express.text({ type: 'application/x-www-form-urlencoded', limit: '64kb', inflate: false }),
];
