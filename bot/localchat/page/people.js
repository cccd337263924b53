// The people one can be.

import { columnOf, toggle } from './columns.js';
import { byID, el, fill } from './dom.js';
import { everyone, unread } from './school.js';
import { firstName, initials, roleOf, words } from './words.js';

export const avatar = (person) => el('span', { class: `avatar role-${person.role}`, 'aria-hidden': 'true' }, initials(person.name));

// drawPeople makes the list once and then keeps it up to date in place.
export function drawPeople() {
  const list = byID('people');
  if (list.children.length === 0) list.append(...everyone.map(drawPerson));
  everyone.forEach((person, i) => update(list.children[i].firstElementChild, person));
  const waiting = everyone.reduce((n, p) => n + unread(p), 0);
  document.title = waiting ? `(${waiting}) Plenary: try it out` : 'Plenary: try it out';
}

function drawPerson(person) {
  return el('li', {}, el('button', { type: 'button', class: `person role-${person.role}`, 'data-person': person.id, onclick: () => toggle(person) },
    avatar(person),
    el('span', { class: 'name' }, el('span', { class: 'full' }, person.name), el('span', { class: 'short', 'aria-hidden': 'true' }, firstName(person.name)),
      el('span', { class: 'role' }, roleOf(person))),
    el('span', { class: 'badge', hidden: true }, el('span'), el('span', { class: 'unseen' }, ` ${words.fresh}`))));
}

function update(button, person) {
  const pressed = String(Boolean(columnOf(person)));
  if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed);
  button.parentElement.hidden = Boolean(person.gone) && !columnOf(person);
  const n = unread(person);
  const badge = button.querySelector('.badge');
  badge.hidden = n === 0;
  if (badge.firstChild.textContent !== String(n)) fill(badge.firstChild, String(n));
}

// reveal scrolls the strip of a phone to a person.
export function reveal(person) {
  byID('people').children[everyone.indexOf(person)]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
