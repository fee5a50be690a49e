// How pages look and sound to one person. The look comes from the server with each page; here it follows the page
// that htmx puts in, the page that Back takes from memory, and each choice on the page of comfort.

const root = document.documentElement;
const page = () => document.getElementById('page');

const wear = look => {
  root.className = look;
};

/** The look that is chosen in the form: what is not the first choice of its question, as the server says it. */
function chosen(form) {
  const others = '.field .choice ~ .choice :checked';
  return [...form.querySelectorAll(others)].map(({ name, value }) => `${name}-${value}`).join(' ');
}

/** Shows at once what was chosen; what the person has just pressed does not move under their finger. */
function preview({ target }) {
  const form = target.closest?.('form.comfort');
  if (!form) return;
  const { top } = target.getBoundingClientRect();
  wear(chosen(form));
  scrollBy({ top: target.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** Whether the device speaks the language by itself: a voice from elsewhere would hear what the page says. */
const hasVoice = lang =>
  speechSynthesis.getVoices().some(voice => voice.localService && voice.lang.split(/[-_]/)[0] === lang);

async function offerListening() {
  const box = document.querySelector('[data-listen]');
  if (!box?.hidden || !hasVoice(page().lang)) return;
  const { offer } = await import('./listen.js');
  offer(box);
}

function arrive() {
  wear(page().dataset.look);
  // Each choice is tried at once, so that a button for trying has nothing to do.
  document.querySelector('form.comfort [name="try"]')?.remove();
  if (window.speechSynthesis) offerListening();
}

/** The cookie's words, for a page that was in memory while they changed. */
const kept = () => /(?:^|;\s*)mon-dmp-confort=([\w.-]*)/.exec(document.cookie)?.[1] ?? '';

document.addEventListener('change', preview);
document.addEventListener('htmx:after:swap', arrive);
window.speechSynthesis?.addEventListener?.('voiceschanged', offerListening);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) wear(kept().replaceAll('.', ' '));
});
// A form that the browser fills again, after Back or a reload, is shown as it is filled.
addEventListener('load', () => {
  const form = document.querySelector('form.comfort');
  if (form) wear(chosen(form));
});
arrive();
