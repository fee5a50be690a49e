import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { professionalViewer } from '../../server/record/care-access.ts';
import { openForCarer } from '../../server/record/care-reading.ts';
import { worldOfFile } from './world-of-file.ts';

/**
 * Opens documents of a record for a professional, `/<id>` each, until it is killed. Prints its port.
 * Arguments: database file, key, record, exercise.
 */
const [path = '', key = '', recordId = '', exercise = ''] = process.argv.slice(2);
const world = worldOfFile({ path, key });
const viewer = await professionalViewer(world, exercise);
if (viewer === undefined) throw new Error('Nobody works there.');

const server = createServer(async (request, response) => {
  const id = (request.url ?? '').slice(1);
  const opened = await openForCarer(world, { viewer, recordId }, { id, verb: 'document.read' });
  response.end(`${opened?.document.title} ${'x'.repeat(5000)}`);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  writeSync(1, `${typeof address === 'object' ? address?.port : ''}\n`);
});
