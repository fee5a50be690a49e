// Files on their way: how far they have come, and a button that stops them. The browser's own way of asking, fetch, tells
// neither, so that forms with files are sent by the older one.

let sending;
let box;
let told = '';

const megabytes = bytes => Math.max(1, Math.round(bytes / 1_048_576));
const hasFiles = body => body instanceof FormData && [...body.values()].some(value => value.size > 0);

/** Says one of the sentences of the page, once. */
function tell(which) {
  if (told === which) return;
  told = which;
  document.dispatchEvent(new CustomEvent('visit:say', { detail: box.dataset[which] }));
}

function show({ loaded, total }) {
  const { amount } = box.dataset;
  box.querySelector('progress').value = (100 * loaded) / total;
  box.querySelector('.upload-words').textContent = amount
    .replace('{done}', megabytes(loaded))
    .replace('{all}', megabytes(total));
  if (loaded === total) tell('sent');
  else if (loaded > total / 2) tell('half');
}

function headersOf(request) {
  const lines = request
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/);
  return lines.map(line => line.split(/:\s*(.*)/s).slice(0, 2));
}

/** What fetch would give. */
function answerOf(request) {
  const answer = new Response(request.responseText, { status: request.status, headers: headersOf(request) });
  return Object.defineProperty(answer, 'url', { value: request.responseURL });
}

function send(address, { method, headers, body, signal }) {
  return new Promise((resolve, reject) => {
    sending = new XMLHttpRequest();
    sending.open(method, address);
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.addEventListener('progress', show);
    sending.addEventListener('load', event => resolve(answerOf(event.target)));
    sending.addEventListener('error', () => reject(new TypeError('The line broke.')));
    sending.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')));
    sending.addEventListener('loadend', end);
    signal?.addEventListener('abort', stop);
    sending.send(body);
  });
}

const stop = () => sending?.abort();

function end() {
  sending = undefined;
  box.hidden = true;
}

document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
  const part = ctx.request.form?.querySelector('.upload');
  if (!part || !hasFiles(ctx.request.body)) return;
  box = part;
  box.hidden = false;
  told = '';
  tell('begun');
  clearTimeout(ctx.requestTimeout);
  ctx.fetch = send;
});

document.addEventListener('click', event => {
  if (!event.target.closest?.('[data-upload-stop]') || !sending) return;
  stop();
  tell('stopped');
  document.querySelector('#form input[type="file"]')?.focus();
});

/** A second press while files are on their way would send them all again. */
document.addEventListener(
  'submit',
  event => {
    if (!sending || event.submitter?.name.startsWith('_')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

/** Called for each page that needs it: nothing to set up. */
export function arrive() {}
