import { expect } from 'vitest';
import type { ReadPage } from '../../support/reader.ts';

export const cookie = 'mon-dmp-confort';
export const usual = {
  text: '100',
  spacing: 'normal',
  contrast: 'device',
  theme: 'device',
  font: 'site',
  pictures: 'all',
};

/** How a page looks: the classes of the whole document, which the part that scripts put in repeats. */
export function lookOf(page: ReadPage): string {
  const look = page.root.querySelector('#page')?.getAttribute('data-look');
  expect(page.root.querySelector('html')?.getAttribute('class') ?? '').toBe(look);
  return look ?? '';
}
