// The cards of bot/teams/testdata: what the Go tests hold that is drawn.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
const golden = join(here, '../../bot/teams/testdata');

// cards gives each by its name: what stands in a chat has a card attached, what
// opens as a dialog has one in it, and a title.
export function cards() {
  return readdirSync(golden).filter((file) => file.endsWith('.json')).map((file) => {
    const drawn = JSON.parse(readFileSync(join(golden, file), 'utf8'));
    return { name: file.replace('.json', ''), title: drawn.title, card: (drawn.card ?? drawn.attachments[0]).content, drawn };
  });
}
