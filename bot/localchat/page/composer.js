// Where a person types or speaks to the bot.

import { say, upload } from './acts.js';
import { byID, busy, el, fill, icon } from './dom.js';
import { canRecord, record } from './recorder.js';
import { remark } from './school.js';
import { firstName, words } from './words.js';

const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join('');

// composer is the box below a conversation.
export function composer(person) {
  const box = el('textarea', { rows: 1, dir: 'auto', id: `say-${person.id}`, placeholder: words.writeHere, 'aria-label': `${words.write}, as ${firstName(person.name)}`, autocomplete: 'off' });
  const send = el('button', { type: 'submit', class: 'round strong', 'aria-label': words.send, title: words.send }, icon('send'));
  const note = el('p', { class: 'wrong', role: 'alert', hidden: true });
  const clip = el('div', { class: 'clip', hidden: true });
  const form = el('form', { class: 'composer' }, clip, note,
    el('div', { class: 'row' }, ...clipControls(person, clip, note), box, send));
  let key = newKey();
  box.addEventListener('input', () => { key = newKey(); grow(box); });
  box.addEventListener('keydown', (e) => enterSends(e, form));
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    busy(send, () => sendText(person, box, key));
  });
  return form;
}

async function sendText(person, box, key) {
  const text = box.value.trim();
  if (!text) return box.focus();
  const takeBack = remark(person, text);
  if (!(await say(person, text, key))) takeBack();
  else if (box.value.trim() === text) box.value = '';
  grow(box);
  if (!byID('panel').open) box.focus();
}

function enterSends(e, form) {
  const typing = e.isComposing || e.shiftKey || matchMedia('(pointer: coarse)').matches;
  if (e.key !== 'Enter' || typing) return;
  e.preventDefault();
  form.requestSubmit();
}

function grow(box) {
  box.rows = Math.min(6, box.value.split('\n').length);
}

// clipControls are the buttons to choose or make a recording.
function clipControls(person, clip, note) {
  const review = (file, name) => reviewClip(person, clip, note, file, name);
  const chooser = el('input', { type: 'file', accept: 'audio/*,.csv,.xlsx,.ics,.pdf,.png,.jpg,.jpeg,.txt,.docx', class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' });
  chooser.addEventListener('change', () => {
    const file = chooser.files[0];
    if (file) review(file, file.name);
    chooser.value = '';
  });
  const attach = el('button', { type: 'button', class: 'round bare', 'aria-label': words.attach, title: words.attach, onclick: () => chooser.click() }, icon('attach'));
  return canRecord() ? [chooser, attach, recordButton(note, review)] : [chooser, attach];
}

function recordButton(note, review) {
  const button = el('button', { type: 'button', class: 'round bare' });
  let stop = null;
  const idle = () => {
    stop = null;
    button.classList.remove('on');
    button.setAttribute('aria-label', words.record);
    button.title = words.record;
    fill(button, icon('record'));
  };
  const ticking = (seconds) => {
    button.classList.add('on');
    button.setAttribute('aria-label', words.stop);
    button.title = words.stop;
    fill(button, icon('stop'), el('span', { 'aria-hidden': 'true' }, clockOf(seconds)));
  };
  button.addEventListener('click', async () => {
    if (stop) return stop();
    complain(note, '');
    try {
      stop = await record(ticking, (file, name) => { idle(); review(file, name); });
    } catch {
      complain(note, words.noMicrophone);
      idle();
    }
  });
  idle();
  return button;
}

const clockOf = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

// isFile tells any other file from a recording, as the chat itself does.
const isFile = (name) => /\.(csv|tsv|xlsx|xls|ics|pdf|png|jpe?g|txt|docx?)$/i.test(name);

// reviewClip plays a recording back before it is sent; of any other file it
// shows the name.
function reviewClip(person, clip, note, file, name) {
  complain(note, '');
  const url = URL.createObjectURL(file);
  const key = newKey();
  const done = () => {
    URL.revokeObjectURL(url);
    clip.hidden = true;
    fill(clip);
  };
  const send = el('button', { type: 'button', class: 'strong', onclick: () => busy(send, async () => {
    const takeBack = remark(person, isFile(name) ? words.sentFile : words.sentClip);
    if (await upload(person, file, name, key)) done();
    else takeBack();
  }) }, words.send);
  const shown = isFile(name) ? [el('p', {}, name)]
    : [el('p', {}, words.recorded), el('audio', { controls: true, src: url, 'aria-label': words.recorded })];
  fill(clip, ...shown,
    el('div', { class: 'buttons' }, send, el('button', { type: 'button', onclick: done }, words.discard)));
  clip.hidden = false;
  send.focus();
}

function complain(note, text) {
  note.textContent = text;
  note.hidden = !text;
}
