// Stands in for the device's voices, which a browser without a screen has none of. It runs in the page before the
// site's scripts. What was said is in window.said; a test moves on by finish(). Its voices come late, as real ones do.

const lists = {
  none: [],
  far: [['fr-FR', false]],
  own: [
    ['ar-EG', true],
    ['fr-FR', true],
    ['en-GB', true],
  ],
};

/** A device whose voices are `own` to it, or `far` away at somebody's server, or `none`. */
window.giveVoices = kind => {
  const voices = lists[kind].map(([lang, localService]) => ({
    lang,
    localService,
    name: lang,
    default: false,
  }));
  const device = new EventTarget();
  let current;
  let isReady = false;
  window.said = [];
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.assign(device, {
    getVoices: () => (isReady ? voices : []),
    speak: utterance => {
      current = utterance;
      window.said.push({ text: utterance.text, lang: utterance.voice.lang, rate: utterance.rate });
    },
    cancel: () => {
      const cut = current;
      current = undefined;
      // As browsers do: what is cut short ends by an error, a moment later.
      if (cut) setTimeout(() => cut.onerror?.({ error: 'interrupted' }));
    },
  });
  window.finish = () => {
    const done = current;
    current = undefined;
    done?.onend?.();
  };
  window.isSpeaking = () => current !== undefined;
  Object.defineProperty(window, 'speechSynthesis', { value: device, configurable: true });
  setTimeout(() => {
    isReady = true;
    device.dispatchEvent(new Event('voiceschanged'));
  }, 50);
};
