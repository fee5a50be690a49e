import { longest } from '../../record/information-kinds.ts';
import { partsOf } from '../../record/partial-date.ts';

/** One question of a form. Texts are named by it: `information:fields.<part>.<name>`. */
export interface Field {
  readonly name: string;
  readonly type: 'line' | 'text' | 'date' | 'day' | 'choice' | 'tick' | 'number' | 'phone' | 'email';
  readonly isOptional: boolean;
  /** How many characters it may have. */
  readonly most: number;
  readonly options: readonly string[];
}

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  type,
  isOptional: false,
  most: longest.line,
  options: [],
  ...more,
});

export const line = (name: string, optional?: 'optional'): Field =>
  field(name, 'line', { isOptional: optional !== undefined });
/** What else there is to say. */
export const note = (): Field => field('note', 'text', { isOptional: true, most: longest.note });
export const text = (name: string, most: number): Field => field(name, 'text', { most });
/** A date as far as it is known: a year is enough. */
export const date = (name: string): Field => field(name, 'date', { isOptional: true });
/** A whole date. */
export const day = (name: string): Field => field(name, 'day');
export const choice = (name: string, options: readonly string[]): Field => field(name, 'choice', { options });
export const tick = (name: string): Field => field(name, 'tick', { isOptional: true });
export const number = (name: string): Field => field(name, 'number');
export const phone = (name: string): Field => field(name, 'phone');
export const optionalPhone = (name: string): Field => field(name, 'phone', { isOptional: true });
export const email = (name: string): Field => field(name, 'email', { isOptional: true });

const dateParts = ['day', 'month', 'year'] as const;

/** The names of a field's inputs: a date has 3. */
export function inputsOf({ name, type }: Field): string[] {
  return type === 'date' || type === 'day' ? dateParts.map(part => `${name}-${part}`) : [name];
}

/** What the inputs of a field hold for a value that is stored. `say` writes a number as the language does. */
export function toTyped(
  { name, type }: Field,
  value: unknown,
  say: (value: number) => string,
): Record<string, string> {
  if (type === 'date' || type === 'day') {
    const { day, month, year } = partsOf(String(value ?? ''));
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
  }
  if (type === 'tick') return { [name]: value === true ? 'yes' : '' };
  return { [name]: typeof value === 'number' ? say(value) : String(value ?? '') };
}
