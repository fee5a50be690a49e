// The end of a visit: nothing of it stays on the screen, and what was typed is kept by the server for its owner.

const retryMs = 5000;

const byId = id => document.getElementById(id);
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

/** What was typed and not sent, without what is secret; nothing when the form holds what is stored. */
function typed(data) {
  const form = document.forms.form;
  const body = new URLSearchParams({ whose: data.whose });
  if (!form) return body;
  const isChanged = ({ type, value, defaultValue, checked, defaultChecked }) =>
    /^(radio|checkbox)$/.test(type) ? checked !== defaultChecked : value !== (defaultValue ?? value);
  if (data.typed !== 'yes' && ![...form.elements].some(isChanged)) return body;
  for (const [name, value] of new FormData(form)) body.append(name, value);
  const secret = '[type="password"], [autocomplete$="password"], [autocomplete="one-time-code"]';
  for (const { name } of form.querySelectorAll(secret)) body.delete(name);
  return body;
}

/** Takes everything off the screen, then has the server keep what was typed and show its own page. */
async function end() {
  const data = { ...byId('visit').dataset };
  const body = typed(data);
  const page = byId('page');
  const title = document.title;
  const bare = nothingLeft(page, data);
  page.replaceWith(bare);
  document.title = data.overTitle;
  const answer = await endOnServer(data.end, body);
  if (answer === undefined) {
    bare.replaceWith(page);
    document.title = title;
    document.dispatchEvent(new CustomEvent('visit:again'));
    return;
  }
  const fresh = new DOMParser().parseFromString(answer, 'text/html');
  bare.replaceWith(document.adoptNode(fresh.getElementById('page')));
  document.dispatchEvent(new CustomEvent('visit:arrive', { detail: fresh.title }));
}

function nothingLeft({ lang, dir, dataset }, data) {
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const page = Object.assign(document.createElement('div'), { id: 'page', lang, dir });
  page.dataset.failed = dataset.failed;
  const main = Object.assign(document.createElement('main'), { className: 'column' });
  main.append(element('h1', data.overTitle), element('p', data.over));
  page.append(main);
  return page;
}

/** Asks again and again: after a sleep, the network comes back later than the screen. Nothing: the visit goes on. */
async function endOnServer(address, body) {
  for (;;) {
    try {
      const response = await fetch(address, { method: 'POST', body, headers: { 'HX-Request': 'true' } });
      if (response.status === 204) return undefined;
      const text = await response.text();
      if (text.includes('id="page"') && response.status < 429) return text;
    } catch {}
    await wait(retryMs);
  }
}

document.addEventListener('visit:over', end);

/** Called at each page that arrives: the document is listened to already. */
export function arrive() {}
