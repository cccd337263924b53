// The main story in Teams, from the welcome to the meeting, against Microsoft's
// 365 Agents Playground: once in its page, in Chromium, and once without a
// browser. Pictures go to E2E_SHOTS; PLENARY_BIN is the program, or it is built
// here. The Playground may be used to try software out and is never shipped
// (docs/dependencies.md), so only `make e2e-teams` runs this.

import { launch } from '../../slack/browser.mjs';
import { program } from '../../slack/plenary.mjs';
import { Browserless, InBrowser } from './hands.mjs';
import { journey } from './journey.mjs';
import { people } from './people.mjs';
import { PlenaryInTeams } from './plenary.mjs';
import { Playground } from './playground.mjs';

let passed = 0;
let failed = 0;

// checks runs one step of a journey. What follows a step that failed cannot be
// judged, so the journey ends there.
const checks = (mode) => async (what, step) => {
  const began = Date.now();
  try {
    await step();
    passed++;
    console.log(`ok   teams, ${mode}: ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (e) {
    failed++;
    throw new Error(`FAIL teams, ${mode}: ${what}\n${e.message}`, { cause: e });
  }
};

// story is the journey of both, in one mode.
async function story(mode, bin, hands) {
  const plenary = await PlenaryInTeams.prepare(bin);
  const ends = [() => plenary.stop()];
  const started = (what, end) => {
    ends.push(() => end(what));
    return what;
  };
  const both = [];
  try {
    await plenary.serveAt('2026-11-11T15:00:00Z');
    for (const person of Object.values(people)) {
      const playground = started(await Playground.start(person, plenary.endpoint), (p) => p.stop());
      both.push(started(await hands(playground), (h) => h.close()));
    }
    const [asha, sam] = both;
    await journey({ asha, sam, plenary, name: `teams-${mode}`, check: checks(mode) });
  } catch (e) {
    if (!e.cause) failed++;
    console.error(e.cause ? e.message : e);
    console.error(plenary.log().split('\n').slice(-20).join('\n'));
    await Promise.all(both.map((h) => h.picture(`teams-${mode}-failed-${h.playground.person.key}`)));
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

const bin = program();
const browser = await launch();
// Most of a story is waiting, so both go on at once.
await Promise.all([
  story('page', bin, (p) => InBrowser.of(p, browser)),
  story('browserless', bin, (p) => Browserless.of(p)),
]);
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
