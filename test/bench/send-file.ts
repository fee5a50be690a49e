// Adds one file to a record, as the browser of somebody who is signed in.
import { workerData } from 'node:worker_threads';
import { pdf, photo } from '../support/files.ts';
import { Reader } from '../support/reader.ts';

const said = { type: 'DOCPAT05', 'day-day': '1', 'day-month': '2', 'day-year': '2024' };
const { page, cookie, kind, size, number } = workerData;
const home = new URL(page);
const reader = new Reader(home.origin);
for (const pair of String(cookie).split('; '))
  reader.cookies.set(pair.split('=')[0] ?? '', pair.replace(/^[^=]*=/, ''));
await reader.open(`${home.pathname}/documents/joindre`);
const bytes = kind === 'jpeg' ? photo(size + number) : pdf(`/N ${number}`, size);
const after = await reader.submitFiles([{ name: 'mesure', bytes }], said);
if (!after.url.pathname.endsWith('/fait')) throw new Error(`Not added: ${after.mistakes.join(' ')}`);
