import { describe, expect, test } from 'vitest';
import { checkHabits } from './habits.ts';
import { linesFor } from './planted.ts';

const long = 'a\n'.repeat(181);

const faults: [file: string, text: string, said: string][] = [
  ['server/web/render.ts', long, '181 lines'],
  ['views/layout.eta', long, '181 lines'],
  ['public/css/site.css', long, '181 lines'],
  ['public/js/focus.js', long, '181 lines'],
  ['server/web/render.ts', 'const a = 1;\n// TODO later', 'line 2: « TODO »'],
  ['test/web/render.test.ts', '/* FIXME */', '« FIXME »'],
  ['views/layout.eta', '<% /* TODO */ %>', '« TODO »'],
  ['server/web/render.ts', '// @ts-expect-error', '« @ts-expect-error »'],
  ['server/web/render.ts', '// biome-ignore lint: no', '« biome-ignore »'],
  ['server/web/render.ts', 'const a: any = 1;', 'the type `any`'],
  ['server/web/render.ts', 'const a = b as any;', 'the type `any`'],
  ['server/web/render.ts', 'const a: Record<string, any> = {};', 'the type `any`'],
  ['server/web/render.ts', 'const a: any[] = [];', 'the type `any`'],
  ['public/css/site.css', 'a {\n  margin-left: 1rem;\n}', 'line 2: « margin-left: 1rem »'],
  ['public/css/site.css', 'a { left: 0 }', '« left: 0 »'],
  ['public/css/site.css', 'a { border-top-right-radius: 1px; }', 'border-top-right-radius'],
  ['public/css/site.css', 'a { text-align: right; }', '« text-align: right »'],
  ['public/css/site.css', 'a { b: 1px; & p { float: left; } }', '« float: left »'],
];

const clean: [file: string, text: string][] = [
  ['server/web/render.ts', 'a\n'.repeat(180)],
  ['server/web/render.ts', "const words = 'as any';\nawait Promise.any(all);\nconst any_ = 1;"],
  [
    'public/css/site.css',
    '/* left: 0 */ .arrow-left:hover { margin-inline-start: 1rem; background: url(left.svg); }',
  ],
  ['public/css/site.css', 'a { --left-side: 1; text-align: start; content: "left"; }'],
  ['public/js/vendor/htmx.js', `// TODO\n${long}`],
];

describe('habits', () => {
  test.each(faults)('%s must not hold %j', (file, text, said) => {
    const lines = linesFor(checkHabits, { [file]: text });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${file}: `);
    expect(lines[0]).toContain(said);
  });

  test.each(clean)('%s may hold %j', (file, text) => {
    expect(linesFor(checkHabits, { [file]: text })).toEqual([]);
  });
});
