// The JSON Schema that bot/slack's tests hold every drawing against, made from
// Slack's own types on standard output: make schema

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { version } = JSON.parse(readFileSync(here('node_modules/@slack/types/package.json')));
const made = createGenerator({
  path: here('drawn.ts'),
  type: '*',
  jsDoc: 'none', // it states lengths in prose, which no validator reads
  skipTypeCheck: true,
}).createSchema('*');

const note = `Made by e2e/blocks/schema.mjs from @slack/types ${version} (MIT). Do not edit it; run make schema.`;
console.log(JSON.stringify({ $comment: note, ...made }, null, 1));
