import type { Translate } from '../../i18n.ts';
import type { Device } from '../../web/device.ts';

/** A device in words: « Firefox sur Windows », « Un navigateur ». */
export function deviceInWords(t: Translate, { browser, system }: Device): string {
  if (browser !== undefined && system !== undefined) return t('settings:device.both', { browser, system });
  if (browser !== undefined) return browser;
  return system === undefined ? t('settings:device.none') : t('settings:device.system', { system });
}
