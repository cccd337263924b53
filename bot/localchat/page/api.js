// Talking to the server. A request that got no answer throws Lost; anything
// that was answered is returned, since even a refusal says what to do.

import { byID } from './dom.js';
import { words } from './words.js';

export class Lost extends Error {}

async function ask(path, options) {
  try {
    const response = await fetch(`/chat/api/${path}`, { cache: 'no-store', ...options });
    offline(false);
    return response;
  } catch {
    offline(true);
    throw new Lost();
  }
}

function offline(is) {
  const note = byID('offline');
  if (note.hidden !== is) return;
  note.hidden = !is;
  note.textContent = is ? words.offline : '';
}

// get is null when the server has nothing to say, or nothing new.
export async function get(path) {
  const response = await ask(path);
  return response.ok ? response.json() : null;
}

// getNew is get for something with a version: {body, version}, or null while
// the version is still the one known; {gone: true} when it is there no more.
export async function getNew(path, version) {
  const response = await ask(path, { headers: version ? { 'If-None-Match': version } : {} });
  if (!response.ok) return response.status === 404 ? { gone: true } : null;
  return { body: await response.json(), version: response.headers.get('ETag') };
}

export async function post(path, body, key) {
  const headers = { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) };
  const response = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

export async function postFile(path, file, name, key) {
  const body = new FormData();
  body.append('file', file, name);
  const response = await ask(path, { method: 'POST', headers: { 'Idempotency-Key': key }, body });
  return response.json();
}

export const about = (person, what) => `people/${encodeURIComponent(person.id)}/${what}`;
