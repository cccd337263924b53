// The way from the prompt to what is saved with nothing but a keyboard.

import { inspect } from './browser.mjs';
import { as, pair } from './people.mjs';

export async function keyboard(page, name, check) {
  const { ect } = await pair(page);
  const column = await as(page, ect);

  await check('the clock is moved from the keyboard', async () => {
    await tabTo(page, column.getByRole('button', { name: /^Go to/ }));
    await page.keyboard.press('Enter');
    await column.getByRole('button', { name: 'Two minutes' }).waitFor();
  });

  await check('the form is opened, filled in and saved', async () => {
    await tabTo(page, column.getByRole('button', { name: 'Two minutes' }).last());
    await page.keyboard.press('Enter');
    await page.locator('#panel .form').waitFor();
    await page.keyboard.type('Only the keyboard was used here.');
    await inspect(page, `${name}-form`);
    await tabTo(page, page.locator('#panel button[type=submit]'));
    await page.keyboard.press('Enter');
    await column.getByText('Saved. Only you, in this app.').waitFor();
  });

  await check('the focus comes back to where it was', async () => {
    await page.locator('#panel').waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.activeElement.closest('.message')?.textContent.includes('Saved.'));
  });

  await check('the focus stays inside what is open, and Escape closes it', async () => {
    const journal = column.getByRole('button', { name: 'My journal' }).last();
    await tabTo(page, journal);
    await page.keyboard.press('Enter');
    await page.locator('#panel .view').waitFor();
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(() => document.activeElement !== document.body && !document.getElementById('panel').contains(document.activeElement));
      if (outside) throw new Error('the focus left the open panel');
    }
    await page.keyboard.press('Escape');
    await page.locator('#panel').waitFor({ state: 'hidden' });
    if (!(await journal.evaluate((b) => b === document.activeElement))) throw new Error('the focus did not come back to the button');
  });

  await check('Chat and Home are changed with the arrow keys', async () => {
    await tabTo(page, column.getByRole('tab', { name: 'Chat' }));
    await page.keyboard.press('ArrowRight');
    await column.getByRole('tab', { name: 'Home', selected: true }).waitFor();
    await column.locator('.home .text').waitFor();
    await inspect(page, `${name}-home`);
  });
}

// tabTo presses Tab until the focus is there, and wants to see where it is at
// every stop.
async function tabTo(page, target) {
  const wanted = await target.elementHandle();
  for (let stops = 0; stops < 150; stops++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((w) => {
      const here = document.activeElement;
      const style = getComputedStyle(here);
      return { there: here === w, body: here === document.body, seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, what: here.outerHTML.slice(0, 90) };
    }, wanted);
    if (!at.body && !at.seen) throw new Error(`the focus cannot be seen on ${at.what}`);
    if (at.there) return;
  }
  throw new Error('the keyboard does not reach it');
}
