// The program under test: set up from files, and served against a stand-in for
// a chat, which here is local-slack.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { people, tokens } from './localslack.mjs';
import { freePort, until } from './ports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const files = {
  'schools.csv': 'school,safeguarding_lead,safeguarding_phone,deputy_name,deputy_phone\nNorthfield,Jo Reed,01632 960123,Ali Shaw,07700 900456\n',
  'calendar.csv': 'date_from,date_to,kind,name\n2026-09-02,2026-12-18,term,Autumn term\n',
  'people.csv': [
    'email,name,roles,school,mentor_email,phase,year,start_date,meeting',
    `${people.asha.email},Asha Patel,ect,Northfield,${people.sam.email},secondary,1,2026-09-01,Tue 11:10`,
    `${people.sam.email},Sam Hughes,mentor,Northfield,,,,,`, '',
  ].join('\n'),
};

// program is PLENARY_BIN, or built here when that is not set.
export function program() {
  if (process.env.PLENARY_BIN) return process.env.PLENARY_BIN;
  const bin = join(mkdtempSync(join(tmpdir(), 'plenary-bin-')), 'plenary');
  const built = spawnSync('go', ['build', '-o', bin, './cmd/plenary'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the program did not build');
  return bin;
}

export class Plenary {
  // prepare makes a database with one school in it, from files by their names.
  static async prepare(bin, mode, school = files) {
    const p = new this();
    p.bin = bin;
    p.mode = mode;
    p.said = '';
    p.data = mkdtempSync(join(tmpdir(), 'plenary-e2e-'));
    p.url = `http://127.0.0.1:${await freePort()}`;
    p.env = { PATH: process.env.PATH, PLENARY_DATABASE_URL: `sqlite:${join(p.data, 'plenary.db')}` };
    p.env.PLENARY_KEY = p.run('keys', 'new').trim();
    for (const [name, rows] of Object.entries(school)) {
      const path = join(p.data, name);
      writeFileSync(path, rows);
      p.run(name.replace('.csv', ''), 'import', path);
    }
    return p;
  }

  run(...args) {
    const { status, stdout, stderr } = spawnSync(this.bin, args, { env: this.env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`plenary ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  }

  // chat is the settings of the chat.
  chat(slackURL) {
    const env = {
      PLENARY_SLACK_API_URL: `${slackURL}/api/`,
      PLENARY_SLACK_BOT_TOKEN: tokens.bot,
      PLENARY_SLACK_SIGNING_SECRET: tokens.secret,
    };
    if (this.mode === 'socket') env.PLENARY_SLACK_APP_TOKEN = tokens.app;
    return env;
  }

  // serveAt starts the server, or starts it again, with its clock at that time.
  async serveAt(time, chatURL) {
    await this.halt();
    const env = { ...this.env, PLENARY_LISTEN: new URL(this.url).host, PLENARY_CLOCK: time, ...this.chat(chatURL) };
    this.child = spawn(this.bin, ['serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child.stderr.on('data', (text) => { this.said += text; });
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    await until('the server to be ready', () => fetch(`${this.url}/readyz`).then((r) => r.ok, () => false));
  }

  async halt() {
    if (!this.child) return;
    this.child.kill('SIGTERM');
    await this.ended;
    this.child = null;
  }

  async stop() {
    await this.halt();
    rmSync(this.data, { recursive: true, force: true });
  }

  log() { return this.said; }
}
