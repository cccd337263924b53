// Drawing the bot's buttons, wherever they stand.

import { busy, el } from './dom.js';
import { press } from './acts.js';
import { question } from './question.js';
import { words } from './words.js';

// drawButtons is a row of buttons, or nothing. place says where they stand:
// {message: id}, {view: id} or {home: true}.
export function drawButtons(person, place, buttons) {
  if (buttons.length === 0) return null;
  return el('div', { class: 'buttons' }, buttons.map((b) => drawButton(person, place, b)));
}

function drawButton(person, place, button) {
  const url = link(button.url);
  if (url) {
    return el('a', { class: 'button', href: url, target: '_blank', rel: 'noopener noreferrer', 'data-button': button.id },
      button.label, el('span', { class: 'unseen' }, ` ${words.newTab}`));
  }
  return el('button', { type: 'button', 'data-button': button.id, onclick: (e) => pressed(e.currentTarget, person, place, button) }, button.label);
}

async function pressed(control, person, place, button) {
  if (button.confirm && !(await question(button.confirm, button.label))) return;
  await busy(control, () => press(person, place, button, control));
}

// link lets web addresses through and nothing that could run.
function link(url) {
  if (!url) return '';
  const full = new URL(url, location.href);
  return ['http:', 'https:'].includes(full.protocol) ? full.href : '';
}
