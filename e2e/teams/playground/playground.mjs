// Microsoft's 365 Agents Playground, a stand-in for Teams: a page like Teams'
// chat, and a Connector that the bot writes to. It has one person at its page,
// so everybody here has a Playground of their own.
//
// Its buttons open no dialogs, so what Teams would send for them goes out here
// as a custom activity: through the Playground, in its person's name.

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from '../../slack/ports.mjs';
import { app, tenant } from './people.mjs';

const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');

export class Playground {
  static async start(person, endpoint) {
    const p = new Playground();
    p.person = person;
    p.conversation = `a:${person.key}`;
    p.data = mkdtempSync(join(tmpdir(), 'plenary-teams-'));
    p.recorded = join(p.data, 'recorded');
    const port = await freePort();
    p.url = `http://127.0.0.1:${port}`;
    writeFileSync(join(p.data, '.m365agentsplayground.yml'), JSON.stringify(config(p)));
    const args = [cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', `${port}`, '--disable-telemetry', '--enable-events-recording'];
    const env = { PATH: process.env.PATH, HOME: p.data, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_RECORDING_FILE: p.recorded };
    p.child = spawn(process.execPath, args, { cwd: p.data, env, stdio: 'ignore' });
    p.ended = new Promise((resolve) => p.child.once('exit', resolve));
    try { // asked for its settings, it begins to record
      await until('the Playground', () => fetch(`${p.url}/_internal/v1/config`).then((r) => r.ok, () => false), 60);
    } catch (e) {
      await p.stop();
      throw e;
    }
    return p;
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
    rmSync(this.data, { recursive: true, force: true });
  }

  // traffic is every request so far, in both directions, with its answer.
  traffic() {
    if (!existsSync(this.recorded)) return [];
    return readFileSync(this.recorded, 'utf8').split('\n---\n').slice(0, -1).map((item) => JSON.parse(item));
  }

  // chat is all that reached a chat, or stood in an address: what the bot asked
  // of the Connector, and the cards that became others as they were pressed.
  chat() {
    return this.traffic()
      .filter((t) => t.direction.startsWith('User Application') || t.request.body.name === 'adaptiveCard/action')
      .map(({ request, response }) => (request.url.endsWith('/api/messages') ? response.body : request));
  }

  // started is what the bot said by itself: each has the id of a delivery.
  started() { return this.chat().filter((asked) => asked.headers?.['x-ms-client-request-id']).map(({ body }) => body.summary); }

  // messages is the chat as it stands now: what was changed later is as changed.
  messages() {
    const chat = new Map();
    for (const { request, response, activityName } of this.traffic()) {
      const { body } = request;
      if (request.method === 'PUT') chat.get(request.url.split('/').at(-1)).card = cardOf(body);
      else if (activityName === 'message' && response.body?.id) chat.set(response.body.id, { id: response.body.id, card: cardOf(body) });
      else if (body?.name === 'adaptiveCard/action' && response.body.value?.body) chat.get(body.replyToId).card = response.body.value;
    }
    return [...chat.values()].map((m) => ({ ...m, text: m.card.fallbackText }));
  }

  // button is the newest of that name in the chat, with its message's id.
  button(title) {
    for (const { id, card } of this.messages().reverse()) {
      const action = actions(card).find((a) => a.title === title);
      if (action) return { id, action };
    }
    throw new Error(`no message to ${this.person.given} has a button "${title}"`);
  }

  // send has the Playground send an activity, and gives the bot's answer.
  async send(activity, template = { conversationId: this.conversation }) {
    const made = await fetch(`${this.url}/_internal/v1/customActivities/template?${new URLSearchParams(template)}`).then((r) => r.json());
    const id = randomUUID();
    await fetch(`${this.url}/_internal/v1/customActivities`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...made, ...activity, id }),
    });
    const { response } = await until('the bot\'s answer', () => this.traffic().find((t) => t.request.body?.id === id));
    if (response.statusCode !== 200) throw new Error(`${activity.name ?? activity.type} was answered with ${response.statusCode}`);
    return response.body;
  }

  install() { return this.send({}, { conversationId: this.conversation, type: 'install' }); }

  say(text) { return this.send({ type: 'message', text, textFormat: 'plain' }); }

  // mention names the bot where others read.
  mention(text) {
    const at = '<at>Plenary</at>';
    const entities = [{ type: 'mention', text: at, mentioned: { id: bot.id } }];
    return this.send({ type: 'message', text: `${at} ${text}`, entities }, { conversationId: group.id });
  }

  invoke(name, value, replyToId) { return this.send({ type: 'invoke', name, value, replyToId }); }
}

const bot = { id: `28:${app}`, name: 'Plenary' };
const group = { id: '19:group', name: 'Group Chat' };

// The Playground wants five more people, and a team.
const config = ({ person, conversation }) => ({
  version: '0.1.1',
  tenantId: tenant,
  bot,
  currentUser: user(person),
  users: [1, 2, 3, 4, 5].map((n) => user({ key: `other-${n}`, given: 'Other', surname: `${n}`, email: `${n}@northfield.example`, aad: `00000000-0000-4000-8000-00000000000${n}` })),
  personalChat: { id: conversation },
  groupChat: group,
  team: { id: '19:team', name: 'Team', aadGroupId: '00000000-0000-4000-8000-0000000000aa', channels: [{ id: '19:channel', name: 'Channel' }] },
});

const user = ({ key, given, surname, email, aad }) => ({
  id: `29:${key}`, name: `${given} ${surname}`, givenName: given, surname, email, userPrincipleName: email, aadObjectId: aad,
});

const cardOf = (activity) => activity.attachments[0].content;

// actions are all buttons of a card, those of a question that is hidden as well.
export const actions = (card) => (card.body ?? []).flatMap(inElement);
const inElement = (e) => [...(e.actions ?? []), ...(e.items ?? []).flatMap(inElement)];
