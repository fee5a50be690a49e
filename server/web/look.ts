import type { Request, Response } from 'express';
import type { World } from '../world.ts';

/** What a person may choose of how pages look: the words of each setting, the usual one first. */
export const lookSettings = {
  text: ['100', '125', '150', '200'],
  spacing: ['normal', 'wide'],
  contrast: ['device', 'more'],
  theme: ['device', 'light', 'dark'],
  font: ['site', 'device', 'wide'],
  pictures: ['all', 'few'],
} as const;

export type LookSetting = keyof typeof lookSettings;

/**
 * How pages look to one person: the code words of what is not as usual, in the order of the settings, joined by dots
 * (`text-150.theme-dark`); empty when all is as usual. Each word is a class that the style sheets know.
 */
export type Look = string;

declare module 'express-serve-static-core' {
  interface Request {
    look?: Look;
  }
}

declare module 'express-session' {
  interface SessionData {
    /** What was chosen in this session, or brought from the account: it goes before what the browser sends. */
    look: Look;
    /** The account whose look was looked for in this session. */
    lookFrom: string;
  }
}

const settings = Object.entries(lookSettings) as [LookSetting, readonly string[]][];
const year = 365 * 24 * 60 * 60 * 1000;
const cookieName = 'mon-dmp-confort';

/** The look of these choices, by setting. A choice that is no word of its setting counts as the usual one. */
export function makeLook(choices: Readonly<Record<string, string | undefined>>): Look {
  const words = settings.flatMap(([setting, [, ...unusual]]) => {
    const choice = choices[setting] ?? '';
    return unusual.includes(choice) ? [`${setting}-${choice}`] : [];
  });
  return words.join('.');
}

/** The choices of a look, by setting. */
export function choicesOf(look: Look): Record<LookSetting, string> {
  const words = look.split('.');
  const pairs = settings.map(([setting, known]) => {
    const usual = known[0] ?? '';
    return [setting, known.find(choice => words.includes(`${setting}-${choice}`)) ?? usual];
  });
  return Object.fromEntries(pairs);
}

/** A text from outside as a look; the usual look unless it is, letter for letter, what the site itself writes. */
export function readLook(text: string): Look {
  const look = makeLook(choicesOf(text));
  return look === text ? look : '';
}

/** The look that this browser keeps, if any. */
function lookOfDevice({ headers }: Request): Look {
  const sent = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]*)`).exec(headers.cookie ?? '');
  return sent?.[1] === undefined ? '' : readLook(sent[1]);
}

/** The look of the page that answers a request, also of one that failed before anything was read. */
export function lookOf(request: Request): Look {
  return request.look ?? lookOfDevice(request);
}

/**
 * Keeps a look in the browser for a year: code words alone, which say nothing of who the person is. Scripts may read
 * it, for a page that Back takes from the browser's memory wears what it wore then.
 */
export function keepInBrowser(world: World, response: Response, look: Look): void {
  const secure = world.config.publicUrl.startsWith('https://');
  const options = { path: `${world.base}/`, sameSite: 'lax', secure } as const;
  if (look === '') response.clearCookie(cookieName, options);
  else response.cookie(cookieName, look, { ...options, maxAge: year });
}

/** Gives a request its look: what the session says, and else the browser, which is told when it knows another. */
export function wear(world: World, request: Request, response: Response): void {
  const ofDevice = lookOfDevice(request);
  const { look = ofDevice } = request.session;
  request.look = look;
  if (look !== ofDevice) keepInBrowser(world, response, look);
}
