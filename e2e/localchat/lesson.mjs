// A visit to a colleague's lesson, from asking to thank-you, and to what the
// host lets go on.

import { inspect } from './browser.mjs';
import { as } from './people.mjs';
import { backToChat, chooseInMenu, fill, leave, press, pressIn, shown, unspoken, until } from './steps.mjs';

const rosa = { id: 'finch' };
const daniel = { id: 'lewis' };
const secret = 'kingfisher';

export async function lesson(page, name, check) {
  const told = async (person, words) => {
    const column = await as(page, person);
    await until(page, column.getByText(words));
    return column;
  };

  await check('a colleague is asked', async () => {
    const column = await as(page, rosa);
    await chooseInMenu(page, column, 'Visit a lesson');
    await inspect(page, `${name}-1-visits`);
    await press(page, 'Ask a colleague');
    await inspect(page, `${name}-2-ask`);
    await fill(page, { host: 'Daniel Lewis' });
    await backToChat(column);
    await column.getByText('They choose a time').waitFor();
  });

  await check('the host says what to look at, and when', async () => {
    const column = await told(daniel, 'Rosa would like to see ten minutes');
    await pressIn(column, 'Rosa would like', 'Choose a time');
    await inspect(page, `${name}-3-choose`);
    await fill(page, { 'focus-words': `Which tables do I ask, ${secret}?` });
    await column.getByText('Agreed: Monday 16 November at 13:10').waitFor();
  });

  await check('the visitor sees it, with the entry for a calendar', async () => {
    const column = await told(rosa, 'Daniel said yes: Monday 16 November');
    await pressIn(column, 'Daniel said yes', 'See the visit');
    await shown(page, `Which tables do I ask, ${secret}?`);
    await page.locator('#panel').getByText('Put it in my calendar').waitFor();
    await inspect(page, `${name}-4-visit`);
    await leave(page);
  });

  await check('notes are kept, and the host is thanked', async () => {
    const column = await told(rosa, 'You were to visit Daniel today.');
    await inspect(page, `${name}-5-after`);
    await pressIn(column, 'You were to visit', 'My notes');
    await inspect(page, `${name}-6-notes`);
    await fill(page, { noticed: 'Embedded routines', routines: `A calm start, ${secret}.`, learned: 'I can wait longer.' });
    await column.getByText('Saved. Only you, in this app.').waitFor();
    await pressIn(column, 'You were to visit', 'Thank Daniel');
    await told(daniel, 'Rosa says thank you');
  });

  await check('the host reads what was noticed first', async () => {
    const column = await as(page, rosa);
    await pressIn(column, 'Saved. Only you', 'See the visit');
    await press(page, 'Show Daniel my notes');
    await inspect(page, `${name}-7-preview`);
    await press(page, 'Show Daniel');
    const daniels = await told(daniel, 'Rosa has written down what they noticed');
    await pressIn(daniels, 'Rosa has written down', 'Read it');
    await shown(page, `A calm start, ${secret}.`);
    await inspect(page, `${name}-8-read`);
    await leave(page);
  });

  await check('it goes on to the mentor only with the host\'s yes', async () => {
    const column = await as(page, rosa);
    await pressIn(column, 'Saved. Only you', 'See the visit');
    await inspect(page, `${name}-9-may-it`);
    await press(page, 'Ask Daniel: may Priya read it?');
    await column.getByText('Until then Priya can\'t read it.').waitFor();
    const daniels = await told(daniel, 'Rosa asks: may Priya');
    await inspect(page, `${name}-10-asked`);
    await pressIn(daniels, 'Rosa asks: may Priya', 'Read it first');
    await inspect(page, `${name}-11-question`);
    await press(page, 'Yes');
    await daniels.getByText('Thank you. Priya may read exactly that').waitFor();
    const rosas = await told(rosa, 'Daniel said yes: Priya may read');
    await pressIn(rosas, 'Daniel said yes: Priya', 'See the visit');
    await press(page, 'Show Priya too');
    await shown(page, 'From a visit to a lesson: ');
    await inspect(page, `${name}-12-onward`);
    await press(page, 'Share with Priya');
    await rosas.getByText('Shared with Priya').waitFor();
    await unspoken(page, [rosa, daniel], secret);
  });
}
