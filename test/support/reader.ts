import { type HTMLElement, parse } from 'node-html-parser';

/** A page as somebody without scripts receives it. */
export interface ReadPage {
  readonly status: number;
  readonly url: URL;
  readonly headers: Headers;
  readonly html: string;
  readonly root: HTMLElement;
  readonly title: string;
  readonly heading: string;
  /** The mistakes of the error summary, in order. */
  readonly mistakes: readonly string[];
  /** What a field holds. */
  value(field: string): string | undefined;
  text(): string;
}

/** What is sent: a method, a body, and headers of the test's own. */
interface Sent {
  readonly method: string;
  readonly body?: string | FormData | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

/** A browser with no script: it keeps cookies, follows redirects, and sends forms as they are on the page. */
export class Reader {
  readonly #origin: string;
  readonly cookies = new Map<string, string>();
  page: ReadPage | undefined;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Another browser with the same cookies: a second tab, or a thief. What one is given later the other has not. */
  twin(): Reader {
    const twin = new Reader(this.#origin);
    for (const [name, value] of this.cookies) twin.cookies.set(name, value);
    return twin;
  }

  /** The cookies as a browser sends them. */
  get cookie(): string {
    return [...this.cookies].map(pair => pair.join('=')).join('; ');
  }

  async open(path: string): Promise<ReadPage> {
    return this.send(path, { method: 'GET' });
  }

  /** Fills the page's form and sends it by its main button, or by the button named `press`. */
  async submit(
    fields: Record<string, string> = {},
    press?: { name: string; value: string },
  ): Promise<ReadPage> {
    const form = this.#current().root.querySelector('#form');
    if (!form) throw new Error(`No form on « ${this.#current().title} »`);
    const body = new URLSearchParams();
    for (const input of form.querySelectorAll('input')) collect(body, input);
    for (const area of form.querySelectorAll('textarea'))
      body.append(area.getAttribute('name') ?? '', textOf(area));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    if (press) body.set(press.name, press.value);
    return this.post(`${this.#current().url.pathname}${this.#current().url.search}`, body);
  }

  /** Chooses files in the field « files » of the page's form, fills the other fields and sends it. */
  async submitFiles(
    files: readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[],
    fields: Record<string, string> = {},
  ): Promise<ReadPage> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...this.hidden(), ...fields })) body.append(name, value);
    for (const { name, bytes } of files) body.append('files', new Blob([bytes]), name);
    return this.send(this.#current().url.pathname, { method: 'POST', body });
  }

  /** Presses the language button of the page's form. */
  async switchTo(language: string, fields: Record<string, string> = {}): Promise<ReadPage> {
    const button = this.#current().root.querySelector(`button[name="_language"][value="${language}"]`);
    const path = button?.getAttribute('formaction');
    if (!path) throw new Error(`No button for ${language}`);
    const body = new URLSearchParams({ ...this.hidden(), ...fields, _language: language });
    return this.post(path, body);
  }

  /** The hidden fields of the page's form. */
  hidden(): Record<string, string> {
    const inputs = this.#current().root.querySelectorAll('#form input[type="hidden"]');
    return Object.fromEntries(
      inputs.map(input => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    );
  }

  async post(
    path: string,
    body: URLSearchParams | string,
    headers: Record<string, string> = {},
  ): Promise<ReadPage> {
    const type =
      body instanceof URLSearchParams ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {};
    return this.send(path, { method: 'POST', body: String(body), headers: { ...type, ...headers } });
  }

  async send(path: string, init: Sent): Promise<ReadPage> {
    let url = new URL(path, this.#origin);
    let next: Sent = init;
    for (let hop = 0; hop < 8; hop += 1) {
      const response = await fetch(url, { ...next, redirect: 'manual', headers: this.#headers(url, next) });
      this.#keep(response);
      const location = response.headers.get('Location');
      if (location === null) return this.#read(url, response);
      await response.arrayBuffer();
      url = new URL(location, url);
      next = { method: 'GET' };
    }
    throw new Error('Redirects without end');
  }

  #headers(url: URL, init: Sent): Record<string, string> {
    const site = init.method === 'POST' ? { 'Sec-Fetch-Site': 'same-origin', Origin: url.origin } : {};
    return { ...(this.cookies.size > 0 ? { Cookie: this.cookie } : {}), ...site, ...init.headers };
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) this.take(line);
  }

  /** Takes a cookie as an answer sets it. */
  take(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /** The token that the forms of the page hold, its button to sign out among them. */
  token(): Record<string, string> {
    const value = this.#current().root.querySelector('input[name="_csrf"]')?.getAttribute('value');
    return value === undefined ? {} : { _csrf: value };
  }

  async #read(url: URL, response: Response): Promise<ReadPage> {
    const html = await response.text();
    const root = parse(html);
    const clean = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
    this.page = {
      status: response.status,
      url,
      headers: response.headers,
      html,
      root,
      title: clean(root.querySelector('title')?.text),
      heading: clean(root.querySelector('h1')?.text),
      mistakes: root.querySelectorAll('.error-summary li').map(item => clean(item.text)),
      value: field => fieldValue(root, field),
      text: () => clean(root.querySelector('main')?.text),
    };
    return this.page;
  }

  #current(): ReadPage {
    if (this.page === undefined) throw new Error('No page is open');
    return this.page;
  }
}

function collect(body: URLSearchParams, input: HTMLElement): void {
  const type = input.getAttribute('type') ?? 'text';
  const name = input.getAttribute('name');
  if (name === undefined) return;
  if ((type === 'radio' || type === 'checkbox') && !input.hasAttribute('checked')) return;
  body.append(name, input.getAttribute('value') ?? '');
}

/** What a textarea holds: a browser drops the new line at its very beginning. */
function textOf(area: HTMLElement): string {
  return area.text.replace(/^\n/, '');
}

function fieldValue(root: HTMLElement, field: string): string | undefined {
  const area = root.querySelector(`textarea[name="${field}"]`);
  if (area !== null) return textOf(area);
  const inputs = root.querySelectorAll(`input[name="${field}"]`);
  const [first] = inputs;
  const type = first?.getAttribute('type');
  const chosen =
    type === 'radio' || type === 'checkbox' ? inputs.find(input => input.hasAttribute('checked')) : first;
  return chosen?.getAttribute('value');
}
