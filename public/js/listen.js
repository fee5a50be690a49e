// « Écouter »: reads the page aloud with the device's own voices, one sentence after the other.

import { sentencesOf } from './sentences.js';

const voices = window.speechSynthesis;
const slow = 0.7;

let box;
let sentences = [];
let at = 0;
let state = 'silent';
let rate = 1;
/** Counts what was begun: the end of a sentence that was cut short is not the end of the one that replaced it. */
let turn = 0;

const press = name => box.querySelector(`[data-press="${name}"]`);

/** The device's voice for a language, the one it prefers first. Voices from elsewhere would hear what is read. */
function voiceFor(lang) {
  const own = voices.getVoices().filter(voice => voice.localService && speaks(voice, lang));
  return own.find(voice => voice.default) ?? own[0];
}

const speaks = (voice, lang) =>
  voice.lang.split(/[-_]/)[0].toLowerCase() === lang.split('-')[0].toLowerCase();

function unmark() {
  CSS.highlights?.delete('heard');
  for (const element of document.querySelectorAll('.heard')) element.classList.remove('heard');
}

/** Shows what is being read: its words, or their paragraph where the browser cannot mark words, or the picture. */
function mark({ ranges, picture }) {
  unmark();
  const place = picture ?? ranges[0]?.startContainer.parentElement;
  if (picture || !CSS.highlights) place.classList.add('heard');
  else CSS.highlights.set('heard', new Highlight(...ranges));
  const { top, bottom } = (picture ?? ranges[0]).getBoundingClientRect();
  const covered = box.getBoundingClientRect().bottom;
  if (top < covered || bottom > innerHeight) place.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Reads from where reading is. A sentence in a language without a voice of its own is passed over. */
function read() {
  turn += 1;
  const mine = turn;
  voices.cancel();
  while (at < sentences.length && !voiceFor(sentences[at].lang)) at += 1;
  const sentence = sentences[at];
  if (sentence === undefined) return stop();
  const voice = voiceFor(sentence.lang);
  const utterance = new SpeechSynthesisUtterance(sentence.text);
  Object.assign(utterance, { voice, lang: voice.lang, rate });
  utterance.onend = () => next(mine);
  utterance.onerror = () => next(mine);
  mark(sentence);
  voices.speak(utterance);
}

function next(from) {
  if (from !== turn || state !== 'reading') return;
  at += 1;
  read();
}

/** Cuts the voice short. Pausing a voice is left to no browser: several never go on again. */
function hush() {
  turn += 1;
  voices.cancel();
}

function start() {
  sentences = sentencesOf(document.querySelector('main'));
  at = 0;
  show('reading');
  read();
}

function pause() {
  show('paused');
  hush();
}

function goOn() {
  show('reading');
  read();
}

function stop() {
  hush();
  unmark();
  // The button that has the focus is about to go.
  if (box.contains(document.activeElement)) press('main').focus();
  show('silent');
}

function changePace() {
  rate = rate === 1 ? slow : 1;
  show(state);
  if (state === 'reading') read();
}

/** Says on each button what its next press does. */
function show(now) {
  state = now;
  const { start: begin, pause: wait, goOn: again } = press('main').dataset;
  press('main').querySelector('span').textContent = { silent: begin, reading: wait, paused: again }[now];
  for (const name of ['stop', 'pace']) press(name).hidden = now === 'silent';
  press('pace').textContent = press('pace').dataset[rate === 1 ? 'slower' : 'normal'];
}

const mains = { silent: start, reading: pause, paused: goOn };
const presses = { main: () => mains[state](), stop, pace: changePace };

/** Shows the buttons of a page that has just arrived; what was read of the page before is over. */
export function offer(fresh) {
  if (box) hush();
  unmark();
  box = fresh;
  box.hidden = false;
  show('silent');
  box.addEventListener('click', ({ target }) => presses[target.closest('[data-press]')?.dataset.press]?.());
}

const end = () => {
  if (state !== 'silent') stop();
};

document.addEventListener('htmx:before:swap', end);
addEventListener('pagehide', end);
