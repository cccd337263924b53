// Two who try something together, from the invitation to what they decide.

import { inspect } from './browser.mjs';
import { as } from './people.mjs';
import { backToChat, chooseInMenu, fill, leave, press, pressIn, shown, unspoken, until } from './steps.mjs';

const ania = { id: 'kapinski' };
const daniel = { id: 'lewis' };
const secret = 'kingfisher';

export async function inquiry(page, name, check) {
  const column = { ania: await as(page, ania), daniel: await as(page, daniel) };

  await check('a case leads to asking a colleague', async () => {
    column.ania = await as(page, ania);
    await chooseInMenu(page, column.ania, 'Other questions', 'Other teachers\' cases');
    await inspect(page, `${name}-1-cases`);
    await page.locator('#panel').getByRole('button', { name: /Mr Lewis/ }).click();
    await inspect(page, `${name}-2-case`);
    await page.locator('#panel').getByRole('button', { name: 'Try C' }).click();
    await page.locator('#panel').getByText('Think of a task you used this term').waitFor();
    await inspect(page, `${name}-3-ask`);
    await fill(page, { who: 'Daniel Lewis' });
    await backToChat(column.ania);
    await column.ania.getByText('Asked: Daniel.').waitFor();
  });

  await check('the colleague says yes', async () => {
    column.daniel = await as(page, daniel);
    await until(page, column.daniel.getByText('Ania asks: try something together'));
    await inspect(page, `${name}-4-asked`);
    await pressIn(column.daniel, 'Ania asks', 'What is it?');
    await shown(page, 'The invitation is open until');
    await inspect(page, `${name}-5-what`);
    await press(page, 'Yes');
    await column.daniel.getByText('You and Ania are on.').waitFor();
  });

  const open = async (who) => {
    column[who] = await as(page, { ania, daniel }[who]);
    await column[who].getByRole('button', { name: 'Open it' }).last().click();
    await page.locator('#panel .view').waitFor();
  };

  await check('both set it up', async () => {
    column.ania = await as(page, ania);
    await until(page, column.ania.getByRole('button', { name: 'Open it' }));
    await open('ania');
    await press(page, 'Set it up');
    await inspect(page, `${name}-6-set-up`);
    await fill(page, { aim: `can say why ${secret}`, 'joint-when': 'they get stuck', 'joint-then': 'ask one question more', lesson: '2026-11-13' });
    await shown(page, `so that pupils can say why ${secret}`);
    await leave(page);
    await open('daniel');
    await press(page, 'Set it up');
    await fill(page, { lesson: '2026-11-16' });
    await shown(page, 'Your lesson: Monday 16 November');
    await inspect(page, `${name}-7-trialling`);
  });

  await check('what they expect opens when both have reported', async () => {
    for (const who of ['daniel', 'ania']) {
      if (who === 'ania') {
        await leave(page);
        await open(who);
      }
      await press(page, 'What I expect');
      if (who === 'ania') await inspect(page, `${name}-8-expect`);
      await fill(page, { prediction: `${secret} of ${who}` });
      await shown(page, 'You expected');
      if ((await page.locator('#panel').innerText()).includes(`${secret} of ${who === 'ania' ? 'daniel' : 'ania'}`)) throw new Error('a partner reads it');
    }
    for (const who of ['ania', 'daniel']) {
      if (who === 'daniel') {
        await leave(page);
        await open(who);
      }
      await press(page, 'What happened');
      await fill(page, { outcome: `They asked each other, says ${who}.` });
      await shown(page, 'You saw');
    }
    await shown(page, `Ania expected: ${secret} of ania`);
    await inspect(page, `${name}-9-reviewing`);
  });

  await check('they decide, and no chat has a word of it', async () => {
    await press(page, 'Decide');
    await inspect(page, `${name}-10-decide`);
    await fill(page, { decision: 'Keep it', note: `One question more helped ${secret}.` });
    await shown(page, 'Decided: keep it.');
    await inspect(page, `${name}-11-decided`);
    await leave(page);
    column.ania = await as(page, ania);
    await until(page, column.ania.getByText('What you and Daniel decided is kept'));
    await inspect(page, `${name}-12-told`);
    await unspoken(page, [ania, daniel], secret);
  });
}
