// How heavy the pages are, and how fast and small the site is: a table, or with --json a line of JSON for each figure.
import { directoryFigures } from './directory.ts';
import { exportFigures } from './export.ts';
import { asJson, asRow, type Figure, holds } from './figure.ts';
import { hidingFigures } from './hiding.ts';
import { historyFigure } from './history.ts';
import { weightFigures } from './page-weight.ts';
import { runningFigures } from './running.ts';
import { signInFigure } from './sign-in.ts';
import { uploadFigures } from './upload.ts';
import { verifyFigures } from './verify.ts';

const inJson = process.argv.includes('--json');
const figures: Figure[] = [
  ...(await weightFigures()),
  ...(await runningFigures()),
  await signInFigure(),
  ...(await uploadFigures()),
  ...(await exportFigures()),
  ...(await verifyFigures()),
  ...(await hidingFigures()),
  ...(await directoryFigures()),
  await historyFigure(),
];
for (const figure of figures) process.stdout.write(`${inJson ? asJson(figure) : asRow(figure)}\n`);
process.exit(figures.some(figure => holds(figure) === false) ? 1 : 0);
