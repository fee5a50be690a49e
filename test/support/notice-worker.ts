// A process that tells what is due, once, and ends: the database's file, key, instant.
import { sendAccessNotices } from '../../server/identity/access-notices.ts';
import { worldOfFile } from './world-of-file.ts';

const [path = '', key = '', instant = ''] = process.argv.slice(2);
const world = worldOfFile({ path, key, instant });
process.stdout.write('begun\n');
await sendAccessNotices(world);
await world.db.destroy();
