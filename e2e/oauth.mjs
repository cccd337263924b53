// Two strangers install the app from its own page, in a browser: through
// emulate's page of consent and back. In both workspaces it is the same user id,
// and the two never meet. Needs Chromium; PLENARY_BIN is the program, or it is
// built here; pictures go to E2E_SHOTS.

import { inspect, launch } from './localchat/browser.mjs';
import { freePort, until } from './slack/ports.mjs';
import { program } from './slack/plenary.mjs';
import { Server } from './oauth/server.mjs';
import { Slack } from './oauth/slack.mjs';

const USER = 'U000000001'; // of both workspaces, by the same name and address
const strangers = [{ name: 'North', team: 'T000000001', scheme: 'light' }, { name: 'South', team: 'T000000002', scheme: 'dark' }];

let passed = 0;

// check runs one step. What follows a step that failed cannot be judged.
async function check(what, step) {
  try {
    await step();
    passed++;
    console.log(`ok   ${what}`);
  } catch (e) {
    throw new Error(`FAIL ${what}\n${e.message}`, { cause: e });
  }
}

function holds(text, ...parts) {
  for (const part of parts) if (!text.includes(part)) throw new Error(`"${part}" is not in:\n${text}`);
}

// visitor is a browser on a small phone, which gathers what goes wrong on our
// page.
async function visitor(browser, scheme) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme: scheme, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.wrongs = [];
  page.on('pageerror', (e) => page.wrongs.push(`error: ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error') page.wrongs.push(`console: ${m.text()}`); });
  return page;
}

async function installs(browser, { slack, server }, { name, scheme }) {
  const page = await visitor(browser, scheme);
  slack.asks(name);
  await check(`${name}: the page says what comes`, async () => {
    await page.goto(`${server.url}/slack/install`);
    await page.getByRole('heading', { name: 'Put Plenary into your Slack' }).waitFor();
    await inspect(page, `oauth-${scheme}-form`);
  });
  await check(`${name}: a wrong code is told beside the code`, async () => {
    await page.getByLabel('Code, if you have one').fill('abcd-efgh-jkmn');
    await page.getByRole('button', { name: 'Go on to Slack' }).click();
    await page.getByRole('alert').waitFor();
    page.wrongs = page.wrongs.filter((w) => !w.includes('422')); // the browser notes the status
    await inspect(page, `oauth-${scheme}-code`);
  });
  await check(`${name}: without a code it goes on to Slack's page`, async () => {
    await page.getByLabel('Code, if you have one').fill('');
    await page.getByRole('button', { name: 'Go on to Slack' }).click();
    await page.getByText('to access your Slack workspace').waitFor();
    if (!page.url().startsWith(`${slack.url}/oauth/v2/authorize?`)) throw new Error(`it is ${page.url()}`);
  });
  await check(`${name}: and back, and says that there is a message`, async () => {
    page.wrongs.length = 0; // those of emulate's page
    await page.getByRole('button', { name: 'admin' }).click();
    await page.getByText(`Plenary is in ${name}'s Slack. Open Slack: there is a message for you`).waitFor();
    await inspect(page, `oauth-${scheme}-done`);
    if ((await page.context().cookies()).some((c) => c.name.startsWith('plenary'))) throw new Error('the cookie is still there');
  });
  await check(`${name}: the message is there`, async () => {
    const messages = await until('the greeting', async () => {
      const all = await slack.messages(name, USER);
      return all.length > 0 && all;
    }, 10);
    if (messages.length !== 1) throw new Error(`${messages.length} messages`);
    holds(messages[0].text, `Plenary is in ${name}'s Slack`);
  });
  await check(`${name}: back a second time, nothing is installed`, async () => {
    await page.goto(`${server.url}/slack/oauth/callback?code=x&state=y`);
    await page.getByText('began in another browser').waitFor();
    page.wrongs = page.wrongs.filter((w) => !w.includes('400'));
    await inspect(page, `oauth-${scheme}-ended`);
  });
  await page.context().close();
}

// apart asks the program and Slack whether the two have anything in common.
async function apart({ slack, server }) {
  await check('each is an organisation with one person in it', async () => {
    holds(await server.run('doctor'), 'ok    North: schools: 1, people: 1', 'ok    South: schools: 1, people: 1',
      'ok    Slack: North, installed through the page: its token works', 'ok    Slack: South, installed through the page: its token works');
  });
  for (const { name, team } of strangers) {
    await check(`${name}: one's own Home is drawn, with one's own token`, async () => {
      for (const w of slack.workspaces) w.calls.length = 0;
      await server.opensHome(team, USER);
      const [own, other] = name === 'North' ? slack.workspaces : [...slack.workspaces].reverse();
      await until('Home', async () => own.calls.some((c) => c.method === 'views.publish' && JSON.parse(c.body).user_id === USER), 10);
      if (other.calls.length > 0) throw new Error(`the other workspace was called: ${other.calls.map((c) => c.method)}`);
    });
  }
  await check('neither has a message that is for the other', async () => {
    for (const { name } of strangers) {
      const texts = (await slack.messages(name, USER)).map((m) => m.text).join('\n');
      if (strangers.some((s) => s.name !== name && texts.includes(s.name))) throw new Error(texts);
    }
  });
  await check('the log names no secret', async () => {
    for (const secret of slack.secrets()) if (server.said.includes(secret)) throw new Error(`${secret} is in:\n${server.said}`);
    // With its dash, for an id of letters and digits can have any three in it.
    if (/xox[a-z][-.]|admin@|code=/.test(server.said)) throw new Error(server.said);
  });
}

const bin = program();
const url = `http://127.0.0.1:${await freePort()}`;
const slack = await Slack.start(`${url}/slack/oauth/callback`, strangers.map((s) => s.name));
const server = await Server.start(bin, url, slack.url);
const browser = await launch();
let failed = 0;
try {
  for (const stranger of strangers) await installs(browser, { slack, server }, stranger);
  await apart({ slack, server });
} catch (e) {
  failed++;
  console.error(e.message);
  console.error(server.said.split('\n').slice(-20).join('\n'));
}
await browser.close();
await server.stop();
await slack.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
