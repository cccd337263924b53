// Every card that the Go tests hold in bot/teams/testdata: accepted by
// Microsoft's renderer and by its types, small enough, and with nothing out of
// sight on a phone or a wide screen, light or dark. The pictures to look at go
// to E2E_SHOTS. Needs Chromium for them.

import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { parsed, typed } from './accept.mjs';
import { cards } from './cards.mjs';
import { asking, draw, hidden, marked, open, screens } from './frame.mjs';

const shots = join(process.env.E2E_SHOTS || join(tmpdir(), 'plenary-shots'), 'cards');
const mostBytes = 28_000;

let passed = 0;
let failed = 0;

function judge(what, wrong) {
  if (wrong.length === 0) {
    passed++;
    return;
  }
  failed++;
  console.log([`FAIL ${what}`, ...wrong].join('\n     '));
}

// spoilt are copies of a card that have to be refused, or nothing is judged.
function spoilt({ card }) {
  const copy = (name, spoil) => {
    const bad = structuredClone(card);
    spoil(bad);
    return { name, card: bad };
  };
  return {
    property: copy('unknown_property', (bad) => { bad.body[0].inlines[0].colour = 'red'; }),
    element: copy('unknown_element', (bad) => { bad.body[0].type = 'Input.Colour'; }),
    missing: copy('missing_id', (bad) => { bad.body.push({ type: 'Input.Text' }); }),
  };
}

const all = cards();
const bad = spoilt(all.find(({ name }) => name === 'message-prompt'));

for (const { name, card, drawn } of all) {
  judge(`${name}: adaptivecards`, parsed(card));
  const bytes = Buffer.byteLength(JSON.stringify(drawn));
  judge(`${name}: size`, bytes <= mostBytes ? [] : [`${bytes} bytes`]);
}
for (const { name, card } of [bad.element, bad.missing]) {
  judge(`${name}: adaptivecards refuses it`, parsed(card).length > 0 ? [] : ['taken']);
}
const refused = typed([...all, bad.property]);
judge('teams.cards', refused.filter((line) => !line.startsWith(`${bad.property.name}:`)));
judge('unknown_property: teams.cards refuses it', refused.some((line) => line.startsWith(`${bad.property.name}:`)) ? [] : ['taken']);
console.log(`${all.length} cards, the largest of ${Math.max(...all.map(({ drawn }) => Buffer.byteLength(JSON.stringify(drawn))))} bytes`);

mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const screen of Object.keys(screens)) {
  for (const scheme of ['light', 'dark']) {
    const page = await open(browser, screen, scheme);
    for (const each of all) {
      await draw(page, each);
      const picture = (what = '') => page.screenshot({ path: join(shots, `${each.name}${what}-${screen}-${scheme}.png`), fullPage: true });
      await picture();
      const wrong = [...(await hidden(page)), ...(await marked(page)), ...(await asking(page, () => picture('-asked')))];
      judge(`${each.name}: ${screen}, ${scheme}`, [...wrong, ...page.wrongs.splice(0)]);
    }
    await page.close();
  }
}
await browser.close();

console.log(`cards: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
