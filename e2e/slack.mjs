// Slack in a browser: the journey of a prompt, from the welcome to the mentor's
// note, against local-slack (a third party's stand-in for Slack), once with
// requests over HTTP and once with Socket Mode. Needs Chromium; PLENARY_BIN is
// the program, or it is built here; pictures go to E2E_SHOTS.

import { launch, picture, visit } from './slack/browser.mjs';
import { journey } from './slack/journey.mjs';
import { Plenary, program } from './slack/plenary.mjs';
import { LocalSlack } from './slack/localslack.mjs';

let passed = 0;
let failed = 0;

// checks runs one step of a journey. What follows a step that failed cannot be
// judged, so the journey ends there.
const checks = (name) => async (what, step) => {
  try {
    await step();
    passed++;
    console.log(`ok   ${name}: ${what}`);
  } catch (e) {
    failed++;
    throw new Error(`FAIL ${name}: ${what}\n${e.message}`, { cause: e });
  }
};

const only = process.argv[2];
const bin = program();
const browser = await launch();
for (const mode of ['events', 'socket'].filter((m) => !only || m === only)) {
  const plenary = await Plenary.prepare(bin, mode);
  const slack = await LocalSlack.start(mode, plenary.url);
  const page = await visit(browser, slack.url);
  try {
    await journey({ page, slack, plenary, name: `slack-${mode}`, check: checks(mode) });
  } catch (e) {
    if (!e.cause) failed++;
    await picture(page, `slack-${mode}-failed`);
    console.error(e.message);
    console.error(plenary.log().split('\n').slice(-20).join('\n'));
  } finally {
    await page.context().close();
    await plenary.stop();
    await slack.stop();
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
