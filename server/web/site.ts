import { createPrinter, type Printer } from '../messages/print/printer.ts';
import { createPdfReader, type PdfReader } from '../record/pdf/reader.ts';
import type { World } from '../world.ts';
import { type Assets, loadAssets } from './assets.ts';
import type { Web } from './context.ts';
import { Issuers } from './issuers.ts';
import { makeTemplates } from './templates.ts';

let assets: Assets | undefined;

/** Makes the web layer of a world. Static files are the same in every world: they are read once. */
export function makeWeb(
  world: World,
  options: { wake?: () => void; watch?: boolean; printer?: Printer; pdfReader?: PdfReader } = {},
): Web {
  assets ??= loadAssets();
  return {
    world,
    assets,
    templates: makeTemplates(assets, options.watch ?? false),
    printer: options.printer ?? createPrinter(),
    pdfReader: options.pdfReader ?? createPdfReader(),
    issuers: new Issuers(world),
    wake: options.wake ?? (() => {}),
  };
}
