/** What a browser says of itself, as far as a person needs it to recognise their own. */
export interface Device {
  readonly browser: string | undefined;
  readonly system: string | undefined;
}

/** In the order in which they are looked for: most browsers also name those that they want to be taken for. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera|OPT)\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS|Focus)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*\bSafari\//, 'Safari'],
  [/\b(Trident|MSIE)\b/, 'Internet Explorer'],
  [/^Lynx\//, 'Lynx'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

/** Longer than any real one: what follows is not looked at. */
const longest = 400;

/** Takes the header `User-Agent`; gives the names of the browser and of what it runs on, where they are known. */
export function deviceOf(userAgent: string | undefined): Device {
  const text = (userAgent ?? '').slice(0, longest);
  const nameIn = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(text))?.[1];
  return { browser: nameIn(browsers), system: nameIn(systems) };
}

/** Whether a device is one that is held in the hand, for its picture. */
export function isPhone({ system }: Device): boolean {
  return system === 'iPhone' || system === 'iPad' || system === 'Android';
}
