// Whether Microsoft's own code takes a card: adaptivecards, the renderer, for
// elements, versions and what each must have; the types of teams.cards, for
// properties that do not exist, which the renderer passes over.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { here } from './cards.mjs';

const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

// parsed is what the renderer objects to.
export function parsed(card) {
  const context = new SerializationContext(Versions.v1_5);
  const read = new AdaptiveCard();
  read.parse(card, context);
  const pickers = peoplePickers(card);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  return [...events, ...read.validateProperties().validationEvents]
    .filter((e) => !(pickers.has(e.source?.id) && peopleOnly.includes(e.message)))
    .map((e) => e.message);
}

// Teams fills the choices of its people picker itself, and takes it in cards of
// any version; the renderer, which cannot, misses them:
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
const peopleOnly = [
  'Property "choices.data" is supported in version 1.6, but you are using version 1.5.',
  'An Input.ChoiceSet must have at least one choice defined.',
];

// peoplePickers are the ids of a card's inputs whose choices are people.
function peoplePickers(part) {
  if (part === null || typeof part !== 'object') return new Set();
  const own = part['choices.data']?.dataset === 'graph.microsoft.com/users' ? [part.id] : [];
  return new Set([...own, ...Object.values(part).flatMap((inner) => [...peoplePickers(inner)])]);
}

// typed is what the compiler objects to, of all cards at once, by name.
export function typed(all) {
  const folder = join(here, 'node_modules/.cache');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'cards.ts');
  const consts = all.map(({ name, card }) => `export const ${name.replaceAll('-', '_')}: IAdaptiveCard = ${JSON.stringify(card)};`);
  writeFileSync(file, ["import type { IAdaptiveCard } from '@microsoft/teams.cards';", ...consts].join('\n'));
  const tsc = spawnSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--pretty', 'false', file], { encoding: 'utf8' });
  if (tsc.error) throw tsc.error;
  const wrong = tsc.stdout.split('\n').filter(Boolean);
  if (tsc.status !== 0 && wrong.length === 0) throw new Error(tsc.stderr);
  return wrong.map((line) => {
    const at = line.match(/cards\.ts\((\d+),\d+\): (.*)/);
    return at ? `${all[at[1] - 2]?.name}: ${at[2]}` : line;
  });
}
