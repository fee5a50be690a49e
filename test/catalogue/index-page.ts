import type { Language } from '../../server/i18n.ts';
import type { Walk } from './state.ts';

const looks = ['small-light', 'small-dark', 'large-light', 'large-dark'];

/** The page that shows every screenshot of the catalogue: a row for each state and language. */
export function indexPage(what: {
  walks: readonly Walk[];
  languages: readonly Language[];
  printed: ReadonlySet<string>;
}): string {
  const { walks, languages, printed } = what;
  const shots = (name: string, code: string): string =>
    [...looks, ...(printed.has(name) ? ['print'] : [])]
      .map(look => `${code}/${name}--${look}.png`)
      .map(file => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`)
      .join('\n');
  const rows = (name: string): string =>
    languages.map(({ code }) => `<div>${shots(name, code)}</div>`).join('\n');
  const sections = walks.map(
    walk =>
      `<h2>${walk.name}</h2>\n${walk.states.map(({ name }) => `<h3 id="${name}">${name}</h3>\n${rows(name)}`).join('\n')}`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Catalogue</title>
<style>
  body { font: 1rem/1.5 system-ui; margin: 1rem; background: #ddd; }
  div { display: flex; align-items: start; gap: 0.5rem; margin-block-end: 0.5rem; }
  img { width: 14rem; height: auto; border: 1px solid #555; }
</style>
<h1>Catalogue</h1>
${sections.join('\n')}
</html>
`;
}
