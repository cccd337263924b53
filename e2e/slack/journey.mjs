// From the welcome to the mentor's note, as two people live it.

import { as, field, picture, press, showing, titled } from './browser.mjs';
import { people } from './localslack.mjs';
import { until } from './ports.mjs';

const { asha, sam } = people;
const wrote = 'Nobody could say why the denominators had to match until I drew it.';
const agreed = 'Try one drawing before the rule.';
const secret = 'I felt out of my depth for most of the lesson.';

export async function journey({ page, slack, plenary, name, check }) {
  let pictures = 0;
  const keep = (what) => picture(page, `${name}-${++pictures}-${what}`);
  const newest = async (person) => (await slack.messages(person)).at(-1)?.text ?? '';

  await plenary.serveAt('2026-11-11T15:00:00Z', slack.url);

  await check('both are welcomed, and start', async () => {
    await until('the welcome', async () => (await newest(asha)).startsWith('Hello Asha') && (await newest(sam)).startsWith('Hello Sam'), 60);
    await as(page, asha);
    await showing(page, 'Northfield has set up Plenary');
    await keep('welcome');
    await press(page, 'Start');
    await showing(page, 'Your first prompt comes on Thursday 12 November');
    await as(page, sam);
    await press(page, 'OK');
    await showing(page, 'There is nothing you need to do now');
  });

  await check('Home says what comes next', async () => {
    await slack.control('open-home', { user: asha.id });
    await as(page, asha);
    await page.locator('.sidebar-item', { hasText: 'Plenary' }).click();
    await page.locator('.home').getByText('Worried about a child').first().waitFor();
    await keep('home');
  });

  await plenary.serveAt('2026-11-12T15:44:55Z', slack.url);

  await check('the prompt comes once, at its time', async () => {
    await as(page, asha);
    await until('the prompt', async () => (await newest(asha)).includes('anything else on your mind'), 60);
    await showing(page, 'or anything else on your mind');
    await keep('prompt');
  });

  await check('an empty form says so and stays open', async () => {
    await press(page, 'Two minutes');
    const open = await titled(page, 'Two minutes');
    await open.getByText('Only you, in this app').waitFor();
    await open.getByRole('button', { name: 'Save' }).click();
    await open.getByText('There is nothing here yet').waitFor();
    await keep('error');
  });

  await check('what was written is saved', async () => {
    const open = await titled(page, 'Two minutes');
    const boxes = open.locator('.bk-input input:not([type=date])');
    await boxes.nth(0).fill(wrote);
    await boxes.nth(1).fill(secret);
    await keep('written');
    await open.getByRole('button', { name: 'Save' }).click();
    await open.waitFor({ state: 'detached' });
    await showing(page, 'Saved. Only you, in this app.');
    await keep('saved');
  });

  await check('a line is shared, after its preview', async () => {
    await press(page, 'Share a line');
    const open = await titled(page, 'A line to share');
    await field(open, 'Pick a line').getByText('all of "What happened"').click();
    await keep('line');
    await open.getByRole('button', { name: 'See it first' }).click();
    const preview = await titled(page, 'Before you share');
    await preview.getByText(wrote).waitFor();
    await keep('preview');
    await slack.pressInWindow(page, asha, 'Share with Sam');
    await preview.getByText('Shared with Sam').waitFor();
    await keep('shared');
    await preview.locator('.modal-x').click();
    await showing(page, 'Shared with Sam');
  });

  await check('a typed reply and a voice clip are kept', async () => {
    await page.locator('.composer-input').fill('Typed in the chat: 3 < 4 & so on.');
    await page.getByRole('button', { name: 'Send' }).click();
    await showing(page, 'The copy here stays in this chat');
    await page.locator('.composer input[type=file]').setInputFiles({ name: 'audio_message.m4a', mimeType: 'audio/mp4', buffer: Buffer.from('sound') });
    await page.getByRole('button', { name: 'Send' }).click();
    await until('the clip to be kept', async () => (await newest(asha)) === 'Kept in your journal.');
    await keep('said');
  });

  await check('/reflect opens a form from any channel', async () => {
    await slack.control('command', { user: asha.id, command: '/reflect', text: 'full', channel: 'C0STAFF' });
    const open = await titled(page, 'What happened');
    await keep('command');
    await open.getByRole('button', { name: 'Cancel' }).click();
    const { messages } = await slack.control('messages/C0STAFF');
    if (messages.length > 0) throw new Error(`the channel shows ${JSON.stringify(messages)}`);
  });

  await plenary.serveAt('2026-11-16T15:59:55Z', slack.url);

  await check('the mentor opens the note, which holds the line and no more', async () => {
    await until('the digest', async () => (await newest(sam)).includes('Your note is ready'), 60);
    await as(page, sam);
    await showing(page, 'Tomorrow: Asha 11:10.');
    await keep('digest');
    await press(page, 'Asha');
    const note = await titled(page, 'Before you meet');
    await note.getByText(wrote).waitFor();
    await keep('note');
    const text = await note.innerText();
    if (text.includes(secret)) throw new Error(`the note holds what was not shared:\n${text}`);
    await note.locator('.modal-x').click();
  });

  await plenary.serveAt('2026-11-17T15:34:55Z', slack.url);

  await check('both say that they met, and keep a line they agreed', async () => {
    await until('both to be asked', async () => (await newest(asha)).startsWith('Did you and Sam meet?') && (await newest(sam)).startsWith('Did you and Asha meet?'), 60);
    await as(page, sam);
    await press(page, 'Yes');
    await showing(page, 'Would you like to keep one line you both agreed?');
    await keep('met');
    await press(page, 'Write it');
    const open = await titled(page, 'Agreed');
    await open.locator('.bk-input input').first().fill(agreed);
    await open.getByRole('button', { name: 'Save' }).click();
    await showing(page, 'Kept. You can both read that line.');
    await as(page, asha);
    await press(page, 'Yes');
    await showing(page, 'Good.');
    await keep('agreed');
  });

  await check('nothing anyone wrote stands in a message, and nothing came twice', async () => {
    for (const person of [asha, sam]) {
      const messages = await slack.messages(person);
      const all = JSON.stringify(messages);
      if ([wrote, secret, agreed].some((text) => all.includes(text))) throw new Error(`a message holds what was written: ${all}`);
      const texts = messages.map((m) => m.text);
      const twice = texts.filter((t, i) => texts.indexOf(t) !== i);
      if (twice.length > 0) throw new Error(`these came twice: ${twice.join(' | ')}`);
    }
    if ([wrote, secret, agreed].some((text) => plenary.log().includes(text))) throw new Error('the log holds what was written');
  });
}
