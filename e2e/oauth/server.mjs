// The program under test, as somebody runs it whom strangers install from: it
// knows the app and nobody's workspace.

import { createHmac } from 'node:crypto';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../slack/ports.mjs';
import { app } from './slack.mjs';

export class Server {
  static async start(bin, url, slackURL) {
    const s = new Server();
    Object.assign(s, { bin, url, said: '', data: mkdtempSync(join(tmpdir(), 'plenary-e2e-')) });
    s.env = { PATH: process.env.PATH, PLENARY_DATABASE_URL: `sqlite:${join(s.data, 'plenary.db')}` };
    s.env.PLENARY_KEY = (await s.run('keys', 'new')).trim();
    Object.assign(s.env, {
      PLENARY_LISTEN: new URL(url).host, PLENARY_PUBLIC_URL: url, PLENARY_SLACK_API_URL: `${slackURL}/api/`,
      PLENARY_SLACK_CLIENT_ID: app.id, PLENARY_SLACK_CLIENT_SECRET: app.secret, PLENARY_SLACK_SIGNING_SECRET: app.signing,
    });
    s.child = spawn(bin, ['serve'], { env: s.env, stdio: ['ignore', 'ignore', 'pipe'] });
    s.child.stderr.on('data', (text) => { s.said += text; });
    s.ended = new Promise((resolve) => s.child.once('exit', resolve));
    await until('the server to be ready', () => fetch(`${url}/readyz`).then((r) => r.ok, () => false));
    return s;
  }

  // run gives what a command prints, however it ends. It leaves Slack, which is
  // served by this very process, free to answer it.
  run(...args) {
    return promisify(execFile)(this.bin, args, { env: this.env }).then((done) => done.stdout, (failed) => failed.stdout);
  }

  // opensHome is what Slack says when a user of a team looks at the bot's Home.
  async opensHome(team, user) {
    const body = JSON.stringify({
      type: 'event_callback', team_id: team, event_id: `Ev${team}${Date.now()}`, event_time: Math.floor(Date.now() / 1000),
      event: { type: 'app_home_opened', user, tab: 'home', channel: 'D1' },
    });
    const at = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', app.signing).update(`v0:${at}:${body}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-slack-request-timestamp': `${at}`, 'x-slack-signature': `v0=${signature}` };
    const answer = await fetch(`${this.url}/slack/events`, { method: 'POST', headers, body });
    if (answer.status !== 200) throw new Error(`Home was answered with ${answer.status}`);
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
    rmSync(this.data, { recursive: true, force: true });
  }
}
