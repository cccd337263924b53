// What to try: for someone who has just opened the page.

import { clockSays, moveTo, now } from './clock.js';
import { busy, byID, el, fill } from './dom.js';
import { everyone } from './school.js';
import { nextPrompt, short } from './time.js';
import { firstName, words } from './words.js';

export function startTries() {
  byID('help').onclick = () => {
    const dialog = byID('tries');
    const close = () => dialog.close();
    fill(dialog, el('h2', { id: 'tries-title', tabindex: '-1', autofocus: true }, 'What to try'), ...steps(close),
      el('div', { class: 'buttons' }, el('button', { type: 'button', onclick: close }, words.close)));
    dialog.showModal();
  };
}

// firstTries stand where a person has no messages yet: what to do in full for
// the first teacher, one line for everyone else.
export function firstTries(person) {
  if (person !== teacher()) return [el('p', { class: 'hint' }, words.emptyChat)];
  return [el('div', { class: 'card' }, el('h3', {}, 'What to try'), ...steps(() => {}))];
}

// teacher is the early career teacher to start with.
export const teacher = () => everyone.find((p) => p.role === 'ect' && p.mentor) ?? everyone.find((p) => p.role === 'ect') ?? everyone[0];

function steps(done) {
  const ect = firstName(teacher().name);
  const mentor = teacher().mentor ? firstName(teacher().mentor.name) : 'the mentor';
  const to = nextPrompt(now());
  const go = el('button', { type: 'button', class: 'strong', onclick: () => busy(go, async () => {
    done();
    await moveTo(to);
  }) }, `Go to ${short(to)}`);
  return [
    el('p', {}, `It is ${clockSays()}, in a made-up school. Nothing leaves this computer.`),
    el('ol', { class: 'steps' },
      el('li', {}, el('p', {}, `Move the clock to Thursday 15:45, when ${ect} is asked to look back at the week.`), go),
      el('li', {}, `As ${ect}, choose Two minutes, write a line or two, and save.`),
      el('li', {}, `Share one line with ${mentor}. You see exactly what ${mentor} will see.`),
      el('li', {}, `${ect}'s Home says when they meet. Move the clock to 16:00 the school day before, under More. As ${mentor}, open the note.`)),
    el('p', {}, 'Home has the rest: the journal, who can read it, another day and time.'),
  ];
}
