// Whole journeys, in French, as somebody hears them who does not see: real Firefox, real Orca, keys alone.
// The name of one, behind the command, has that one heard alone.
import { startSite, type TestSite } from '../support/site.ts';
import { confirm } from './contact-and-terms.ts';
import { enterWithCode } from './creation.ts';
import { openDesktop } from './desktop.ts';
import { hearIdentifiers } from './identifiers.ts';
import { writeInformation } from './information.ts';
import { installReader } from './install.ts';
import { Person } from './person.ts';
import { findWayBack } from './recovery.ts';
import { makeReport } from './report.ts';
import { ownPassword, signIn } from './sign-in.ts';
import { followSpeech } from './speech.ts';
import { hearVisitEnd } from './visit.ts';

const missing = installReader();
if (missing.length > 0) {
  console.error(
    `The screen reader test needs ${missing.join(', ')}. On Debian as root it installs them itself.`,
  );
  process.exit(1);
}

type Journey = (person: Person, site: TestSite) => Promise<void>;

const journeys: Readonly<Record<string, Journey>> = {
  creation: async (person, site) => {
    await enterWithCode(person, site);
    await confirm(person, site);
    const heard = await hearIdentifiers(person);
    await signIn(person, site, heard);
    await hearVisitEnd(person, site, { identifier: heard.identifier, password: ownPassword });
  },
  recovery: findWayBack,
  information: writeInformation,
};

/** Hears a journey once, on a site and a desktop of its own. Says whether all was heard as it should. */
async function hear(journey: Journey): Promise<boolean> {
  const report = makeReport();
  const [site, desktop] = [await startSite(), await openDesktop()];
  const leave = (): void => void desktop.close().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
  try {
    const person = new Person(desktop, await followSpeech(desktop.log), report);
    await journey(person, site);
  } catch (error) {
    report.step({ does: 'goes through the whole journey', said: [], faults: [String(error)] });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, leave);
    await desktop.close();
    await site.close();
  }
  return report.close();
}

// A busy machine makes the reader miss a key now and then. A fault of a page is there the second time too.
const [only] = process.argv.slice(2);
let isWell = true;
for (const [name, journey] of Object.entries(journeys)) {
  if (only === undefined || only === name)
    isWell = ((await hear(journey)) || (await hear(journey))) && isWell;
}
process.exit(isWell ? 0 : 1);
