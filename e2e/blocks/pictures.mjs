// Pictures of what people meet in Slack: make pictures. The first argument is
// the folder of drawings that bot/slack's test wrote. The sheets of docs/ go to
// the second; every drawing by itself, in light and dark, on a phone and on a
// desk, goes to the third, to be looked at.

import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../slack/browser.mjs';
import { sheet } from './frames.mjs';

// sheets are the pictures of docs/slack.md.
const sheets = {
  'slack-week': { theme: 'light', on: 'desk', shows: [['prompt', 'cue', 'before-meeting', 'did-you-meet']] },
  'slack-phone': { theme: 'light', on: 'phone', shows: ['prompt-with-plan', 'two-minutes', 'home-teacher'] },
  'slack-guards': { theme: 'dark', on: 'phone', shows: ['guard-names', 'guard-safety', 'worried'] },
  'slack-journal': { theme: 'light', on: 'phone', shows: ['journal', 'entry', 'preview', 'settings'] },
  'slack-mentor': { theme: 'dark', on: 'desk', shows: [['welcome-mentor', 'note-ready'], 'note'] },
};

const [drawings, docs, shots] = process.argv.slice(2);
const met = readdirSync(drawings).sort().map((file) => JSON.parse(readFileSync(join(drawings, file))));

function named(name) {
  const found = met.find((m) => m.name === name);
  if (!found) throw new Error(`nobody meets ${name}`);
  return found;
}

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'en-GB' });

async function picture(path, screens, look) {
  await page.setContent(sheet(screens, look));
  await page.locator('#sheet').screenshot({ path, animations: 'disabled' });
}

for (const [name, { shows, ...look }] of Object.entries(sheets)) {
  const screens = shows.map((show) => (Array.isArray(show) ? show.map(named) : named(show)));
  await picture(join(docs, `${name}.png`), screens, look);
}
if (shots) {
  mkdirSync(shots, { recursive: true });
  for (const on of ['phone', 'desk']) {
    for (const theme of ['light', 'dark']) {
      for (const [i, m] of met.entries()) {
        await picture(join(shots, `${String(i).padStart(2, '0')}-${m.name}-${on}-${theme}.png`), [m], { theme, on });
      }
    }
  }
}
await browser.close();
console.log(`${Object.keys(sheets).length} sheets of ${met.length} drawings`);
