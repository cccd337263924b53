// Starting the program under test: `plenary demo`, in an empty folder.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

// program is PLENARY_BIN, or built here when that is not set.
export function program() {
  if (process.env.PLENARY_BIN) return process.env.PLENARY_BIN;
  const bin = join(mkdtempSync(join(tmpdir(), 'plenary-bin-')), 'plenary');
  const built = spawnSync('go', ['build', '-o', bin, './cmd/plenary'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the program did not build');
  return bin;
}

// demo starts the program and returns {url, stop} once its page answers.
export async function demo(bin) {
  const data = mkdtempSync(join(tmpdir(), 'plenary-e2e-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(bin, ['demo', '--listen', new URL(url).host, '--data', data], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => { said += text; });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, wait(5000).then(() => child.kill('SIGKILL'))]);
    rmSync(data, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 150; tries++) {
    if (child.exitCode !== null) break;
    if (await answers(`${url}/chat/api/people`)) return { url, stop, log: () => said };
    await wait(200);
  }
  await stop();
  throw new Error(`the demo did not start:\n${said}`);
}

const answers = (url) => fetch(url).then((r) => r.ok, () => false);

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
