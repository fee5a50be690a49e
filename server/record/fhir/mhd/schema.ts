import { z } from 'zod';

/*
 * What is read of what programs send (FHIR R4, MHD 4.2). What is not read here may be there: minimal metadata are enough, and
 * more of them are no fault.
 */

const text = z.string().max(1000);
const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() });
const concept = z.object({ coding: z.array(coding).max(20).default([]), text: text.optional() });
const identifier = z.object({ system: text.optional(), value: text.optional() });
const reference = z.object({ reference: text.optional(), identifier: identifier.optional() });
const period = z.object({ start: text.optional(), end: text.optional() });

/** Resources of which only their kind and their numbers are read. */
const named = z.object({
  resourceType: text,
  id: text.optional(),
  identifier: z.array(identifier).max(50).optional().catch(undefined),
  practitioner: reference.optional().catch(undefined),
});

export const documentSchema = z.object({
  resourceType: z.literal('DocumentReference'),
  contained: z.array(named).max(50).default([]),
  masterIdentifier: identifier.optional(),
  identifier: z.array(identifier).max(20).default([]),
  status: text,
  type: concept.optional(),
  category: z.array(concept).max(5).default([]),
  subject: reference.optional(),
  date: text.optional(),
  author: z.array(reference).max(20).default([]),
  description: text.optional(),
  relatesTo: z
    .array(z.object({ code: text, target: reference }))
    .max(20)
    .default([]),
  securityLabel: z.array(concept).max(20).default([]),
  content: z
    .array(
      z.object({
        attachment: z.object({
          contentType: text.optional(),
          language: text.optional(),
          url: text.optional(),
          size: z.number().int().min(0).optional(),
          hash: text.optional(),
          title: text.optional(),
          creation: text.optional(),
        }),
      }),
    )
    .min(1)
    .max(1),
  context: z
    .object({
      facilityType: concept.optional(),
      practiceSetting: concept.optional(),
      period: period.optional(),
      sourcePatientInfo: reference.optional(),
    })
    .optional(),
});
export type SentReference = z.infer<typeof documentSchema>;

export const listSchema = z.object({
  resourceType: z.literal('List'),
  contained: z.array(named).max(50).default([]),
  subject: reference.optional(),
  source: reference.optional(),
});

export const binarySchema = z.object({
  resourceType: z.literal('Binary'),
  contentType: text.optional(),
  data: z.string(),
});

export const patientSchema = named;
export type Named = z.infer<typeof named>;
export type SentReferenceTo = z.infer<typeof reference>;
export type SentConcept = z.infer<typeof concept>;
export type SentIdentifier = z.infer<typeof identifier>;

export const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: text,
  entry: z
    .array(
      z.object({
        fullUrl: text.optional(),
        resource: z.looseObject({ resourceType: text, id: text.optional() }),
        request: z.object({ method: text, url: text.optional() }).optional(),
      }),
    )
    .min(1)
    .max(60),
});
export type SentBundle = z.infer<typeof bundleSchema>;
