// Slack for the install of the app: emulate (https://emulate.dev), a third
// party's stand-in with OAuth and a page of consent, once for each workspace,
// and in front of them one address as Slack has it.
//
// emulate has one workspace, always T000000001, and reads a token from the
// Authorization header only, while Plenary sends most of them in the body, as
// Slack takes them too. So what stands in front moves the token into the
// header, picks the workspace that it belongs to, and gives each workspace an
// id of its own. Users keep theirs: U000000001 is somebody in both.

import { createServer } from 'node:http';
import { createEmulator } from 'emulate';
import { freePort } from '../slack/ports.mjs';

export const app = { id: '1234.5678', secret: 'e2e-client-secret', signing: 'e2e-signing-secret' };

const OWN = 'T000000001';

class Workspace {
  static async start(name, team, back) {
    const w = new Workspace();
    Object.assign(w, { name, team, calls: [] });
    w.emulator = await createEmulator({
      service: 'slack',
      port: await freePort(),
      seed: {
        slack: {
          team: { name, domain: name.toLowerCase() },
          strict_scopes: true,
          oauth_apps: [{ client_id: app.id, client_secret: app.secret, name: 'Plenary', redirect_uris: [back] }],
        },
      },
    });
    return w;
  }

  // ask passes a request on, and gives the answer with the workspace's own id.
  async ask({ method, path, headers, body }) {
    const answer = await fetch(new URL(path, this.emulator.url), { method, headers, body, redirect: 'manual' });
    return {
      status: answer.status,
      headers: Object.fromEntries([...answer.headers].filter(([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name))),
      body: (await answer.text()).replaceAll(OWN, this.team),
    };
  }
}

export class Slack {
  // start serves workspaces whose installs come back to that address.
  static async start(back, names) {
    const s = new Slack();
    s.workspaces = await Promise.all(names.map((name, i) => Workspace.start(name, `T00000000${i + 1}`, back)));
    s.asked = s.workspaces[0];
    s.of = new Map(); // whose a code or a token is
    s.server = createServer((request, response) => s.serve(request, response).catch((e) => response.writeHead(500).end(e.message)));
    const port = await freePort();
    await new Promise((resolve) => s.server.listen(port, '127.0.0.1', resolve));
    s.url = `http://127.0.0.1:${port}`;
    return s;
  }

  // asks says whose page of consent is shown next.
  asks(name) { this.asked = this.workspaces.find((w) => w.name === name); }

  async stop() {
    await new Promise((resolve) => { this.server.close(resolve); this.server.closeAllConnections(); });
    await Promise.all(this.workspaces.map((w) => w.emulator.close()));
  }

  async serve(incoming, outgoing) {
    const request = await read(incoming);
    const key = request.fields.get('code') || request.token;
    const workspace = this.of.get(key) ?? this.asked;
    if (request.token && !this.of.has(request.token)) throw new Error('a token that was given to nobody');
    if (request.token) workspace.calls.push({ method: request.path.replace('/api/', ''), body: request.body });
    const answer = await workspace.ask(request);
    this.learn(workspace, answer);
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  }

  // learn keeps whose a code or a token is that was just given out.
  learn(workspace, { headers, body }) {
    const code = headers.location && new URL(headers.location).searchParams.get('code');
    if (code) this.of.set(code, workspace);
    const token = /"access_token":"([^"]+)"/.exec(body)?.[1];
    if (token) this.of.set(token, workspace);
  }

  // secrets are what nobody but the app may know: its own, and the codes and
  // tokens it was given.
  secrets() { return [app.secret, app.signing, ...this.of.keys()]; }

  // messages is what stands in the bot's conversation with a user.
  async messages(name, user) {
    const workspace = this.workspaces.find((w) => w.name === name);
    const [token] = [...this.of].find(([key, w]) => w === workspace && key.startsWith('xoxb-'));
    const call = async (method, fields) => JSON.parse((await workspace.ask({
      method: 'POST', path: `/api/${method}`, body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${token}` },
    })).body);
    const { channel } = await call('conversations.open', { users: user });
    return (await call('conversations.history', { channel: channel.id })).messages;
  }
}

async function read(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const type = incoming.headers['content-type'] ?? '';
  const form = type.startsWith('application/x-www-form-urlencoded');
  const fields = new URLSearchParams(form ? body : '');
  const token = fields.get('token') || incoming.headers.authorization?.replace('Bearer ', '');
  const headers = type ? { 'content-type': type } : {};
  if (token) headers.authorization = `Bearer ${token}`;
  return { method: incoming.method, path: incoming.url, headers, fields, token, body: incoming.method === 'POST' ? body : undefined };
}
