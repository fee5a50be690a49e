import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { FhirFault } from '../../record/fhir/mhd/faults.ts';
import type { Web } from '../../web/context.ts';
import { describeError, toProblem } from '../../web/problems.ts';
import { FhirProblem, outcomeOf } from './outcome.ts';

const json = 'application/fhir+json';

/** Answers with a resource. */
export function answer(response: Response, resource: object, status = 200): void {
  response.status(status).set('Content-Type', `${json}; charset=utf-8`).send(JSON.stringify(resource));
}

/** Answers are for who asked and never kept, and in JSON alone. */
export const inJson: RequestHandler = (request, response, next) => {
  response.set('Cache-Control', 'no-store');
  const format = request.query._format;
  const wants = format === undefined ? (request.get('Accept') ?? '*/*') : String(format);
  const isJson = /json|\*\/\*|application\/\*/.test(wants);
  // The bytes of a document are what they are.
  if (isJson || (format === undefined && request.path.startsWith('/Binary/'))) return next();
  next(new FhirProblem(406, { code: 'not-supported', text: `Answers are ${json} alone.` }));
};

/** The methods that an address answers. */
export const onlyMethods =
  (...methods: string[]): RequestHandler =>
  (_request, _response, next) =>
    next(
      new FhirProblem(
        405,
        { code: 'not-supported', text: `This address answers ${methods.join(', ')} alone.` },
        { Allow: methods.join(', ') },
      ),
    );

/** The last handler: every fault is an OperationOutcome. What is not expected is logged, without what was sent. */
export function problems(web: Web): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = toFhirProblem(error);
    const { status, issues, headers } = problem;
    if (status >= 500) web.world.log.error({ request: request.number, error: describeError(error) }, 'fault');
    if (response.headersSent) return next(error);
    for (const [name, value] of Object.entries(headers)) response.set(name, value);
    if (!request.complete) leaveUnread(request, response);
    answer(response, outcomeOf(issues), status);
  };
}

/** What is too large is not read to its end: the line is closed once the answer is out. */
function leaveUnread(request: Request, response: Response): void {
  response.set('Connection', 'close');
  response.once('finish', () => setTimeout(() => request.destroy(), 500).unref());
}

const codes: Readonly<
  Record<number, { code: 'invalid' | 'not-found' | 'too-long' | 'transient'; text: string }>
> = {
  400: { code: 'invalid', text: 'The request cannot be read.' },
  404: { code: 'not-found', text: 'Nothing here that this token may see or do.' },
  413: { code: 'too-long', text: 'Too large.' },
  503: { code: 'transient', text: 'Not now. Try again later.' },
};

function toFhirProblem(error: unknown): FhirProblem {
  if (error instanceof FhirProblem) return error;
  if (error instanceof FhirFault) {
    const [issue, ...others] = error.issues;
    if (issue !== undefined && others.length === 0) return new FhirProblem(error.status, issue);
  }
  const { code } = Object(error) as { code?: unknown };
  if (code === 'CHANGED_MEANWHILE')
    return new FhirProblem(409, { code: 'conflict', text: 'Two documents replace the same one.' });
  const { kind, retryAfter } = toProblem(error);
  const issue = codes[Number(kind)];
  if (issue === undefined)
    return new FhirProblem(500, { code: 'exception', text: 'A fault of the site. It was written down.' });
  return new FhirProblem(
    Number(kind),
    issue,
    retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
  );
}
