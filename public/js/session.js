// The visit of somebody signed in: a warning before it ends, « Je continue », and a screen that tells nothing once it is
// over. Everything is counted in durations, for the clock of a device may be wrong, and the server has the last word:
// another tab may have made the visit longer, or have ended it.

const minute = 60_000;
const warnMs = 3 * minute;
const tickMs = 5000;
/** How often the server is asked while the warning is shown. */
const askEveryMs = 15_000;
/** A tick that comes so late means that the computer was asleep. */
const sleptMs = 30_000;
/** Somebody who pressed a key so lately is still typing. */
const typingMs = 2500;

let ends = 0;
let isWhole = false;
let isOver = false;
let askedAt = 0;
let lastTick = Date.now();
let lastKey = 0;

const byId = id => document.getElementById(id);
const visit = () => byId('visit')?.dataset;
const left = () => ends - performance.now();
const say = text => document.dispatchEvent(new CustomEvent('visit:say', { detail: text }));

/** A new page: its request has renewed the visit. */
export function arrive() {
  const data = visit();
  if (!data) return;
  ends = performance.now() + Number(data.left);
  isWhole = data.whole === 'yes';
  isOver = false;
  // Without scripts the page says until when it stays open; here the warning does.
  byId('visit-open').hidden = true;
}

async function request(address, body) {
  const response = await fetch(address, { method: body ? 'POST' : 'GET', body, cache: 'no-store' });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/** What the server says of the visit decides, whatever this page has counted. */
function learn(said) {
  const data = visit();
  if (!data || isOver) return;
  if (!said.left || said.whose !== data.whose) return void end();
  ends = performance.now() + said.left;
  isWhole = said.isWhole;
  if (said.left > warnMs) close();
  else warn();
}

async function ask() {
  const data = visit();
  if (!data || isOver || performance.now() - askedAt < 1000) return;
  askedAt = performance.now();
  try {
    learn(await request(data.ask));
  } catch {
    // Without an answer, the page goes by its own count.
    if (left() <= 0) end();
    else if (left() <= warnMs) warn();
  }
}

function isTyping() {
  return document.activeElement?.matches('input, textarea') && Date.now() - lastKey < typingMs;
}

/** Shows how long is left. Somebody who is typing is not interrupted before the last minute. */
function warn() {
  const dialog = byId('warning');
  if (!dialog.open) {
    if (isTyping() && left() > minute) return;
    for (const part of dialog.querySelectorAll('[data-when]'))
      part.hidden = part.dataset.when !== (isWhole ? 'whole' : 'quiet');
  }
  tellMinutes();
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector('[data-when]:not([hidden]) button').focus();
}

/** Three, two, one: told in words, each once. */
function tellMinutes() {
  const line = byId('warning-left');
  const minutes = Math.min(3, Math.max(1, Math.ceil(left() / minute)));
  const text = line.getAttribute(`data-in-${minutes}`);
  if (line.textContent !== text) line.textContent = text;
}

function close() {
  const dialog = byId('warning');
  if (dialog?.open) dialog.close();
}

async function goOn() {
  const data = visit();
  close();
  askedAt = performance.now();
  try {
    const token = document.querySelector('[name="_csrf"]').value;
    learn(await request(data.goOn, new URLSearchParams({ _csrf: token })));
    if (!isOver) say(data.goesOn);
  } catch {
    say(byId('page').dataset.failed);
  }
}

/** The screen is cleared by visit-over.js, which also has the server keep what was typed. */
function end() {
  if (isOver) return;
  isOver = true;
  close();
  document.dispatchEvent(new CustomEvent('visit:over'));
}

function tick() {
  const now = Date.now();
  const slept = !document.hidden && now - lastTick > sleptMs;
  lastTick = now;
  if (!visit() || isOver) return;
  if (byId('warning').open) tellMinutes();
  if (slept || left() <= 0 || (left() <= warnMs && performance.now() - askedAt > askEveryMs)) ask();
  else if (left() <= warnMs && !byId('warning').open) warn();
}

document.addEventListener('keydown', () => {
  lastKey = Date.now();
});

document.addEventListener('click', event => {
  const answer = event.target.closest?.('[data-answer]')?.dataset.answer;
  if (answer === 'go-on') goOn();
  if (answer === 'close') close();
});

/** Escape says that somebody is there, which is all that the question was. */
document.addEventListener(
  'cancel',
  event => {
    if (event.target.id !== 'warning') return;
    event.preventDefault();
    if (isWhole) close();
    else goOn();
  },
  true,
);

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) ask();
});
addEventListener('online', ask);

/** Another tab had made the visit longer while this one heard nothing of the server. */
document.addEventListener('visit:again', () => {
  isOver = false;
  ask();
});

/** A page that Back takes from memory may be of a visit that is over: it is asked for again. */
addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});

setInterval(tick, tickMs);
