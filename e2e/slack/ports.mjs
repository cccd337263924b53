// A port that nobody listens on just now, and waiting for something to be so.

import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// until asks again and again, and says what it waited for when it is too long.
export async function until(what, ask, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const found = await ask();
    if (found) return found;
    await wait(200);
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}
