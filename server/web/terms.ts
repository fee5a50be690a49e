/** The version of the terms of use, which the component `terms` shows; it changes with their words. */
export const termsVersion = '2026-11';
