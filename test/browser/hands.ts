import type { Page } from 'playwright-core';

/** How a person acts on a page. Selectors are those of CSS; the first element counts. */
export interface Hands {
  press(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** Chooses one of the radio buttons, or ticks the box, of this name. */
  choose(name: string, value: string): Promise<void>;
}

const choiceOf = (name: string, value: string): string => `main [name="${name}"][value="${value}"]`;

/** Acts with a mouse or a finger. */
export function mouse(page: Page): Hands {
  return {
    press: selector => page.locator(selector).first().click(),
    type: (selector, text) => page.locator(selector).fill(text),
    choose: async (name, value) => {
      const id = await page.locator(choiceOf(name, value)).getAttribute('id');
      await page.locator(`label[for="${id}"]`).click();
    },
  };
}

/** What the page shows of the focus, at one press of Tab. */
export interface Mark {
  readonly name: string;
  readonly marked: boolean;
  readonly inWindow: boolean;
}

const enough = 80;

/** Acts with Tab, Enter, Space, arrows and letters alone. Each stop of the focus is added to `marks`. */
export function keyboard(page: Page, marks: Mark[]): Hands {
  const hasFocus = (selector: string): Promise<boolean> =>
    page.evaluate(`document.querySelector(${JSON.stringify(selector)}) === document.activeElement`);
  const tabTo = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < enough; presses += 1) {
      await page.keyboard.press('Tab');
      marks.push(await page.evaluate<Mark>('look.focusMark()'));
      if (await hasFocus(selector)) return;
    }
    throw new Error(`The keyboard does not reach ${selector}`);
  };
  return {
    press: async selector => {
      await tabTo(selector);
      await page.keyboard.press('Enter');
    },
    type: async (selector, text) => {
      await tabTo(selector);
      await page.keyboard.type(text);
    },
    choose: async (name, value) => {
      await tabTo(`main [name="${name}"]`);
      await page.keyboard.press('Space');
      for (let presses = 0; presses < enough; presses += 1) {
        if (await page.locator(choiceOf(name, value)).isChecked()) return;
        await page.keyboard.press('ArrowDown');
      }
    },
  };
}
