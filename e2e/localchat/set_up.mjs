// Setting up from files, by a coordinator who sends them in the chat: a trust
// of 12 schools, and a primary with two early career teachers.

import { inspect } from './browser.mjs';
import { as } from './people.mjs';

const khan = { id: 'khan' };
const two = (n) => String(n).padStart(2, '0');
const three = (n) => String(n).padStart(3, '0');
const school = (n) => `School ${two(1 + (n % 12))}`;
const table = (...rows) => rows.map((cells) => cells.join(';')).join('\r\n');
const range = (n, row) => Array.from({ length: n }, (_, i) => row(i));

const calendar = table(
  ['date_from', 'date_to', 'kind', 'name'],
  ['2026-09-02', '2026-12-18', 'term', 'Autumn term'], ['2027-01-04', '2027-03-25', 'term', 'Spring term'],
  ['2026-10-26', '2026-10-30', 'closed', 'Half-term'],
);

// As a spreadsheet on Windows saves them here: semicolons and all.
const trust = {
  schools: table(['School', 'Safeguarding lead', 'Safeguarding phone'], ...range(12, (n) => [school(n), 'Jo Reed', `01632 9601${two(n)}`])),
  calendar,
  people: table(
    ['E-mail', 'Name', 'Roles', 'School', 'Mentor e-mail', 'Meeting'],
    ...range(160, (n) => [`e${three(n)}@x.example`, `Ed${three(n)} Teacher`, 'ect', school(n), `m${three(n % 140)}@x.example`, `Tue 11:${two(n % 60)}`]),
    ...range(140, (n) => [`m${three(n)}@x.example`, `Mel${three(n)} Mentor`, 'mentor', school(n), '', '']),
  ),
};

const primary = {
  schools: table(['school', 'safeguarding_lead', 'safeguarding_phone'], ['Oakleigh Primary', 'Jo Reed', '01632 960101']),
  calendar,
  people: table(
    ['email', 'name', 'roles', 'school', 'mentor_email', 'meeting'],
    ['asha@x.example', 'Asha Patel', 'ect', 'Oakleigh Primary', 'tom@x.example', 'Tue 11:10'],
    ['ben@x.example', 'Ben Lee', 'ect', 'Oakleigh Primary', 'tom@x.example', 'Wed 14:00'],
    ['tom@x.example', 'Tom Obi', 'mentor', 'Oakleigh Primary', '', ''],
  ),
};

export const trustSetUp = (page, name, check) => setUp(page, name, check, trust, { schools: 12, people: 300, first: 'Ed000 Teacher' });
export const primarySetUp = (page, name, check) => setUp(page, name, check, primary, { schools: 1, people: 3, first: 'Asha Patel' });

async function setUp(page, name, check, files, counts) {
  const column = await as(page, khan);
  const panel = page.locator('#panel');

  const send = async (file, content) => {
    await column.locator('input[type=file]').setInputFiles({ name: `${file}.csv`, mimeType: 'text/csv', buffer: Buffer.from(content) });
    await column.locator('.clip').getByText(`${file}.csv`).waitFor();
    await inspect(page, `${name}-1-${file}`);
    await column.locator('.clip').getByRole('button', { name: 'Send' }).click();
    await column.locator('.said').getByText('You sent a file.').last().waitFor();
  };
  const see = async () => {
    await column.getByRole('button', { name: 'See it' }).last().click();
    await panel.locator('.view').waitFor();
  };

  await check('a mistake stands beside its line, and cannot be applied', async () => {
    await send('people', files.people.replace('ect', 'teacher'));
    await column.getByText('One thing in that file is not right, so nothing has changed.').waitFor();
    await see();
    await panel.getByText('line 2: "teacher" is not a role').waitFor();
    await inspect(page, `${name}-2-mistake`);
    if (await panel.getByRole('button', { name: 'Apply' }).count()) throw new Error('it can be applied');
    await page.keyboard.press('Escape');
  });

  let took = 0;
  const apply = async (file, says) => {
    const began = Date.now();
    await send(file, files[file]);
    await column.getByText(says).waitFor();
    await see();
    await panel.getByText('Nothing has changed yet.').waitFor();
    took += Date.now() - began;
    await inspect(page, `${name}-3-${file}`);
    const pressed = Date.now();
    await panel.getByRole('button', { name: 'Apply' }).click();
    const done = panel.getByRole('heading', { name: 'Done' });
    await done.or(column.getByText(`Your ${file} file is in:`)).first().waitFor(); // later, on a busy machine
    took += Date.now() - pressed;
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  };

  await check(`schools, calendar and ${counts.people} people are seen first, and applied`, async () => {
    await apply('schools', `Your schools file: ${counts.schools} to add. Nothing has changed yet.`);
    await apply('calendar', 'Your calendar file:');
    await apply('people', `Your people file: ${counts.people} to add. Nothing has changed yet.`);
    console.log(`     ${name}: set up in ${(took / 1000).toFixed(1)} s, pictures and axe aside`);
  });

  await check('the coordinator sees who is there, and what to do next', async () => {
    await column.getByRole('tab', { name: 'Home' }).click();
    await column.getByRole('tabpanel').getByRole('button', { name: 'Set-up' }).click();
    await panel.getByText(`${counts.people + 9} of ${counts.people + 9} people are set up.`).waitFor();
    await inspect(page, `${name}-4-set-up`);
    await page.keyboard.press('Escape');
    await column.getByRole('tab', { name: 'Chat' }).click();
  });

  await check('the new people are in the chat', async () => {
    await page.reload();
    await page.locator('#people').getByText(counts.first).first().waitFor();
    await inspect(page, `${name}-5-people`);
  });
}
