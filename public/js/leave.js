// « Je quitte vite »: another site takes the place of this page at once, and the visit ends behind it.

const pressesToLeave = 3;
const withinMs = 2000;
const presses = [];

const leaveForm = () => document.querySelector('form.leave');

/** Empties the screen first: the other site may take its time to come. The page is replaced, so that Back is not here. */
function leave(form) {
  const body = new URLSearchParams(new FormData(form));
  body.set('script', 'yes');
  const { to } = form.dataset;
  const { action } = form;
  document.title = new URL(to).host;
  document.body.replaceChildren();
  navigator.sendBeacon(action, body);
  location.replace(to);
}

document.addEventListener(
  'click',
  event => {
    const form = event.target.closest?.('form.leave button')?.form;
    if (!form) return;
    event.preventDefault();
    leave(form);
  },
  true,
);

/** A key that is held down counts once, and so does one that chooses a word in the writing of some languages. */
document.addEventListener(
  'keydown',
  event => {
    if (event.key !== 'Escape' || event.repeat || event.isComposing) return;
    presses.push(Date.now());
    const form = leaveForm();
    if (form && Date.now() - (presses.at(-pressesToLeave) ?? 0) < withinMs) leave(form);
  },
  true,
);

/** Called at each page that arrives: everything listens on the document already. */
export function arrive() {
  presses.length = 0;
}
