// The whole main journey, in French, as somebody hears it who does not see: real Firefox, real Orca, keys alone.
import { startSite, type TestSite } from '../support/site.ts';
import { confirm } from './contact-and-terms.ts';
import { enterWithCode } from './creation.ts';
import { openDesktop } from './desktop.ts';
import { type HeardIdentifiers, hearIdentifiers } from './identifiers.ts';
import { installReader } from './install.ts';
import { Person } from './person.ts';
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

/** Hears the journey once, on a site and a desktop of its own. Says whether all was heard as it should. */
async function hearJourney(): Promise<boolean> {
  const report = makeReport();
  const [site, desktop] = [await startSite(), await openDesktop()];
  const leave = (): void => void desktop.close().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
  try {
    const person = new Person(desktop, await followSpeech(desktop.log), report);
    await enterWithCode(person, site);
    await confirm(person, site);
    const { identifier } = await hearIdentifiersAndSignIn(person, site);
    await hearVisitEnd(person, site, { identifier, password: ownPassword });
  } catch (error) {
    report.step({ does: 'goes through the whole journey', said: [], faults: [String(error)] });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, leave);
    await desktop.close();
    await site.close();
  }
  return report.close();
}

/** From the page of the identifiers to the end of the first visit. */
async function hearIdentifiersAndSignIn(person: Person, site: TestSite): Promise<HeardIdentifiers> {
  const heard = await hearIdentifiers(person);
  await signIn(person, site, heard);
  return heard;
}

// A busy machine makes the reader miss a key now and then. A fault of a page is there the second time too.
const heard = (await hearJourney()) || (await hearJourney());
process.exit(heard ? 0 : 1);
