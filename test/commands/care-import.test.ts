import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importCareAndReport } from '../../server/commands/care-import.ts';
import { CommandError } from '../../server/commands/run.ts';
import { loadDemo } from '../../server/identity/load-demo.ts';
import type { World } from '../../server/world.ts';
import { command, dataFolder } from '../support/command.ts';
import { bytesOf } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';

const [anthony, dominique, nobody] = ['180032B02040123', '279035121518989', '155086399999921'];
const header = 'number;date;kind;what;carer;place;until';

async function demoWorld() {
  const world = await freshWorld({ demo: true });
  await loadDemo(world);
  return world;
}

/** Imports lines below the header; gives what was printed and the exit status. */
async function take(world: World, lines: readonly string[], size?: number) {
  const printed: string[] = [];
  const file = [header, ...lines].map(line => `${line}\n`).join('');
  const status = await importCareAndReport(world, bytesOf(file, size), { print: line => printed.push(line) });
  return { printed, status };
}

const kept = async (world: World) => (await world.db.selectFrom('care_line').select('id').execute()).length;

describe('npm run care:import', () => {
  test('takes every line, once, and keeps nothing of people without a record', async () => {
    const world = await demoWorld();
    const before = await kept(world);
    const lines = [
      `1 80 03 2B 020 401 23;2026-03-01;visit;Consultation;Dr ROSE;Cabinet du Pont;`,
      `${anthony};01/02/2026;stay;Opération;;Clinique;05/02/2026`,
      `${anthony};2024-03-02;exam;Trop ancien;;;`,
      `${dominique};2026-03-01;visit;Consultation;;;`,
      `${nobody};2026-03-01;visit;Consultation;;;`,
    ];
    const rest = 'Not kept: 1 older than 24 months, 2 of people without a record. Lines refused: 0.';
    expect(await take(world, lines)).toEqual({
      printed: [`Lines taken: 2 new, 0 as before. ${rest}`],
      status: 0,
    });
    expect(await take(world, lines, 7)).toEqual({
      printed: [`Lines taken: 0 new, 2 as before. ${rest}`],
      status: 0,
    });
    expect(await kept(world)).toBe(before + 2);
    const { verb, record_id } = await world.db
      .selectFrom('journal_entry')
      .select(['verb', 'record_id'])
      .where('verb', '=', 'care-history.imported')
      .executeTakeFirstOrThrow();
    expect({ verb, record_id }).toEqual({ verb: 'care-history.imported', record_id: null });
  });

  test('each bad line is told with its number and why, never with what it holds; the others are taken', async () => {
    const world = await demoWorld();
    const { printed, status } = await take(world, [
      `180032B02040124;2026-03-01;visit;Consultation;;;`,
      `${anthony};2026-03-04;visit;Secret;;;`,
      `${anthony};2026-02-30;visit;Secret;;;`,
      `${anthony};2026-03-01;surgery;;;;`,
      `${anthony};2026-03-01;visit;Secret;;;2026-03-02`,
      `${anthony};2026-03-01;stay;Secret;;;2026-02-01`,
      `${anthony};2026-03-01;visit;${'x'.repeat(201)};;;`,
      `${anthony};2026-03-01;visit`,
      `${anthony};2026-03-01;visit;"Secret;;;`,
      `${anthony};2026-03-01;visit;Consultation;;;`,
    ]);
    expect(printed).toEqual([
      'line 2: number: its key (the last 2 digits) does not fit the number',
      'line 3: date: is in the future',
      'line 4: date: this date does not exist',
      'line 5: kind: is one of visit, medicine, exam, stay',
      'line 5: what: holds no letter and no digit',
      'line 6: until: is for a stay only',
      'line 7: until: is before the date',
      'line 8: what: is longer than 200 characters',
      'line 9: 3 values, for 7 columns',
      'line 10: a quote is not closed on this line, or stands inside a value',
      'Lines taken: 1 new, 0 as before. Not kept: 0 older than 24 months, 0 of people without a record. Lines refused: 9.',
    ]);
    expect(status).toBe(1);
  });

  test('a file of something else is not taken, nor is an empty one', async () => {
    const world = await demoWorld();
    const options = { print: () => undefined };
    const people = bytesOf('nir,family_name\n1,X\n');
    await expect(importCareAndReport(world, people, options)).rejects.toThrow(CommandError);
    await expect(importCareAndReport(world, bytesOf(`${header}\n`), options)).rejects.toThrow('no care');
  });

  test('the command reads a file and ends with the status', async () => {
    const dir = await dataFolder();
    const path = join(dir, 'lines.csv');
    await writeFile(path, `${header};secret\n${anthony};2025-12-01;visit;Consultation;;;;maybe\n`);
    const { status, out } = await command('care-import', dir, { args: [path] });
    expect(status).toBe(1);
    expect(out[0]).toBe('line 2: secret: is yes or empty');
    expect((await command('care-import', dir)).err[0]).toContain('npm run care:import lines.csv');
  });
});
