// A process that delivers the messages of a database until it is ended: the database's file, key, SMTP server, instant.
import { startWorker } from '../../server/messages/worker.ts';
import { worldOfFile } from './world-of-file.ts';

const [path = '', key = '', smtpUrl = '', instant = ''] = process.argv.slice(2);
startWorker(worldOfFile({ path, key, smtpUrl, instant }));
