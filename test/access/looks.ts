import { type Device, dark, light } from './check-state.ts';

/** Looks that a person may choose, each on a device that is set to something else. */
export const looks: readonly { look: string; device: Device }[] = [
  { look: 'text-200', device: light },
  { look: 'contrast-more.theme-dark', device: light },
  { look: 'text-150.spacing-wide.font-wide.pictures-few', device: light },
  { look: 'contrast-more.theme-light', device: dark },
  { look: 'text-125.spacing-wide.theme-dark.font-device', device: light },
  { look: 'theme-light.pictures-few', device: dark },
];
