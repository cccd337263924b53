// The people of the school and what each of them was told.

import { announce } from './announce.js';
import { about, get, getNew } from './api.js';
import { columnOf } from './columns.js';
import { now } from './clock.js';
import { drawPeople } from './people.js';
import { firstName } from './words.js';

// everyone is each person as the server names them, with their mentor, their
// messages as they stand now, what was said here, and which messages were seen.
export const everyone = [];

export async function loadPeople() {
  const [people, mentors] = await Promise.all([get('people'), get('mentors')]);
  everyone.splice(0, Infinity, ...people.map((p) => ({ ...p, messages: [], version: '', said: [], seen: new Set() })));
  for (const p of everyone) p.mentor = everyone.find((m) => m.id === mentors[p.id]);
}

// refreshMessages gets what is new in a conversation and shows it.
export async function refreshMessages(person) {
  if (person.gone) return;
  const news = await getNew(about(person, 'messages'), person.version);
  if (news?.gone) person.gone = true;
  else if (news) take(person, news);
}

// refresh gets everything that may have changed for a person.
export async function refresh(person) {
  await refreshMessages(person);
  if (!person.gone) await columnOf(person)?.refreshHome();
}

// adopt shows an answer's messages at once. They may be the last: who deletes
// everything is nobody the server knows any more.
export function adopt(person, messages) {
  const news = messages.filter((m) => !person.messages.some((had) => had.id === m.id));
  if (news.length === 0) return;
  person.messages.push(...news);
  hear(person, news);
  columnOf(person)?.redraw(true);
}

export const refreshAll = () => Promise.all(everyone.map(refresh));

function take(person, news) {
  const first = !person.version;
  const before = new Map(person.messages.map((m) => [m.id, m.text]));
  person.version = news.version;
  person.messages = news.body;
  const fresh = person.messages.filter((m) => before.get(m.id) !== m.text);
  if (first) for (const m of fresh) person.seen.add(m.id);
  else if (columnOf(person)) hear(person, fresh);
  columnOf(person)?.redraw();
  drawPeople();
}

function hear(person, messages) {
  if (messages.length > 0) announce(`${firstName(person.name)}: ${messages.map((m) => m.text).join(' ')}`);
}

export const unread = (person) => person.messages.filter((m) => !person.seen.has(m.id)).length;

export function seeAll(person) {
  for (const m of person.messages) person.seen.add(m.id);
}

// remark puts what the person said after the messages that were there before
// it, and returns how to take it back.
export function remark(person, text) {
  const said = { key: `said ${performance.now()}`, text, at: now(), after: person.messages.at(-1)?.id ?? '' };
  person.said.push(said);
  columnOf(person)?.redraw(true);
  return () => {
    person.said.splice(person.said.indexOf(said), 1);
    columnOf(person)?.redraw();
  };
}
