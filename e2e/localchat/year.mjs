// A question for a year: asked, joined, a line at the first check point, and
// what whose turn it is reads of it.

import { inspect } from './browser.mjs';
import { as } from './people.mjs';
import { backToChat, chooseInMenu, fill, leave, press, pressIn, shown, unspoken, until } from './steps.mjs';

const ania = { id: 'kapinski' };
const daniel = { id: 'lewis' };
const secret = 'kingfisher';

export async function year(page, name, check) {
  const told = async (person, words) => {
    const column = await as(page, person);
    await until(page, column.getByText(words));
    return column;
  };

  await check('a colleague is asked to follow a question', async () => {
    const column = await as(page, ania);
    await chooseInMenu(page, column, 'Try something together', 'A question for a year');
    await inspect(page, `${name}-1-what`);
    await press(page, 'Start one');
    await inspect(page, `${name}-2-ask`);
    await fill(page, { question: `Who talks, ${secret}?`, parts: `Who asks, ${secret}?\nWho waits?`, people: 'Daniel Lewis' });
    await shown(page, `Who talks, ${secret}?`);
    await inspect(page, `${name}-3-asked`);
    await leave(page);
    await backToChat(column);
  });

  await check('the colleague reads it, and takes part', async () => {
    const column = await told(daniel, 'Ania asks: will you follow one question');
    await pressIn(column, 'Ania asks: will you', 'What is it?');
    await shown(page, 'Who waits?');
    await inspect(page, `${name}-4-what`);
    await press(page, 'Yes');
    await column.getByText('Thank you. You\'ll hear by').waitFor();
    await told(ania, 'You follow one question this year with Daniel.');
  });

  const open = async () => {
    await pressIn(await as(page, ania), 'A check point of your question', 'Look first');
    await shown(page, `Who asks, ${secret}?`);
  };
  const line = `The same three, ${secret}.`;

  await check('a line at the check point is its writer\'s alone', async () => {
    await told(ania, 'It is your turn to pick what it looks at.');
    const column = await told(daniel, 'A check point of your question for a year. It is the turn of Ania.');
    await pressIn(column, 'A check point of your question', 'Write my line');
    await inspect(page, `${name}-5-line`);
    await fill(page, { 'year-line': line });
    await shown(page, 'Only you can read this.');
    await inspect(page, `${name}-6-own`);
    await leave(page);
    await told(ania, 'A check point of your question for a year. It was your turn to pick.');
    await open();
    if ((await page.locator('#panel').innerText()).includes(line)) throw new Error('it is read before it is shown');
    await leave(page);
  });

  await check('shown, whose turn it is reads it, and no chat has a word of it', async () => {
    await pressIn(await as(page, daniel), 'A check point of your question', 'Look first');
    await page.locator('#panel').getByRole('button', { name: 'My line' }).click();
    await press(page, 'Show it to them');
    await shown(page, 'Ania can read this:');
    await inspect(page, `${name}-7-shown`);
    await leave(page);
    await open();
    await shown(page, `Daniel: ${line}`);
    await inspect(page, `${name}-8-read`);
    await leave(page);
    await unspoken(page, [ania, daniel], secret);
  });
}
