// Drawing a conversation: days, the bot's messages, and what the person said.

import { el } from './dom.js';
import { drawButtons } from './buttons.js';
import { day, spoken, time } from './time.js';
import { words } from './words.js';

// items lists what stands in a conversation, each with a key that stays and a
// look that changes when it must be drawn again.
export function items(person) {
  const out = [];
  let today = '';
  const add = (at, item) => {
    if (day(at) !== today) {
      today = day(at);
      out.push({ key: `day ${at.slice(0, 10)}`, look: today, draw: () => drawDay(day(at)) });
    }
    out.push(item);
  };
  for (const s of saidAfter(person, '')) add(s.at, drawnSaid(s));
  for (const m of person.messages) {
    add(m.at, { key: m.id, look: JSON.stringify(m), draw: () => drawMessage(person, m) });
    for (const s of saidAfter(person, m.id)) add(s.at, drawnSaid(s));
  }
  return out;
}

const saidAfter = (person, id) => person.said.filter((s) => s.after === id);

const drawnSaid = (s) => ({ key: s.key, look: s.text, draw: () => drawSaid(s) });

const drawDay = (text) => el('li', { class: 'day' }, el('span', {}, text));

function drawMessage(person, m) {
  return el('li', { class: 'message', 'data-message': m.id, tabindex: '-1' },
    who(words.bot, m.at),
    el('div', { class: 'bubble' }, m.text && el('p', { class: 'text', dir: 'auto' }, m.text), drawPicture(m)),
    drawButtons(person, { message: m.id }, m.buttons));
}

const drawSaid = (s) => el('li', { class: 'said' }, who(words.you, s.at), el('div', { class: 'bubble' }, el('p', { class: 'text', dir: 'auto' }, s.text)));

const who = (name, at) =>
  el('p', { class: 'who' }, el('span', {}, name), ' ', el('time', { datetime: at, title: spoken(at) }, time(at)));

// drawPicture is a picture, or its words where it cannot be shown.
export function drawPicture(shown) {
  if (shown.image) return el('img', { class: 'picture', src: shown.image, alt: shown.image_alt });
  return shown.image_alt ? el('p', { class: 'alt' }, shown.image_alt) : null;
}

// redraw makes the list show the items and touches nothing that is as it was,
// so that focus and selection stay.
export function redraw(list, all) {
  const keys = new Set(all.map((item) => item.key));
  for (const node of [...list.children]) if (!keys.has(node.dataset.key)) node.remove();
  const had = new Map([...list.children].map((node) => [node.dataset.key, node]));
  let at = list.firstElementChild;
  for (const item of all) {
    const old = had.get(item.key);
    const node = old?.look === item.look ? old : drawItem(item);
    if (old && old !== node) {
      if (old === at) at = node;
      swap(old, node);
    }
    if (node === at) at = at.nextElementSibling;
    else list.insertBefore(node, at);
  }
}

function drawItem(item) {
  const node = item.draw();
  node.dataset.key = item.key;
  node.look = item.look;
  return node;
}

// swap puts a new drawing in place of the old. Who pressed a button that is
// gone now stands at the message it was in.
function swap(old, node) {
  const held = old.contains(document.activeElement);
  old.replaceWith(node);
  if (held) node.focus();
}
