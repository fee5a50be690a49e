import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readAccessMatrix } from '../../../server/record/policy/access-matrix.ts';

const doctor = { system: 'TRE_G15', code: '10' };

describe('the access matrix, when the site starts', () => {
  const text = readFileSync('data/reference/access-matrix.tsv', 'utf8');
  const lines = text.trimEnd().split('\n');
  const with_ = (...more: string[]) => `${[...lines, ...more].join('\n')}\n`;
  const dentist = 'TRE_G15\t40\t';
  const cell = 'no\tassumed\t\tno\tassumed\t\t2026-11-25';
  const specialist = `TRE_G15\t10\tSM04\ttype\t68599-0\t${cell}`;

  it('takes a line for a specialty, which wins over its profession', () => {
    const given = readAccessMatrix(with_(specialist));
    const summary = { classCode: '11', typeCode: '68599-0', action: 'read' } as const;
    expect(given.cell(doctor, 'SM04', summary).allowed).toBe(false);
    expect(given.cell(doctor, 'SM54', summary).allowed).toBe(true);
    expect(given.allows(doctor, 'SM04', 'read').exceptTypes).toContain('68599-0');
  });

  it('takes a type that is open in a class that is not: it is added, and left out of nothing', () => {
    const refunds = `${dentist}\ttype\tREMB\tyes\tsource\tRULES\tno\tassumed\t\t2026-11-25`;
    const given = readAccessMatrix(with_(refunds)).allows({ system: 'TRE_G15', code: '40' }, null, 'read');
    expect(given.classes).not.toContain('60');
    expect(given.types).toEqual(new Set(['REMB']));
    expect(given.exceptTypes).not.toContain('REMB');
  });

  it('works its sets out once, but not for a specialty that comes from outside, or the memory would grow with it', () => {
    const fresh = readAccessMatrix(text);
    for (const specialty of [null, 'SM54'])
      expect(fresh.allows(doctor, specialty, 'read')).toBe(fresh.allows(doctor, specialty, 'read'));
    expect(fresh.allows(doctor, 'made-up', 'read')).not.toBe(fresh.allows(doctor, 'made-up', 'read'));
    expect(fresh.allows(doctor, null, 'read')).not.toBe(fresh.allows(doctor, null, 'write'));
    // The one profession without a specialty of its own name.
    const unnamed = { system: 'TRE_G15', code: '93' };
    expect(fresh.allows(unnamed, null, 'read')).toBe(fresh.allows(unnamed, null, 'read'));
    const [one, other] = ['00', 'nobody'].map(code =>
      fresh.allows({ system: 'TRE_G15', code }, null, 'read'),
    );
    expect(one).toBe(other);
  });

  it('says in words what was published, up to the end of its line', () => {
    const told = /^# source ONPP: (.+)$/m.exec(text)?.[1];
    const report = { classCode: '10', typeCode: '11502-2', action: 'read' } as const;
    const podiatrist = { system: 'TRE_G15', code: '80' };
    expect(readAccessMatrix(text).cell(podiatrist, null, report).source).toBe(told);
    expect(told?.length).toBeGreaterThan(20);
  });

  const broken: readonly [string, string, RegExp][] = [
    ['a double cell', with_(`${dentist}\tclass\t10\t${cell}`), /TRE_G15\/40\/\/class\/10 stands twice/],
    ['an unknown class', with_(`${dentist}\tclass\t12\t${cell}`), /class 12 of TRE_G15\/40 is unknown/],
    ['an unknown type', with_(`${dentist}\ttype\t0-0\t${cell}`), /type 0-0 of TRE_G15\/40 is unknown/],
    [
      'an unknown kind',
      with_(`${dentist}\tfile\t10\t${cell}`),
      /TRE_G15\/40 10 is neither a class nor a type/,
    ],
    [
      'an unknown profession',
      with_(`TRE_G15\t11\t\tclass\t10\t${cell}`),
      /profession TRE_G15\/11 is unknown/,
    ],
    ['an unknown specialty', with_(specialist.replace('SM04', 'SM00')), /specialty SM00 of TRE_G15\/10/],
    [
      'an open guess',
      with_(`${dentist}\ttype\tREMB\tyes\tassumed\t\tno\tassumed\t\t2026-11-25`),
      /assumed cell TRE_G15\/40\/\/type\/REMB is open/,
    ],
    [
      'an open guess, to write',
      with_(`${dentist}\ttype\tREMB\tno\tassumed\t\tyes\tassumed\t\t2026-11-25`),
      /assumed cell TRE_G15\/40\/\/type\/REMB is open/,
    ],
    ['a source told elsewhere', text.replace('# source ONPP:', '## source ONPP:'), /unknown source ONPP/],
    ['a status that is none', with_(specialist.replace('assumed', 'guessed')), /neither source nor assumed/],
    ['nothing published', with_(specialist.replace('assumed', 'source')), /is source with the source « {2}»/],
    ['no answer to write', with_(specialist.replace(/(.*)\tno/, '$1\tmaybe')), /neither yes nor no/],
    ['an empty answer to write', with_(specialist.replace(/(.*)\tno/, '$1\t')), /neither yes nor no/],
    ['words before a date', with_(specialist.replace('2026-11-25', 'on 2026-11-25')), /has no date/],
    ['words after a date', with_(specialist.replace('2026-11-25', '2026-11-25 or so')), /has no date/],
    ['a source nobody told', text.replace('# source ONPP:', '# ONPP:'), /unknown source ONPP/],
    [
      'a source for a guess',
      with_(specialist.replace('assumed\t\t', 'assumed\tONPP\t')),
      /is assumed with the source/,
    ],
    ['an answer that is none', with_(specialist.replace('\tno\t', '\tmaybe\t')), /neither yes nor no/],
    ['a cell with no date', with_(specialist.replace('2026-11-25', '')), /has no date/],
    [
      'a profession without a class',
      lines.filter(line => !line.startsWith(`${dentist}\tclass\t60\t`)).join('\n'),
      /cell TRE_G15\/40\/\/class\/60 is missing/,
    ],
  ];
  test.each(broken)('refuses %s, and says where', (_what, given, message) => {
    expect(() => readAccessMatrix(given)).toThrow(message);
    expect(() => readAccessMatrix(given)).toThrow(/^access-matrix\.tsv: .+\.$/);
  });
});
