// The clock of the demo, and how to move it.

import { get, Lost, post } from './api.js';
import { byID, busy } from './dom.js';
import { refreshAll } from './school.js';
import { local, long, nextWeekday, spoken } from './time.js';
import { messagesSent, words } from './words.js';

let state = { now: '1970-01-01T00:00:00Z' };

// now is the clock's time as the server wrote it.
export const now = () => state.now;

// readClock asks for the time, which another page may have moved.
export async function readClock() {
  const read = await get('clock');
  if (!read) return;
  state = read;
  const time = byID('now');
  if (time.dateTime === read.now) return;
  time.dateTime = read.now;
  time.textContent = long(read.now);
  byID('next-message').hidden = !read.next;
}

export function startClock() {
  byID('next-message').onclick = () => moving(toNextMessage);
  byID('next-hour').onclick = () => moving(() => move({ advance: '1h' }));
  byID('next-day').onclick = () => shut(moving(() => move({ to: nextWeekday(now()) })));
  byID('set-clock').onsubmit = (e) => {
    e.preventDefault();
    shut(moveTo(byID('clock-to').value));
  };
  byID('clock-more').addEventListener('toggle', () => {
    byID('clock-to').value = local(now());
    byID('clock-to').min = local(now());
    wrong('');
  });
}

// moveTo moves the clock to a time without zone, as the school's clocks show it.
export const moveTo = (to) => moving(() => move({ to }));

// moving does the work once, however often it is asked for meanwhile.
function moving(work) {
  return busy(byID('moves'), async () => {
    byID('moved').textContent = words.moving;
    byID('moves').classList.add('busy');
    wrong('');
    const told = await work().catch(unlessLost);
    await readClock();
    byID('moves').classList.remove('busy');
    byID('moved').textContent = told?.text ?? '';
    await refreshAll();
    return told?.ok;
  });
}

function unlessLost(e) {
  if (!(e instanceof Lost)) throw e;
  return { text: '' };
}

async function move(to) {
  const answer = await post('clock', to);
  if (answer.error) {
    wrong(answer.error.text);
    return { text: answer.error.text };
  }
  return { ok: true, text: messagesSent(answer.sent), sent: answer.sent };
}

// toNextMessage goes from one due instant to the next until something was
// sent: what was due may have become untrue meanwhile.
async function toNextMessage() {
  for (let tries = 0; tries < 60; tries++) {
    const read = await get('clock');
    if (!read?.next) break;
    const told = await move({ to: read.next > read.now ? read.next : read.now });
    if (!told.ok || told.sent) return told;
  }
  return { text: words.nothingDue };
}

// shut closes the popover when the clock went where it was told.
async function shut(moved) {
  if (!(await moved)) return;
  byID('clock-more').hidePopover();
}

function wrong(text) {
  const note = byID('clock-wrong');
  note.textContent = text;
  note.hidden = !text;
}

export const clockSays = () => spoken(now());
