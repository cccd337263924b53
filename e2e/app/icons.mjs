// The PNGs of the Teams app from their SVGs: make icons. The folder of both is
// the argument. Everything but what an SVG draws stays transparent.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../slack/browser.mjs';

const [folder] = process.argv.slice(2);

// icons are the sizes that Teams asks for, in points on a side:
// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
const icons = { color: 192, outline: 32 };

const browser = await launch();
for (const [name, side] of Object.entries(icons)) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${readFileSync(join(folder, `${name}.svg`), 'utf8')}`);
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
}
await browser.close();
console.log(`${Object.keys(icons).length} icons in ${folder}`);
