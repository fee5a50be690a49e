import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { steady } from '../../server/storage/steady.ts';

function filled(): Sqlite.Database {
  const db = new Sqlite(':memory:');
  db.exec('create table paper (id integer, day text, title text)');
  db.exec('create index by_day on paper (day)');
  const insert = db.prepare('insert into paper values (?, ?, ?)');
  for (let id = 1; id <= 30; id += 1) insert.run(id, `2026-01-${String(id).padStart(2, '0')}`, 'What?');
  return db;
}

const text = `select id, '?' as mark, title as "a ?" from paper where day > ? and id <> ? order by day desc limit ?`;

describe('the text of a SELECT that is planned once', () => {
  it('gives the same rows, in the same order, with the same index', () => {
    const db = filled();
    const values = ['2026-01-03', 29, 5];
    const rows = db.prepare(steady(text)).all(values);
    expect(rows).toEqual(db.prepare(text).all(values));
    expect(rows).toHaveLength(5);
    expect(rows[0]).toEqual({ id: 30, mark: '?', 'a ?': 'What?' });
    const plan = (one: string) => db.prepare(`explain query plan ${one}`).all(values);
    expect(JSON.stringify(plan(steady(text)))).toContain('by_day');
  });

  it('compares numbers and texts as the plain one does, and finds nothing for null', () => {
    const db = filled();
    for (const value of [7, '7', 7.0, null, '2026-01-07'])
      for (const column of ['id', 'day']) {
        const plain = `select id from paper where ${column} = ?`;
        expect(db.prepare(steady(plain)).all(value)).toEqual(db.prepare(plain).all(value));
      }
  });

  it('leaves a statement that writes as it is', () => {
    const write = 'insert into paper (id) values (?)';
    expect(steady(write)).toBe(write);
  });
});
