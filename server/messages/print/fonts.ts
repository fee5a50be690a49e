import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Coverage, readCoverage } from './coverage.ts';

/** The files to load, and for each typeface what it can draw, in the order in which the page tries them. */
export type Fonts = { names: string[]; files: Buffer[]; coverages: Coverage[] };

const TYPEFACES = [
  {
    name: 'Atkinson Hyperlegible Next',
    folder: 'atkinson-hyperlegible-next',
    file: 'AtkinsonHyperlegibleNext',
  },
  { name: 'Noto Sans', folder: 'noto-sans', file: 'NotoSans' },
  { name: 'Vazirmatn', folder: 'vazirmatn', file: 'Vazirmatn' },
  { name: 'Noto Sans Arabic', folder: 'noto-sans-arabic', file: 'NotoSansArabic' },
];
const WEIGHTS = ['400Regular', '700Bold'];

/**
 * Reads the fonts of the printed documents from their packages. A language in another script needs its typeface added
 * to the list above. Out: the fonts. Throws when a package is missing.
 */
export function loadFonts(): Fonts {
  const require = createRequire(import.meta.url);
  const fonts: Fonts = { names: [], files: [], coverages: [] };
  for (const { name, folder, file } of TYPEFACES) {
    const weights = WEIGHTS.map(weight =>
      readFileSync(require.resolve(`@expo-google-fonts/${folder}/${weight}/${file}_${weight}.ttf`)),
    );
    const coverages = weights.map(readCoverage);
    fonts.names.push(name);
    fonts.files.push(...weights);
    fonts.coverages.push({ draws: codePoint => coverages.every(coverage => coverage.draws(codePoint)) });
  }
  return fonts;
}
