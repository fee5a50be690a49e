// What the browser tests ask a page about itself. It runs inside the page, where the tests cannot see.

const isShown = element => element.checkVisibility({ visibilityProperty: true });

/** An element's name in a list of findings. */
function nameOf(element) {
  const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  const look = typeof element.className === 'string' ? element.className.trim().replace(/\s+/g, '.') : '';
  return `${element.localName}${look && `.${look}`} « ${text} »`;
}

const isUnseen = element =>
  element.closest('.unseen, .skip, svg, details:not([open]) > :not(summary)') !== null;
const visible = selector =>
  [...document.querySelectorAll(selector)].filter(one => isShown(one) && !isUnseen(one));

const hasText = element =>
  [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
const sizeOf = ({ width, height }) => `${Math.round(width)}×${Math.round(height)}`;

/** How far the page can be scrolled sideways, in CSS pixels. */
function sideways() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}

/** Whether an element has an edge that its content must stay within: it hides what leaves it, or draws a box. */
function isBox(element) {
  const { overflowY, borderTopStyle, backgroundColor } = getComputedStyle(element);
  return overflowY !== 'visible' || borderTopStyle !== 'none' || !/, 0\)$/.test(backgroundColor);
}

/** What is higher than a small window scrolls by itself, as a dialog does: nothing of it is cut. */
const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowY);

/** Elements whose content does not fit in them, or that leave the window. */
function overflowing() {
  const outside = ({ left, right }) => left < -1 || right > innerWidth + 1;
  return visible('body *')
    .filter(element => !['input', 'use'].includes(element.localName))
    .filter(element => {
      // A wide table of a document may leave the column on purpose, but never the window; one that the keyboard can
      // reach may scroll within its own frame.
      const mayLeave =
        element.querySelector('.cda-wide') !== null || element.matches('section[tabindex="0"].cda-table');
      const tooWide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && !mayLeave;
      const tooHigh =
        element.clientHeight > 0 &&
        isBox(element) &&
        !scrolls(element) &&
        element.scrollHeight > element.clientHeight + 2;
      return tooWide || tooHigh || outside(element.getBoundingClientRect());
    })
    .map(nameOf);
}

/** The whole area that a press reaches: a choice's card, a tile, else the element itself. */
const targetOf = element => element.closest('.choice, .tile') ?? element;

/** A link in the middle of a sentence is as high as its line (WCAG 2.5.5, inline). */
function isInSentence(element) {
  if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false;
  return element.parentElement.textContent.trim() !== element.textContent.trim();
}

/** Controls that are smaller than `least` CSS pixels in one direction. */
function smallTargets(least) {
  return visible('a[href], button, input:not([type="hidden"]), summary')
    .filter(element => !isInSentence(element))
    .map(element => ({ element, box: targetOf(element).getBoundingClientRect() }))
    .filter(({ box }) => Math.min(box.width, box.height) < least - 0.5)
    .map(({ element, box }) => `${nameOf(element)} ${sizeOf(box)}`);
}

/** Texts that are smaller than `least` CSS pixels. */
function smallTexts(least) {
  const hasText = element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
  return visible('body *')
    .filter(element => hasText(element) || element.localName === 'input')
    .filter(element => Number.parseFloat(getComputedStyle(element).fontSize) < least)
    .map(element => `${nameOf(element)} ${getComputedStyle(element).fontSize}`);
}

/** Whether the element that has the focus shows it, itself or by the card it stands in. */
function focusMark() {
  const { activeElement } = document;
  const marks = [activeElement, activeElement.closest('.choice, .tile')].filter(Boolean).map(element => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  const { top, bottom, width } = activeElement.getBoundingClientRect();
  const isInWindow = bottom > 0 && top < innerHeight && width > 0;
  return { name: nameOf(activeElement), marked: marks.includes(true), inWindow: isInWindow };
}

/** The relative luminance of a colour of the form rgb(r, g, b), as WCAG 2 defines it. */
function luminance(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(part => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function groundOf(element) {
  const { backgroundColor } = getComputedStyle(element);
  const isClear = /, 0\)$/.test(backgroundColor);
  return isClear && element.parentElement ? groundOf(element.parentElement) : backgroundColor;
}

/**
 * Where the system's colours are forced: texts that keep colours of their own too near to each other (the computed
 * colours tell; axe looks at the ones before they were forced), and controls that have lost their edge.
 */
function weakWhenForced() {
  const texts = visible('body *').filter(hasText);
  const weak = texts.filter(element => {
    const [dark, bright] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))].sort(
      (a, b) => a - b,
    );
    return (bright + 0.05) / (dark + 0.05) < 4.5;
  });
  const edgeless = visible('.button, .button-quiet, .choice, .tile, .field > input, .date input').filter(
    element => getComputedStyle(element).borderTopStyle === 'none',
  );
  return [...weak.map(one => `weak text: ${nameOf(one)}`), ...edgeless.map(one => `no edge: ${nameOf(one)}`)];
}

const clearRows = new CSSStyleSheet();
clearRows.replaceSync(`
  .clear-row { visibility: hidden; }
  .clear-row > :is(tr:not(.clear-row), th, td) { visibility: visible; }
`);

/** Whether an element of a table has nothing of its own to show behind its cells. */
function isClear(element) {
  const { backgroundColor, backgroundImage, opacity, mixBlendMode } = getComputedStyle(element);
  const plain = backgroundImage === 'none' && opacity === '1' && mixBlendMode === 'normal';
  return plain && /, 0\)$/.test(backgroundColor);
}

/**
 * The lines of a cell over several rows lie over one row after the other: axe finds something else behind each line, and
 * leaves its colours undecided. While this is on, rows without a ground of their own are no ground; their cells stay.
 */
function leaveOutClearRows(on) {
  const rows = [...document.querySelectorAll('table:has([rowspan]) :is(thead, tbody, tfoot, tr)')];
  const clear = on ? rows.filter(isClear) : [];
  for (const row of rows) row.classList.toggle('clear-row', clear.includes(row));
  const others = document.adoptedStyleSheets.filter(sheet => sheet !== clearRows);
  document.adoptedStyleSheets = on ? [...others, clearRows] : others;
}

const spacing = new CSSStyleSheet();
spacing.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`);

/** Sets or takes back the text spacing that a reader may choose (WCAG 1.4.12). */
function spread(on) {
  const others = document.adoptedStyleSheets.filter(sheet => sheet !== spacing);
  document.adoptedStyleSheets = on ? [...others, spacing] : others;
}

/** What the frame of a page is made of. */
function frame() {
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  const count = selector => document.querySelectorAll(selector).length;
  return {
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    direction: getComputedStyle(document.body).direction,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map(heading =>
      heading.textContent.trim().replace(/\s+/g, ' '),
    ),
    landmarks: ['body header', 'main', 'body footer', 'nav'].filter(selector => count(selector) === 0),
    mains: count('main'),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    mistakes: count('.error-summary, .error, [aria-invalid]'),
  };
}

/** Keeps what the page says aloud, for the test to read. */
function listen() {
  const said = [];
  const keep = () => {
    const text = document.getElementById('status')?.textContent.trim();
    if (text) said.push(text);
  };
  new MutationObserver(keep).observe(document.getElementById('status'), { childList: true, subtree: true });
  window.look.said = said;
}

document.addEventListener('securitypolicyviolation', event => {
  console.error(`Refused by the security policy: ${event.violatedDirective} ${event.blockedURI}`);
});

window.look = {
  sideways,
  overflowing,
  smallTargets,
  smallTexts,
  weakWhenForced,
  focusMark,
  leaveOutClearRows,
  spread,
  frame,
  listen,
};
