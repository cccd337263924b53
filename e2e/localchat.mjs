// The local chat in a browser: the journey of a first visit on a phone and on
// a wide screen, light and dark, and with the keyboard alone; a trust and a
// primary that are set up from files; an inquiry from the invitation to what is
// decided, a visit to a lesson from asking to thank-you, and a question for a
// year to its first check point. Every state is inspected with axe-core. Needs Chromium; PLENARY_BIN is the program, or it is
// built here; pictures go to E2E_SHOTS.

import { launch, visit } from './localchat/browser.mjs';
import { inquiry } from './localchat/inquiry.mjs';
import { journey } from './localchat/journey.mjs';
import { keyboard } from './localchat/keyboard.mjs';
import { lesson } from './localchat/lesson.mjs';
import { demo, program } from './localchat/server.mjs';
import { primarySetUp, trustSetUp } from './localchat/set_up.mjs';
import { year } from './localchat/year.mjs';

const phone = { width: 360, height: 740, touch: true };
const wide = { width: 1280, height: 800, touch: false };

const visits = [
  ['phone', { ...phone, scheme: 'light' }, journey],
  ['wide', { ...wide, scheme: 'light' }, journey],
  ['phone-dark', { ...phone, scheme: 'dark' }, journey],
  ['wide-dark', { ...wide, scheme: 'dark' }, journey],
  ['keyboard', { ...wide, scheme: 'light' }, keyboard],
  ['trust', { ...wide, scheme: 'light' }, trustSetUp],
  ['primary', { ...phone, scheme: 'light' }, primarySetUp],
  ['inquiry', { ...wide, scheme: 'light' }, inquiry],
  ['inquiry-phone', { ...phone, scheme: 'dark' }, inquiry],
  ['lesson', { ...wide, scheme: 'light' }, lesson],
  ['lesson-phone', { ...phone, scheme: 'dark' }, lesson],
  ['year', { ...wide, scheme: 'light' }, year],
  ['year-phone', { ...phone, scheme: 'dark' }, year],
];

let passed = 0;
let failed = 0;

// check runs one step of a visit. What follows a step that failed cannot be
// judged, so the visit ends there.
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
for (const [name, screen, story] of visits.filter(([n]) => !only || n === only)) {
  const server = await demo(bin);
  try {
    const page = await visit(browser, server.url, screen);
    await story(page, name, checks(name));
    await page.context().close();
  } catch (e) {
    if (!e.cause) failed++;
    console.error(e.message);
    console.error(server.log().split('\n').slice(-20).join('\n'));
  } finally {
    await server.stop();
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
