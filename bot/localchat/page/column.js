// One person's column: who it is, their conversation, and their Home.

import { about, get } from './api.js';
import { items, redraw } from './bubbles.js';
import { drawButtons } from './buttons.js';
import { toggle } from './columns.js';
import { composer } from './composer.js';
import { el, fill, icon } from './dom.js';
import { avatar, drawPeople } from './people.js';
import { seeAll } from './school.js';
import { firstTries } from './tries.js';
import { firstName, roleOf, words } from './words.js';

export function makeColumn(person) {
  const parts = drawParts(person);
  const column = { person, parts, tab: 'chat' };
  const tabs = drawTabs(column);
  column.node = el('section', { class: `column role-${person.role}`, 'aria-labelledby': `with-${person.id}`, 'data-person': person.id },
    el('header', { class: 'with' }, avatar(person), el('div', { class: 'name' }, parts.heading, el('p', { class: 'role' }, roleOf(person))), tabs, closer(person)),
    parts.note, parts.chat, parts.home);
  keepAtEnd(parts);
  return Object.assign(column, abilities(column));
}

// keepAtEnd keeps the newest message in sight when the room for the
// conversation changes, as it does when a keyboard opens.
function keepAtEnd(parts) {
  const { scroller } = parts;
  parts.atEnd = true;
  let room = 0;
  scroller.addEventListener('scroll', () => {
    if (scroller.clientHeight === room) parts.atEnd = isAtEnd(scroller);
  });
  new ResizeObserver(() => {
    room = scroller.clientHeight;
    toEnd(parts);
  }).observe(scroller);
}

// isAtEnd allows for a little less, so that a nudge does not count.
const isAtEnd = (scroller) => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;

function toEnd({ scroller, list, atEnd }) {
  if (atEnd && list.children.length > 0) scroller.scrollTop = scroller.scrollHeight;
}

// abilities are what the rest of the page asks of a column.
function abilities(column) {
  const { parts } = column;
  return {
    place: (where) => {
      where.append(column.node);
      redrawChat(column, true);
    },
    redraw: (follow) => redrawChat(column, follow),
    complain: (text) => {
      parts.note.textContent = text;
      parts.note.hidden = !text;
    },
    refreshHome: () => (column.tab === 'home' ? drawHome(column) : null),
    focus: (place) => focusNear(parts, place),
  };
}

function drawParts(person) {
  const parts = {
    list: el('ol', { class: 'list' }),
    empty: el('div', { class: 'empty' }),
    note: el('p', { class: 'wrong', role: 'alert', hidden: true }),
    heading: el('h2', { id: `with-${person.id}`, tabindex: '-1' }, person.name),
    home: el('div', { class: 'home', id: `home-${person.id}`, role: 'tabpanel', tabindex: '0', 'aria-labelledby': `tab-home-${person.id}`, hidden: true }),
  };
  parts.scroller = el('div', { class: 'scroller', tabindex: '0', role: 'group', 'aria-label': `Messages to ${firstName(person.name)}` }, parts.empty, parts.list);
  parts.chat = el('div', { class: 'chat', id: `chat-${person.id}`, role: 'tabpanel', 'aria-labelledby': `tab-chat-${person.id}` }, parts.scroller, composer(person));
  return parts;
}

const closer = (person) =>
  el('button', { type: 'button', class: 'round bare closer', 'aria-label': `${words.close} ${person.name}`, title: words.close, onclick: () => toggle(person) }, icon('close'));

function drawTabs(column) {
  const { id, name } = column.person;
  const tabs = ['chat', 'home'].map((tab) =>
    el('button', { type: 'button', role: 'tab', id: `tab-${tab}-${id}`, 'data-tab': tab, 'aria-controls': `${tab}-${id}`, onclick: () => showTab(column, tabs, tab) }, words[tab]));
  const bar = el('div', { class: 'tabs', role: 'tablist', 'aria-label': name }, tabs);
  bar.addEventListener('keydown', (e) => {
    if (!['ArrowLeft', 'ArrowRight'].includes(e.key)) return;
    const other = tabs[1 - tabs.indexOf(document.activeElement)];
    other.click();
    other.focus();
  });
  mark(tabs, 'chat');
  return bar;
}

function mark(tabs, chosen) {
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', tab.dataset.tab === chosen);
    tab.tabIndex = tab.dataset.tab === chosen ? 0 : -1;
  }
}

function showTab(column, tabs, tab) {
  column.tab = tab;
  mark(tabs, tab);
  column.parts.chat.hidden = tab !== 'chat';
  column.parts.home.hidden = tab !== 'home';
  if (tab === 'home') return drawHome(column);
  redrawChat(column, true);
}

// drawHome gets the Home and draws it again only if it changed.
async function drawHome({ person, parts }) {
  const home = await get(about(person, 'home'));
  const look = JSON.stringify(home);
  if (!home || look === parts.home.look) return;
  parts.home.look = look;
  fill(parts.home, el('p', { class: 'text', dir: 'auto' }, home.text || words.emptyHome), drawButtons(person, { home: true }, home.buttons));
}

function redrawChat({ person, parts, tab }, follow) {
  if (follow) parts.atEnd = true;
  const all = items(person);
  redraw(parts.list, all);
  drawEmpty(parts.empty, person, all.length === 0);
  if (tab === 'chat') {
    seeAll(person);
    drawPeople();
  }
  toEnd(parts);
}

function drawEmpty(empty, person, is) {
  empty.hidden = !is;
  if (!is) fill(empty);
  else if (!empty.hasChildNodes()) fill(empty, ...firstTries(person));
}

// focusNear goes to where a button was pressed that is there no more.
function focusNear(parts, place) {
  const message = place?.message && parts.list.querySelector(`[data-message="${CSS.escape(place.message)}"]`);
  (message || parts.heading).focus();
}
