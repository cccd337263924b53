// Saying aloud, politely, what a person who does not see the page would miss.

import { byID } from './dom.js';

let waiting = [];
let timer = 0;

// announce gathers what happens at once, so that one thing does not cut off
// the other.
export function announce(text) {
  waiting.push(text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    byID('announcer').textContent = waiting.join(' ');
    waiting = [];
  }, 250);
}
