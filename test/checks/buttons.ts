import { plainText } from './sentences.ts';
import { buttonBeginnings, leafletLabels } from './terms.ts';

const labels = new Set(leafletLabels.map(label => label.toLowerCase()));

/** Takes the name of a text (`home:print.button`); tells whether its words are on a button. */
export function isButton(name: string): boolean {
  const segments = name.slice(name.indexOf(':') + 1).split('.');
  const last = segments.at(-1) ?? '';
  return segments.includes('button') || /(?:Button|Action|^action)$/.test(last);
}

/** Takes the French words of a button; gives what is wrong with them, or nothing. */
export function buttonProblem(value: string): string | undefined {
  const text = plainText(value);
  if (labels.has(text.toLowerCase())) return undefined;
  if (/^(?:Je |J')/.test(text) || buttonBeginnings.some(beginning => text.startsWith(beginning)))
    return undefined;
  return `« ${value} » on a button, begin with « Je » or use a label of the leaflets`;
}
