// The page of the local chat: start here.

import { Lost } from './api.js';
import { readClock, startClock } from './clock.js';
import { fit, openPeople, remembered, showPeople } from './columns.js';
import { byID } from './dom.js';
import { startPanel } from './panel.js';
import { drawPeople } from './people.js';
import { everyone, loadPeople, refreshAll, refreshMessages } from './school.js';
import { startTries, teacher } from './tries.js';

const every = 1500; // milliseconds between looks at what is new

async function start() {
  await readClock();
  await loadPeople();
  await refreshAll();
  drawPeople();
  if (everyone.length > 0) showPeople(remembered().length > 0 ? remembered() : firstPeople());
  startClock();
  startPanel();
  startTries();
  addEventListener('resize', fit);
  byID('columns').setAttribute('data-ready', '');
  watch(1);
}

// firstPeople are a teacher and, where there is room, their mentor.
const firstPeople = () => [teacher(), teacher().mentor].filter(Boolean);

// watch looks at the open conversations each time, at everything every fourth,
// and at nothing while nobody looks at the page.
function watch(turn) {
  setTimeout(async () => {
    if (!document.hidden) await look(turn).catch(unlessLost);
    watch(turn + 1);
  }, every);
}

async function look(turn) {
  if (turn % 4 !== 0) return Promise.all(openPeople().map(refreshMessages));
  await readClock();
  await refreshAll();
}

function unlessLost(e) {
  if (!(e instanceof Lost)) throw e;
}

// A server that is not up yet is asked again.
async function startWhenThere() {
  await start().catch((e) => {
    unlessLost(e);
    setTimeout(startWhenThere, every);
  });
}

startWhenThere();
