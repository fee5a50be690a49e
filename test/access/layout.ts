import type { Visitor } from '../browser/visitor.ts';

const least = 44;

async function fits(visitor: Visitor, what: string): Promise<string[]> {
  const sideways = await visitor.look<number>('sideways()');
  const overflowing = await visitor.look<string[]>('overflowing()');
  return [
    ...(sideways > 0 ? [`${what}: scrolls sideways by ${sideways} px`] : []),
    ...overflowing.map(text => `${what}: does not fit: ${text}`),
  ];
}

/**
 * Checks that nothing is cut or scrolls sideways at 320 px, at a zoom of 400 % of a 1280 × 1024 window, and with the
 * text spacing of WCAG 1.4.12, and that every control is at least 44 px. Leaves the window at 360 × 740.
 */
export async function layout(visitor: Visitor): Promise<string[]> {
  const { page } = visitor;
  const findings: string[] = [];
  await page.setViewportSize({ width: 320, height: 256 });
  findings.push(...(await fits(visitor, '320 px')));
  await visitor.look('spread(true)');
  findings.push(...(await fits(visitor, '320 px, spaced text')));
  await page.setViewportSize({ width: 1280, height: 800 });
  findings.push(...(await fits(visitor, '1280 px, spaced text')));
  await visitor.look('spread(false)');
  const small = await visitor.look<string[]>(`smallTargets(${least})`);
  await page.setViewportSize({ width: 360, height: 740 });
  const smaller = await visitor.look<string[]>(`smallTargets(${least})`);
  return [...findings, ...new Set([...small, ...smaller].map(text => `small target: ${text}`))];
}
