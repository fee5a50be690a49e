import { expect, test } from 'vitest';
import { addressOf } from '../../server/web/guards.ts';

const of = (ip: string) => addressOf({ ip } as Parameters<typeof addressOf>[0]);

test('the addresses of one IPv6 network count as one', () => {
  expect(of('2001:db8:1:2::1')).toBe(of('2001:0db8:0001:0002:aaaa:bbbb:cccc:dddd'));
  expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'));
});

test('an IPv4 address is the same in its two ways of writing', () => {
  expect(of('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(of('203.0.113.9')).toBe('203.0.113.9');
});
