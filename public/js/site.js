// What scripts add to pages that work without them. Everything listens on the document, so that a new page
// put in by htmx needs no setting up.

const secondPressMs = 2000;
const slowMs = 1000;
const lastSent = new WeakMap();
let statusTimer = 0;
let said = '';
let slowTimer = 0;
let sameSince = 0;

const page = () => document.getElementById('page');

/** Shows and reads out one sentence, once, then takes it away. */
function announce(text, forMs = 5000) {
  const status = document.getElementById('status');
  if (!status) return;
  clearTimeout(statusTimer);
  status.textContent = '';
  // A short wait, for a screen reader says a text again only when it sees it change.
  statusTimer = setTimeout(() => {
    // Orca never says the same text twice running: every second time, it ends with a space that nobody hears.
    said = text === said ? `${text}\u00a0` : text;
    status.textContent = said;
    if (forMs > 0) statusTimer = setTimeout(quiet, forMs);
  }, 150);
}

function quiet() {
  clearTimeout(statusTimer);
  document.getElementById('status')?.replaceChildren();
}

/** Shows the buttons that need scripts; copying also needs the browser's leave. */
function revealControls() {
  for (const control of document.querySelectorAll('[data-script][hidden]')) {
    if (control.dataset.script === 'copy' && !navigator.clipboard) continue;
    control.hidden = false;
  }
}

/** What is to be read first: mistakes, or that answers were kept. */
function focusMistakes() {
  const first = document.getElementById('error-summary') ?? document.getElementById('given-back');
  first?.focus();
  return first !== null;
}

/** Scripts that only some pages need come with the first of them, and hear of each page that follows. */
function callScripts() {
  const addresses = page()?.dataset.scripts?.split(' ').filter(Boolean) ?? [];
  for (const { dataset } of document.querySelectorAll('[data-needs]')) addresses.push(dataset.needs);
  for (const address of addresses) import(address).then(({ arrive: hear }) => hear()).catch(() => {});
}

/** A new page: the language it is in, its title, its top, and the focus where reading begins. */
function arrive(title) {
  const { lang, dir } = page() ?? {};
  if (lang) Object.assign(document.documentElement, { lang, dir });
  if (title) document.title = title;
  revealControls();
  callScripts();
  scrollTo({ top: 0, behavior: 'instant' });
  if (!focusMistakes()) document.querySelector('h1')?.focus();
}

const passwordOf = button => document.getElementById(button.getAttribute('aria-controls'));

function setPassword(button, show) {
  Object.assign(passwordOf(button), { type: show ? 'text' : 'password', autocapitalize: 'off' });
  button.textContent = show ? button.dataset.hide : button.dataset.show;
}

function togglePassword(button) {
  const show = passwordOf(button).type === 'password';
  setPassword(button, show);
  announce(show ? button.dataset.shown : button.dataset.hidden);
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy)?.textContent ?? '';
  try {
    await navigator.clipboard.writeText(text.trim());
    announce(button.dataset.done);
  } catch {
    button.hidden = true;
  }
}

const presses = { password: togglePassword, copy, print: () => print() };

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-script]');
  if (button) presses[button.dataset.script]?.(button);
});

/** Passwords are hidden again before they leave, so that the browser offers to keep them. */
function hidePasswords(form) {
  for (const button of form.querySelectorAll('[data-script="password"]')) setPassword(button, false);
}

document.addEventListener(
  'submit',
  event => {
    const { target: form, submitter } = event;
    const now = Date.now();
    if (now - (lastSent.get(form) ?? 0) < secondPressMs) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    lastSent.set(form, now);
    hidePasswords(form);
    // Another language, or the page of comfort, is another whole page: the browser sends it itself.
    if (/^_(language|comfort)$/.test(submitter?.name)) event.stopImmediatePropagation();
  },
  true,
);

/** Forms are sent by htmx; a link stays a link. */
document.addEventListener('htmx:before:init', event => {
  if (event.target.matches('a')) event.preventDefault();
});

document.addEventListener('htmx:before:request', () => {
  clearTimeout(slowTimer);
  slowTimer = setTimeout(() => {
    page()?.setAttribute('aria-busy', 'true');
    announce(page()?.dataset.wait ?? '', 0);
  }, slowMs);
});

/** Answered, or given up. The second event is missed when the form has left the page, hence the first. */
function settle() {
  clearTimeout(slowTimer);
  page()?.removeAttribute('aria-busy');
}

document.addEventListener('htmx:after:request', settle);
document.addEventListener('htmx:finally:request', settle);

/** An answer that is no page of the site must not wipe this one out. */
document.addEventListener('htmx:before:swap', event => {
  if (event.detail.ctx.text.includes('id="page"')) {
    // htmx would put the focus back in the field of the same name, and a screen reader would read that field first.
    document.activeElement?.blur();
    return;
  }
  event.preventDefault();
  announce(page()?.dataset.failed ?? '', 0);
});

document.addEventListener('htmx:error', () => announce(page()?.dataset.failed ?? '', 0));

/** The same address again, such as a form sent back with its mistakes, is not one more step back. */
document.addEventListener('htmx:before:history:update', ({ detail: { history } }) => {
  if (history.path === location.pathname + location.search) history.type = 'replace';
});

/** Back from the explanation of a word is the same page, where what was typed must stay: htmx would load it anew. */
addEventListener('hashchange', ({ oldURL, newURL }) => {
  if (oldURL.split('#')[0] === newURL.split('#')[0]) sameSince = Date.now();
});
document.addEventListener('htmx:before:history:restore', event => {
  if (Date.now() - sameSince < 200) event.preventDefault();
});

document.addEventListener('htmx:after:swap', ({ detail }) => {
  quiet();
  arrive(detail.ctx.title);
});

document.addEventListener('visit:say', ({ detail }) => announce(detail));
document.addEventListener('visit:arrive', ({ detail }) => arrive(detail));

revealControls();
callScripts();
focusMistakes();
