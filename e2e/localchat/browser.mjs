// Chromium, and what every state of the page is held to.

import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const shots = process.env.E2E_SHOTS || join(tmpdir(), 'plenary-shots');

export function launch() {
  mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
}

// visit opens the page and gathers whatever goes wrong on it.
export async function visit(browser, url, { width, height, scheme, touch }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB', hasTouch: touch, bypassCSP: false });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.wrongs = [];
  page.on('pageerror', (e) => page.wrongs.push(`error: ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error') page.wrongs.push(`console: ${m.text()}`); });
  page.on('request', (r) => { if (!/^(blob|data):/.test(r.url()) && !r.url().startsWith(url)) page.wrongs.push(`asks elsewhere: ${r.url()}`); });
  await page.goto(url);
  await page.waitForSelector('#columns[data-ready]');
  return page;
}

// inspect holds a state of the page to: no serious finding of axe, nothing
// wider than the screen, nothing wrong on the way; and takes its picture.
export async function inspect(page, name) {
  await page.waitForFunction(() => document.getAnimations().every((a) => a.playState !== 'running'));
  await page.screenshot({ path: join(shots, `${name}.png`) });
  const found = [...(await findings(page)), ...(await overflow(page)), ...page.wrongs.splice(0)];
  if (found.length > 0) throw new Error(found.join('\n'));
}

async function findings(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter((v) => ['serious', 'critical'].includes(v.impact))
    .map((v) => `axe: ${v.id} (${v.impact}): ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).join('; ')}`);
}

// overflow names what reaches past the right edge, other than what scrolls by
// design.
const overflow = (page) => page.evaluate(() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
  return [`wider than the screen: ${wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 80)).join(' | ')}`];
});
