// local-slack, the stand-in for Slack: https://github.com/parvalabs/local-slack

import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, until } from './ports.mjs';

export const tokens = { bot: 'xoxb-e2e', app: 'xapp-e2e', secret: 'e2e-signing-secret' };

export const people = {
  asha: { id: 'U0ASHA', name: 'asha', real_name: 'Asha Patel', email: 'asha.patel@northfield.example' },
  sam: { id: 'U0SAM', name: 'sam', real_name: 'Sam Hughes', email: 'sam.hughes@northfield.example' },
};

const binary = fileURLToPath(new URL('../node_modules/local-slack-linux-x64/bin/local-slack', import.meta.url));

export class LocalSlack {
  // start serves a workspace whose app sends its requests to the bot.
  static async start(mode, botURL) {
    if (!existsSync(binary)) {
      throw new Error('the Slack test needs local-slack-linux-x64, which runs on Linux on x64 only: run npm ci there');
    }
    const slack = new LocalSlack();
    slack.url = `http://localhost:${await freePort()}`;
    slack.requestUrl = `${botURL}/slack/events`;
    slack.data = mkdtempSync(join(tmpdir(), 'plenary-slack-'));
    const config = join(slack.data, 'workspace.json');
    writeFileSync(config, JSON.stringify(workspace(mode, slack.requestUrl)));
    const args = ['--config', config, '--port', new URL(slack.url).port, '--files-dir', join(slack.data, 'files')];
    slack.child = spawn(binary, args, { stdio: 'ignore' });
    slack.ended = new Promise((resolve) => slack.child.once('exit', resolve));
    await until('local-slack', () => fetch(slack.url).then((r) => r.ok, () => false));
    return slack;
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
    rmSync(this.data, { recursive: true, force: true });
  }

  control(path, body) {
    const post = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return fetch(`${this.url}/_control/${path}`, post).then((r) => r.json());
  }

  // messages is what stands in the person's conversation with the bot.
  async messages(person) {
    const { channels } = await this.control('state');
    const dm = channels.find((c) => c.is_im && c.members.includes(person.id));
    if (!dm) return [];
    const answer = await this.control(`messages/${dm.id}`);
    return (answer.messages ?? answer).map((m) => ({ ...m, channel: dm.id }));
  }

  // pressInWindow presses a button of the open window. local-slack shows such
  // buttons and does nothing when they are clicked, so the request that Slack
  // would send is signed and sent here.
  async pressInWindow(page, person, label) {
    const view = await openWindow(page);
    const buttons = view.blocks.flatMap((b) => (b.type === 'actions' ? b.elements : []));
    const pressed = buttons.find((b) => b.text.text === label);
    if (!pressed) throw new Error(`the window has no button "${label}", only: ${buttons.map((b) => b.text.text).join(', ')}`);
    const payload = {
      type: 'block_actions', team: { id: 'T0NORTH' }, user: { id: person.id }, trigger_id: `e2e.${Date.now()}`,
      container: { type: 'view', view_id: view.id }, view,
      actions: [{ type: 'button', action_id: pressed.action_id, block_id: 'e2e', action_ts: `${Date.now() / 1000}` }],
    };
    const answer = await this.send(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
    if (answer.status !== 200) throw new Error(`the press was answered with ${answer.status}`);
  }

  send(body) {
    const at = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', tokens.secret).update(`v0:${at}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': `${at}`, 'x-slack-signature': `v0=${signature}`,
    };
    return fetch(this.requestUrl, { method: 'POST', headers, body });
  }
}

const workspace = (mode, requestUrl) => ({
  workspace: { name: 'Northfield', domain: 'northfield', teamId: 'T0NORTH' },
  app: {
    appId: 'A0PLENARY', botUserId: 'U0BOT', botName: 'Plenary', mode, requestUrl,
    botToken: tokens.bot, appToken: tokens.app, signingSecret: tokens.secret,
  },
  users: Object.values(people).map((p) => ({ ...p, tz: 'Europe/London' })),
  channels: [{ id: 'C0STAFF', name: 'staff' }],
});

// openWindow is the newest window, as local-slack's own page learns of it.
const openWindow = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const socket = new WebSocket(`ws://${location.host}/ui`);
  socket.onerror = () => reject(new Error('local-slack does not say which window is open'));
  socket.onmessage = ({ data }) => {
    const { t, state } = JSON.parse(data);
    if (t !== 'init') return;
    socket.close();
    resolve(state.modalStack.at(-1));
  };
}));
