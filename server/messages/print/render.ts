import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Coverage } from './coverage.ts';
import type { LettersDocument, PrintDocument } from './document.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { legible, plainlyLegible } from './legible.ts';
import { printedScene } from './pictures.ts';

type Rewrite = (text: string, coverages: Coverage[]) => string;

/** Makes PDFs, in the process that calls it. */
export type Renderer = { render(document: PrintDocument): Uint8Array };

const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url));
// Results that the last 10 documents did not use are forgotten, so the memory does not grow with the post.
const CACHE_AGE = 10;

/** The reader's language stands first, on paper and in the reading order. */
function readersLanguageFirst(document: PrintDocument): PrintDocument {
  return document.kind === 'letters'
    ? { ...document, letters: document.letters.map(letter => readersTextFirst(letter)) }
    : readersTextFirst(document);
}

type OneDocument = Exclude<PrintDocument, LettersDocument>;

function readersTextFirst<One extends OneDocument>(document: One): One {
  const first = document.texts.findIndex(text => text.language === document.language);
  if (first < 0) throw new Error(`The document to print has no text in its language (${document.language})`);
  const toFront = <Text>(texts: Text[]): Text[] => [
    ...texts.slice(first, first + 1),
    ...texts.toSpliced(first, 1),
  ];
  return { ...document, texts: toFront<One['texts'][number]>(document.texts) };
}

function compilePdf(compiler: NodeCompiler, kind: PrintDocument['kind'], inputs: Record<string, string>) {
  const compiled = compiler.compile({ mainFilePath: `${TEMPLATES}/${kind}.typ`, inputs });
  if (!compiled.result) {
    const reasons = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`The ${kind} template failed: ${JSON.stringify(reasons)}`);
  }
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1' });
}

function inputsOf(document: PrintDocument, fonts: Fonts, rewrite: Rewrite): Record<string, string> {
  const text = JSON.stringify(document, (_, value: unknown) =>
    typeof value === 'string' ? rewrite(value, fonts.coverages) : value,
  );
  return { document: text, fonts: JSON.stringify(fonts.names), pictures: picturesOf(document) };
}

/** The drawings of a document, by name. */
function picturesOf(document: PrintDocument): string {
  const names = document.kind === 'leaflet' ? document.pictures.map(({ name }) => name) : [];
  return JSON.stringify(Object.fromEntries(names.map(name => [name, printedScene(name)])));
}

/**
 * Loads the fonts and the compiler once. The renderer it gives takes a document and returns a tagged PDF/UA-1 file; it
 * throws when a template fails or the document has no text in its own language. Characters no font can draw are
 * replaced by SUBSTITUTE. It blocks while it works: the web server uses createPrinter.
 */
export function createRenderer(): Renderer {
  const fonts = loadFonts();
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fonts.files }] });
  const attempt = (document: PrintDocument, rewrite: Rewrite) =>
    compilePdf(compiler, document.kind, inputsOf(document, fonts, rewrite));
  return {
    render(document) {
      const ordered = readersLanguageFirst(document);
      try {
        return attempt(ordered, legible);
      } catch (failure) {
        if (!String(failure).includes('could not be displayed')) throw failure;
        return attempt(ordered, plainlyLegible);
      } finally {
        compiler.evictCache(CACHE_AGE);
      }
    },
  };
}
