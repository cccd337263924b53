// The journey of a first visit, with mouse or finger: from the prompt to the
// two-minute Form, to what is saved, to a shared line, to the mentor's note.

import { inspect } from './browser.mjs';
import { as, pair } from './people.mjs';
import { until } from './steps.mjs';

const secret = 'I asked for thumbs up and most went up, but the whiteboards said something else.';
const shared = 'The whiteboards said something else than the thumbs.';

export async function journey(page, name, check) {
  const { ect, mentor } = await pair(page);
  const panel = page.locator('#panel');
  let column = await as(page, ect);

  await check('the page opens with what to try', async () => {
    await column.getByRole('heading', { name: 'What to try' }).waitFor();
    await inspect(page, `${name}-1-open`);
  });

  await check('the clock moves to the prompt and says so', async () => {
    await column.getByRole('button', { name: /^Go to/ }).click();
    await page.locator('#moved').filter({ hasText: /\d+ messages? sent/ }).waitFor();
    await column.getByRole('button', { name: 'Two minutes' }).waitFor();
    await inspect(page, `${name}-2-prompt`);
  });

  await check('a round asks, says why, and takes a no', async () => {
    const asked = column.locator('.message').filter({ hasText: 'Try something together with' });
    await asked.getByRole('button', { name: 'Why us?' }).click();
    await panel.locator('.view').getByText('both joined the round').waitFor();
    await inspect(page, `${name}-2-why`);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await asked.getByRole('button', { name: 'Not this time' }).click();
    await column.getByText("That's fine. Nobody is told.").waitFor();
  });

  await check('the form says who can read it and takes the focus', async () => {
    await column.getByRole('button', { name: 'Two minutes' }).last().click();
    await panel.getByText('Only you').waitFor();
    if (!(await panel.evaluate((p) => p.contains(document.activeElement)))) throw new Error('the focus is not in the form');
    await inspect(page, `${name}-3-form`);
  });

  await check('closing asks first, and keeps the words', async () => {
    await panel.locator('textarea').first().fill(secret);
    await page.keyboard.press('Escape');
    await inspect(page, `${name}-4-question`);
    await page.getByRole('button', { name: 'Keep writing' }).click();
    if ((await panel.locator('textarea').first().inputValue()) !== secret) throw new Error('the words are gone');
  });

  await check('a pupil is asked about, and the words stay', async () => {
    await panel.locator('textarea').first().fill(`${secret} Jayden said so.`);
    await panel.locator('button[type=submit]').click();
    await panel.getByText('Pupil A').first().waitFor();
    if (!(await panel.locator('textarea').first().inputValue()).includes('Jayden')) throw new Error('the words are gone');
    await inspect(page, `${name}-4-pupil`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep writing' }).click();
  });

  await check('it is saved, and the chat shows none of it', async () => {
    await panel.locator('button[type=submit]').click();
    await panel.waitFor({ state: 'hidden' });
    await column.getByText('Saved. Only you, in this app.').waitFor();
    if ((await column.innerText()).includes('thumbs')) throw new Error('the text stands in the chat');
    await inspect(page, `${name}-5-saved`);
  });

  await check('a line is seen first and then shared', async () => {
    await column.getByRole('button', { name: 'Share a line' }).last().click();
    await inspect(page, `${name}-6-line`);
    await panel.locator('textarea').fill(shared);
    await panel.locator('button[type=submit]').click();
    await panel.locator('.view').getByText(shared).waitFor();
    await inspect(page, `${name}-7-preview`);
    await panel.getByRole('button', { name: /^Share with/ }).click();
    await column.getByText('Shared with').waitFor();
  });

  await check('what was written stands in the journal', async () => {
    await column.getByRole('tab', { name: 'Home' }).click();
    await column.getByRole('tabpanel').getByRole('button', { name: 'My journal' }).waitFor();
    await inspect(page, `${name}-8-home`);
    await column.getByRole('button', { name: 'My journal' }).click();
    await panel.locator('.view .text').waitFor();
    await inspect(page, `${name}-9-journal`);
    await page.keyboard.press('Escape');
    await column.getByRole('tab', { name: 'Chat' }).click();
  });

  await check('a full cycle goes back with what was typed', async () => {
    await column.getByRole('tab', { name: 'Home' }).click();
    await column.getByRole('tabpanel').getByRole('button', { name: 'Full cycle' }).click();
    await panel.locator('textarea').fill('It rained.');
    await panel.locator('button[type=submit]').click();
    await panel.getByText('2 of 6.').waitFor();
    await panel.locator('textarea').fill('Half a wo');
    await inspect(page, `${name}-9-stage`);
    await panel.getByRole('button', { name: 'Save and go back' }).click();
    await panel.getByText('1 of 6.').waitFor();
    await panel.locator('button[type=submit]').click();
    await panel.getByText('2 of 6.').waitFor();
    const kept = await panel.locator('textarea').inputValue();
    if (kept !== 'Half a wo') throw new Error(`what was typed is now ${JSON.stringify(kept)}`);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await column.getByRole('tab', { name: 'Chat' }).click();
  });

  await check('what is wrong in a form is said at the input', async () => {
    await column.getByRole('tab', { name: 'Home' }).click();
    await column.getByRole('tabpanel').getByRole('button', { name: 'More' }).click();
    await inspect(page, `${name}-9-more`);
    await panel.getByRole('button', { name: 'Your settings' }).click();
    await panel.getByRole('button', { name: 'Your prompts' }).click();
    await panel.locator('input[type=time]').fill('03:00');
    await panel.locator('button[type=submit]').click();
    const wrong = panel.locator('[aria-invalid=true]');
    await wrong.waitFor();
    const text = await wrong.evaluate((e) => e.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' '));
    if (!text.trim()) throw new Error('no words at the input');
    await inspect(page, `${name}-10-wrong`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close without saving' }).click();
    await column.getByRole('tab', { name: 'Chat' }).click();
  });

  await check('typed words and a recording are taken', async () => {
    await column.getByRole('textbox').fill('The <b>exit tickets</b> told me more than I expected.');
    await column.getByRole('button', { name: 'Send' }).click();
    await column.locator('.said').getByText('The <b>exit tickets</b> told me').waitFor();
    await column.getByText('Kept in your journal').waitFor();
    await column.locator('input[type=file]').setInputFiles({ name: 'note.wav', mimeType: 'audio/wav', buffer: silence() });
    await column.locator('.clip audio').waitFor();
    await inspect(page, `${name}-11-clip`);
    await column.locator('.clip').getByRole('button', { name: 'Send' }).click();
    await column.locator('.said').getByText('You sent a recording.').waitFor();
    await column.getByText('Kept in your journal').nth(1).waitFor();
  });

  await check('a recording is made, and thrown away', async () => {
    await column.getByRole('button', { name: 'Record', exact: true }).click();
    await column.getByRole('button', { name: 'Stop recording' }).waitFor();
    await page.waitForTimeout(1200);
    await column.getByRole('button', { name: 'Stop recording' }).click();
    await column.locator('.clip audio').waitFor();
    await column.getByRole('button', { name: 'Discard' }).click();
    await column.locator('.clip').waitFor({ state: 'hidden' });
  });

  await check('the mentor opens the note before they meet', async () => {
    column = await as(page, mentor);
    const note = column.locator('.message').filter({ hasText: /notes? (is|are) ready/ }).getByRole('button', { name: ect.first });
    await until(page, note);
    await note.last().click();
    await panel.locator('.view').getByText(shared).waitFor();
    if ((await panel.innerText()).includes('thumbs up')) throw new Error('the note holds what was not shared');
    await inspect(page, `${name}-12-note`);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  await check('the rest of the page holds too', async () => {
    await page.getByRole('button', { name: 'What to try' }).click();
    await inspect(page, `${name}-13-help`);
    await page.keyboard.press('Escape');
    await page.locator('#more-clock').click();
    await page.locator('#clock-more').waitFor();
    await inspect(page, `${name}-14-clock`);
    await page.keyboard.press('Escape');
  });

  await check('deleting everything asks first and says goodbye', async () => {
    column = await as(page, ect);
    await column.getByRole('tab', { name: 'Home' }).click();
    await column.getByRole('tabpanel').getByRole('button', { name: 'More' }).click();
    await panel.getByRole('button', { name: 'Who can read it?' }).click();
    await panel.getByRole('button', { name: 'Delete everything' }).click();
    await inspect(page, `${name}-15-delete`);
    await page.locator('#question').getByRole('button', { name: 'Delete everything' }).click();
    await panel.waitFor({ state: 'hidden' });
    await column.getByRole('tab', { name: 'Chat' }).click();
    await column.getByText('Goodbye').waitFor();
  });
}

// silence is a tenth of a second of it, as WAV.
function silence() {
  const samples = 800;
  const wav = Buffer.alloc(44 + samples, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // one channel
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34); // bits
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  return wav;
}
