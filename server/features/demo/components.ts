import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Web } from '../../web/context.ts';
import { type Page, pageHandler } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { sendPage } from '../../web/render.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'views', 'components');

const exampleSchema = z.object({
  name: z.string(),
  options: z.record(z.string(), z.unknown()),
  errors: z.array(z.object({ field: z.string(), text: z.string() })).optional(),
  values: z.record(z.string(), z.string()).optional(),
});
const descriptionSchema = z.object({
  takes: z.record(z.string(), z.string()),
  criteria: z.array(z.object({ id: z.string(), how: z.string() })),
  examples: z.array(exampleSchema),
});

/** The names of the components, in alphabetical order. */
export function componentNames(): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.eta'))
    .map(name => basename(name, '.eta'))
    .sort();
}

/** What a component takes, the criteria it meets and its examples, from the file beside its template. */
export function describeComponent(name: string): z.infer<typeof descriptionSchema> {
  return descriptionSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
}

const listPage: Page<undefined> = {
  view: 'demo/components',
  title: 'demo:components.title',
  back: () => '/demo',
  model: () => ({
    components: componentNames().map(name => ({
      name,
      examples: describeComponent(name).examples.map(example => example.name),
    })),
  }),
};

/** One example of a component on a page of its own, so that ids and focus are as in real use. */
function examplePage(web: Web): RequestHandler {
  return (request, response) => {
    const name = componentNames().find(known => known === request.params.name);
    const example = name && describeComponent(name).examples[Number(request.params.example)];
    if (!name || !example) throw new Problem(404);
    const { errors = [], values = {} } = example;
    sendPage(
      { web, request, response },
      {
        view: 'demo/example',
        title: 'demo:components.example',
        titleValues: { name, number: Number(request.params.example) + 1 },
        model: { name, options: { page: sampleFrame(), ...example.options } },
        errors,
        values,
      },
    );
  };
}

/** Stands in for the frame of a page where a component shows a part of it. */
function sampleFrame(): object {
  return { csrf: '', submission: 'example', path: '/demo', hasForm: false, demo: true };
}

/** The components, for whoever builds pages. */
export function componentPages(web: Web): Router {
  const router = Router({ mergeParams: true });
  router.get('/', pageHandler(web, listPage));
  router.get('/:name/:example', examplePage(web));
  return router;
}
