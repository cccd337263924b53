// Which conversations stand side by side: one on a phone, up to three on a
// wide screen.

import { announce } from './announce.js';
import { makeColumn } from './column.js';
import { byID } from './dom.js';
import { drawPeople, reveal } from './people.js';
import { everyone } from './school.js';
import { roleOf } from './words.js';

let open = [];

export const columnOf = (person) => open.find((c) => c.person === person);
export const openPeople = () => open.map((c) => c.person);

// room is how many columns fit.
export const room = () => (innerWidth >= 1180 ? 3 : innerWidth >= 800 ? 2 : 1);

// showPeople opens these, as far as there is room, and closes all others.
export function showPeople(people) {
  const wanted = people.slice(0, room());
  for (const column of open.filter((c) => !wanted.includes(c.person))) column.node.remove();
  open = wanted.map((p) => columnOf(p) ?? makeColumn(p));
  for (const column of open) {
    if (!column.node.isConnected) column.place(byID('columns'));
    column.node.classList.toggle('alone', open.length === 1);
  }
  remember();
  drawPeople();
  reveal(wanted[0]);
}

// toggle opens a person in a free column, else in place of the last. Who is
// open already is closed, unless alone.
export function toggle(person) {
  const people = openPeople();
  if (!columnOf(person)) {
    showPeople([...people.slice(0, room() - 1), person]);
    announce(`${person.name}, ${roleOf(person)}.`);
  } else if (people.length > 1) {
    showPeople(people.filter((p) => p !== person));
  }
}

// remember keeps who is open in the address, so that loading again keeps them.
function remember() {
  history.replaceState(null, '', `#${openPeople().map((p) => encodeURIComponent(p.id)).join('+')}`);
}

// remembered are the people the address names.
export const remembered = () =>
  location.hash.slice(1).split('+').map((id) => everyone.find((p) => encodeURIComponent(p.id) === id)).filter(Boolean);

// fit closes what a narrower window has no room for.
export function fit() {
  if (open.length > room()) showPeople(openPeople());
}
