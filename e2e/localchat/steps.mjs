// What several stories do in a page.

import { as } from './people.mjs';

// until moves the clock from message to message until something is there.
export async function until(page, what) {
  for (let moves = 0; moves < 60 && (await what.count()) === 0; moves++) {
    await page.locator('#next-message').click(); // one that is due already does not move the clock
    await page.waitForTimeout(100);
    await page.waitForFunction(() => !document.querySelector('.busy'));
    await page.waitForTimeout(100);
  }
  await what.last().waitFor();
}

// chooseInMenu presses something behind [More] of a person's Home, a room first
// where it stands in one, and stays there.
export async function chooseInMenu(page, column, ...labels) {
  await column.getByRole('tab', { name: 'Home' }).click();
  await column.getByRole('tabpanel').getByRole('button', { name: 'More' }).click();
  for (const label of labels) await page.locator('#panel').getByRole('button', { name: label }).click();
}

// backToChat leaves a person's Home.
export const backToChat = (column) => column.getByRole('tab', { name: 'Chat' }).click();

// fill fills in the Form that is open, by the ids of its inputs, and sends it.
// An option is named by its label.
export async function fill(page, values) {
  const panel = page.locator('#panel');
  for (const [id, value] of Object.entries(values)) {
    const field = panel.locator(`[data-input="${id}"]`);
    const option = field.locator('label.option').filter({ hasText: value });
    if ((await option.count()) > 0) await option.first().click();
    else if ((await field.locator('select').count()) > 0) await field.locator('select').selectOption({ label: value });
    else await field.locator('input, textarea').first().fill(value);
  }
  await panel.locator('button[type=submit]').click();
}

// press presses a button in the window that is open.
export const press = (page, label) => page.locator('#panel').getByRole('button', { name: label, exact: true }).click();

// pressIn presses a button of the newest message with these words.
export const pressIn = (column, words, label) =>
  column.locator('.message').filter({ hasText: words }).last().getByRole('button', { name: label, exact: true }).click();

// shown waits for words in the window that is open.
export const shown = (page, words) => page.locator('#panel .view').getByText(words).first().waitFor();

// leave closes the window.
export async function leave(page) {
  await page.keyboard.press('Escape');
  await page.locator('#panel').waitFor({ state: 'hidden' });
}

// unspoken fails where somebody's chat shows what was written.
export async function unspoken(page, people, word) {
  for (const person of people) {
    if ((await (await as(page, person)).innerText()).includes(word)) throw new Error(`the chat of ${person.id} shows ${word}`);
  }
}
