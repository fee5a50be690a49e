import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core';
import { newestCode, type TestSite } from '../support/site.ts';
import { chromiumPath } from './ensure-chromium.ts';
import { type Hands, mouse } from './hands.ts';

const inPage = join(import.meta.dirname, 'in-page.js');

/** Who visits, and with what browser. */
export interface VisitorOptions {
  readonly language?: string;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** `none`: the browser runs no script; `own`: the site's own, without htmx, so that each page is a whole document. */
  readonly scripts?: 'all' | 'own' | 'none';
  /** How the pages look to this person, in the words of « Confort de lecture ». */
  readonly look?: string;
}

/** Starts a Chromium that talks to nobody but the site. The caller closes it. */
export function startBrowser(): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
  ];
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...quiet, '--disable-sync', '--no-first-run'],
  });
}

/**
 * Refuses htmx to a page. A route of Playwright would do it too, but it asks this process about every file of every
 * page, and takes the cache away from the browser.
 */
async function withoutHtmx(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: ['*/js/htmx*'] });
}

/** A person in front of a real browser, on a site. */
export class Visitor {
  readonly site: TestSite;
  readonly page: Page;
  readonly language: string;
  /** What went wrong in the browser: script errors, refused contents, requests to anyone else, missing files. */
  readonly faults: string[] = [];
  /** What the person wrote down: an identifier, a password. */
  readonly kept: Record<string, string> = {};
  /** The last whole document that the server sent. */
  document: Response | undefined;
  hands: Hands;
  readonly #scripts: 'all' | 'own' | 'none';

  private constructor(site: TestSite, page: Page, options: VisitorOptions) {
    this.site = site;
    this.page = page;
    this.hands = mouse(page);
    this.language = options.language ?? 'fr';
    this.#scripts = options.scripts ?? 'all';
    this.#watch();
  }

  /** Opens a browser window of its own, with no cookie. */
  static async at(browser: Browser, site: TestSite, options: VisitorOptions = {}): Promise<Visitor> {
    const { width = 360, height = 740, scripts = 'all', language = 'fr' } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language,
      javaScriptEnabled: scripts !== 'none',
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(10_000);
    await context.addInitScript({ path: inPage });
    const { look: value } = options;
    if (value) await context.addCookies([{ name: 'mon-dmp-confort', value, url: site.origin }]);
    const page = await context.newPage();
    if (scripts === 'own') await withoutHtmx(page);
    return new Visitor(site, page, options);
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  /** The path of the page, after the language. */
  get path(): string {
    return new URL(this.page.url()).pathname.replace(`/${this.language}`, '') || '/';
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.site.origin}/${this.language}${path}`);
  }

  /** Types in a field by its name, or makes a choice. */
  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const choice = this.page.locator(`main [name="${name}"]:is([type=radio], [type=checkbox])`);
      if ((await choice.count()) > 0) await this.hands.choose(name, value);
      else await this.hands.type(`main [name="${name}"]`, value);
    }
  }

  /** Fills the page's form and presses its main button, or the one of this selector. */
  async submit(fields: Record<string, string> = {}, press = '#form .button'): Promise<void> {
    await this.fill(fields);
    await this.follow(press);
  }

  /** Presses what leads to another page. */
  async follow(selector: string): Promise<void> {
    await this.arrive(() => this.hands.press(selector));
  }

  /** Does what leads to another page (or the same one, sent again), and waits until that page is there. */
  async arrive(act: () => Promise<void>): Promise<void> {
    if (this.#scripts === 'none') {
      const loaded = this.page.waitForEvent('load');
      await act();
      await loaded;
      return;
    }
    await this.page.evaluate('document.getElementById("page").dataset.left = "yes"');
    await act();
    await this.page.locator('#page:not([data-left])').waitFor();
    await this.page.waitForLoadState('load');
  }

  /** The newest code that the site has sent. */
  code(): Promise<string> {
    return newestCode(this.site);
  }

  /** Calls a function of in-page.js. */
  look<Found>(call: string): Promise<Found> {
    return this.page.evaluate<Found>(`look.${call}`);
  }

  /** What the element that has the focus says of itself by a property: `id`, `localName`, `textContent`. */
  focused(property: string): Promise<string> {
    return this.page.evaluate<string>(`document.activeElement.${property}`);
  }

  async text(selector: string): Promise<string> {
    return ((await this.page.locator(selector).textContent()) ?? '').trim().replace(/\s+/g, ' ');
  }

  close(): Promise<void> {
    return this.context.close();
  }

  #watch(): void {
    const { page, faults, site } = this;
    page.on('pageerror', error => faults.push(`script error: ${error.message}`));
    page.on('console', message => {
      // The browser notes each answer of 400 and more: a form with mistakes is one of them, and no fault.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
      faults.push(`console: ${message.text()}`);
    });
    page.on('request', request => {
      if (!request.url().startsWith(site.origin) && !/^(data|about|blob):/.test(request.url())) {
        faults.push(`asks somebody else: ${request.url()}`);
      }
    });
    page.on('response', response => {
      if (response.request().isNavigationRequest()) this.document = response;
      if (response.status() >= 400 && response.url().includes('/static/'))
        faults.push(`missing: ${response.url()}`);
    });
  }
}
