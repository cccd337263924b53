// Chromium on local-slack's page, and what can be done there.

import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const shots = process.env.E2E_SHOTS || join(tmpdir(), 'plenary-shots');

export function launch() {
  mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  await page.goto(url);
  return page;
}

// as becomes the person and opens their conversation with the bot.
export async function as(page, person) {
  await page.locator('.actas select').selectOption(person.id);
  await page.getByRole('button', { name: person.real_name }).click();
}

// press presses a button of the newest message that has it.
export const press = (page, label) => page.locator('.messages').getByRole('button', { name: label, exact: true }).last().click();

// showing waits for the words in the newest messages.
export const showing = (page, text) => page.locator('.messages').getByText(text).last().waitFor();

// titled is the open window, once it has that title.
export async function titled(page, title) {
  const open = page.locator('.modal');
  await open.locator('.modal-title', { hasText: title }).waitFor();
  return open;
}

// field is the input of a window under that label.
export const field = (open, label) => open.locator('.bk-input', { hasText: label });

// picture is of a page, or of a part of one.
export const picture = (of, name) => of.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' });
