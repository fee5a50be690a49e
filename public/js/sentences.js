// What a page says, in the order in which it stands there: the list that « Écouter » reads.

const silent =
  'script, style, template, [hidden], [aria-hidden="true"], [data-listen], input, select, textarea';
/** Groups of a code, an identifier, a long number: `4217 3109`, `ABCD EFGH JKLM`, `heup7511`. */
const codes = /(^|[^\p{L}\d])([A-Z\d]{4}(?:[ \u00a0][A-Z\d]{4})+|[a-z]{4}\d{4}|\d{5,})(?![\p{L}\d])/gu;

const spelled = (_all, before, code) =>
  before + [...code].map(sign => (sign.trim() === '' ? ',' : sign)).join(' ');

/** A sentence as a voice has to hear it: codes sign by sign, signs that are only for the eye left out. */
export function aloud(text) {
  const plain = text.replace(/[\u2060\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
  return plain.trim().replace(codes, spelled);
}

/** Where the sentences of a text begin and end; each line is one of its own, as everywhere on the site. */
function* sentencesIn(text, lang) {
  const { Segmenter } = Intl;
  for (const line of text.matchAll(/[^\n]+/g)) {
    const parts = Segmenter
      ? [...new Segmenter(lang, { granularity: 'sentence' }).segment(line[0])].map(one => one.segment)
      : (line[0].match(/[^.?!؟]+[.?!؟]*\s*/g) ?? []);
    let start = line.index;
    for (const part of parts) {
      yield { start, end: start + part.length };
      start += part.length;
    }
  }
}

/** The ranges of a text's part, in the text nodes that the text was gathered from. */
function rangesOf(nodes, { start, end }) {
  return nodes.flatMap(({ node, from, length }) => {
    const [first, last] = [Math.max(start - from, 0), Math.min(end - from, length)];
    if (first >= last || node.data.slice(first, last).trim() === '') return [];
    const range = new Range();
    range.setStart(node, first);
    range.setEnd(node, last);
    return [range];
  });
}

const isInline = element => /^(inline|contents)$/.test(getComputedStyle(element).display);
const keepsLines = element => getComputedStyle(element).whiteSpace.startsWith('pre');
const languageOf = element => element.closest('[lang]')?.lang ?? '';
/** Older browsers are not asked whether it can be seen, only whether it has a place. */
const isShown = element =>
  element.checkVisibility?.({ visibilityProperty: true }) ??
  (isInline(element) || element.getClientRects().length > 0);
const isSilent = element => element.matches(silent) || !isShown(element);

/** The texts and pictures of an element in order; a bare `{}` where one thing ends and another begins. */
function* piecesOf(element) {
  if (isSilent(element)) return;
  if (element.matches('svg, img')) {
    yield { picture: element };
    return;
  }
  const stands = !isInline(element) || element.localName === 'br';
  if (stands) yield {};
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) yield { node: child };
    else if (child.nodeType === Node.ELEMENT_NODE) yield* piecesOf(child);
  }
  if (stands) yield {};
}

function pictureSentence(picture) {
  const text = aloud(picture.getAttribute('aria-label') ?? picture.getAttribute('alt') ?? '');
  return text === '' ? [] : [{ text, lang: languageOf(picture), ranges: [], picture }];
}

function runSentences({ text, lang, nodes }) {
  const places = [...sentencesIn(text, lang || undefined)];
  return places
    .map(place => ({ text: aloud(text.slice(place.start, place.end)), lang, ranges: rangesOf(nodes, place) }))
    .filter(sentence => /[\p{L}\d]/u.test(sentence.text));
}

/** Adds a text node to the run of texts that it stands in. */
function addTo(run, node) {
  const data = keepsLines(node.parentElement) ? node.data : node.data.replace(/\n/g, ' ');
  run.nodes.push({ node, from: run.text.length, length: data.length });
  run.text += data;
}

/**
 * Takes an element; gives what it says: `text` for the voice, `lang`, and `ranges` in the page, or the `picture` whose
 * alternative it is. What is not shown, what is hidden from screen readers, and what somebody typed is left out.
 */
export function sentencesOf(root) {
  const found = [];
  const newRun = lang => ({ text: '', lang, nodes: [] });
  let run = newRun('');
  for (const { node, picture } of piecesOf(root)) {
    const lang = node ? languageOf(node.parentElement) : '';
    if (!node || lang !== run.lang) {
      found.push(...runSentences(run));
      run = newRun(lang);
    }
    if (node) addTo(run, node);
    if (picture) found.push(...pictureSentence(picture));
  }
  return [...found, ...runSentences(run)];
}
