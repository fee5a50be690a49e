import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { retrieveBinary } from './binary.ts';
import { formBody, resourceBody } from './bodies.ts';
import { knownCaller } from './caller.ts';
import { createOperation, createRecord } from './create-record.ts';
import { capabilities } from './metadata.ts';
import { notThere } from './outcome.ts';
import { provideDocuments } from './provide.ts';
import { inJson, onlyMethods, problems } from './respond.ts';
import { readDocumentReference, searchDocuments } from './search.ts';

/**
 * The interface for professionals' software (product rules, §6): FHIR R4, document sharing as IHE MHD 4.2 has it. No
 * session and no form token: a bearer token says who asks, and is looked at before anything that was sent is read.
 */
export function fhirInterface(web: Web): Router {
  const router = Router({ caseSensitive: true });
  router.use(inJson);
  router.route('/metadata').get(capabilities(web)).all(onlyMethods('GET'));
  router.route('/OperationDefinition/creer-dmp').get(createOperation(web)).all(onlyMethods('GET'));
  router.use(knownCaller(web));
  router
    .route('/')
    .post(...resourceBody, provideDocuments(web))
    .all(onlyMethods('POST'));
  router.route('/DocumentReference').get(searchDocuments(web)).all(onlyMethods('GET'));
  router
    .route('/DocumentReference/_search')
    .post(...formBody, searchDocuments(web))
    .all(onlyMethods('POST'));
  router.route('/DocumentReference/:id').get(readDocumentReference(web)).all(onlyMethods('GET'));
  router
    .route('/Patient/$creer-dmp')
    .post(...resourceBody, createRecord(web))
    .all(onlyMethods('POST'));
  router.route('/Binary/:id').get(retrieveBinary(web)).all(onlyMethods('GET'));
  router.use((_request, _response, next) => next(notThere()));
  router.use(problems(web));
  return router;
}
