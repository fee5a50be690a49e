import { posix } from 'node:path';
import { type Import, importsOf } from './imports.ts';
import { counted, type Finding, type Report } from './report.ts';
import { scanSource } from './source.ts';
import { filesUnder, lineAt, readText } from './tree.ts';

type Place = { file: string; layer: string; feature: string };

/** What each folder of the server may import when it runs; a folder always may import itself. */
const mayImport: Record<string, string[]> = {
  features: ['web', 'identity', 'record', 'messages', 'registries'],
  commands: ['identity', 'record', 'messages', 'registries', 'storage'],
  web: ['identity', 'record', 'messages', 'registries', 'storage'],
  identity: ['record', 'messages', 'registries', 'storage'],
  record: ['messages', 'registries', 'storage'],
  messages: ['registries', 'storage'],
  registries: ['storage'],
  storage: [],
};

const domain = ['identity', 'record', 'messages', 'registries'];
const openToAll = ['server/i18n.ts', 'server/config.ts'];
const openAsTypes = ['server/world.ts', 'server/config.ts', 'server/locale-keys.ts'];
const pagePackages = ['express', 'express-session', 'eta', 'csurf', 'helmet'];

/** Takes a root; reports every import of server/ that goes against the layers of the architecture. */
export function checkLayers(root: string): Report {
  const files = filesUnder(root, 'server', '.ts');
  let imports = 0;
  const findings: Finding[] = [];
  for (const file of files) {
    const source = scanSource(readText(root, file));
    const place = placeOf(file);
    if (place.layer !== '' && mayImport[place.layer] === undefined) {
      findings.push({
        file,
        key: place.layer,
        problem: 'this folder has no place in the layers, move the file',
      });
      continue;
    }
    for (const found of importsOf(source)) {
      imports += 1;
      const problem = refusal(place, found);
      if (problem !== undefined) findings.push({ file, key: lineAt(source.text, found.at), problem });
    }
  }
  return {
    name: 'layers',
    checked: `${counted(files.length, 'file')}, ${counted(imports, 'import')}`,
    findings,
  };
}

function placeOf(file: string): Place {
  const [, layer = '', feature = ''] = file.split('/');
  const inFolder = file.split('/').length > 2;
  return { file, layer: inFolder ? layer : '', feature: layer === 'features' ? feature : '' };
}

function refusal(from: Place, found: Import): string | undefined {
  if (!found.specifier.startsWith('.')) return packageRefusal(from, found);
  const target = posix.join(posix.dirname(from.file), found.specifier);
  if (target.startsWith('test/')) return `imports ${target}, the site must not need its tests`;
  if (!target.startsWith('server/')) return undefined;
  const reason = serverRefusal(from, placeOf(target), found.typeOnly);
  return reason === undefined ? undefined : `imports ${target}: ${reason}`;
}

function packageRefusal(from: Place, found: Import): string | undefined {
  if (from.layer !== 'record' || found.typeOnly || !pagePackages.includes(found.specifier)) return undefined;
  return `imports ${found.specifier}: record/ knows nothing of pages, move this to web/ or features/`;
}

function serverRefusal(from: Place, to: Place, typeOnly: boolean): string | undefined {
  if (to.layer === 'features') return featureRefusal(from, to);
  if (from.layer === '') return rootRefusal(from, to, typeOnly);
  if (to.layer === '') return toRootRefusal(from, to, typeOnly);
  if (from.layer === to.layer || mayImport[from.layer]?.includes(to.layer)) return undefined;
  if (typeOnly && from.layer !== 'storage' && domain.includes(to.layer)) return undefined;
  const isStore = from.file.endsWith('-store.ts');
  if (to.layer === 'storage' && (isStore || typeOnly)) return undefined;
  return `${from.layer}/ must not import ${to.layer}/, turn the dependency round or pass the value in`;
}

function featureRefusal(from: Place, to: Place): string | undefined {
  if (from.file === 'server/app.ts' || from.file === 'server/site-features.ts') return undefined;
  if (from.layer !== 'features') return 'only app.ts knows the features, pass the value in from there';
  if (from.feature === to.feature) return undefined;
  return 'no feature imports another, move what they share to web/ or to the domain';
}

/** Shared files of the root import no folder, so that everything may import them. */
function rootRefusal(from: Place, to: Place, typeOnly: boolean): string | undefined {
  if (!openToAll.includes(from.file) || to.layer === '' || typeOnly) return undefined;
  return 'a file that is open to all imports no folder, move the code that needs it';
}

function toRootRefusal(from: Place, to: Place, typeOnly: boolean): string | undefined {
  if (from.layer === 'commands') return undefined;
  if (typeOnly && openAsTypes.includes(to.file)) return undefined;
  if (from.layer === 'storage') return 'storage/ imports nothing of the project, pass the value in';
  if (openToAll.includes(to.file)) return undefined;
  if (to.file === 'server/world.ts') return 'a world is received, never imported, write `import type`';
  return 'a folder must not import a file of the top of server/, pass the value in';
}
