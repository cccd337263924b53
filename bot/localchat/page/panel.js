// The side sheet in which Forms are written and Views are read.

import { press, submit } from './acts.js';
import { announce } from './announce.js';
import { drawPicture } from './bubbles.js';
import { drawButtons } from './buttons.js';
import { columnOf } from './columns.js';
import { busy, byID, el, fill, icon } from './dom.js';
import { drawInputs } from './inputs.js';
import { avatar } from './people.js';
import { question } from './question.js';
import { roleOf, words } from './words.js';

// shown is what the sheet shows: the person, where it was opened from, and for
// a Form its fields.
let shown = null;

// drafts are the words of Forms that were closed before they were sent, kept
// while the page is open, by person and form.
const drafts = new Map();

export const isOpen = () => byID('panel').open;

export function startPanel() {
  const dialog = byID('panel');
  dialog.addEventListener('cancel', (e) => {
    if (!touched()) return;
    e.preventDefault();
    leave();
  });
  dialog.addEventListener('close', closed);
  addEventListener('beforeunload', (e) => touched() && e.preventDefault());
}

export function openForm(person, form, from) {
  const draft = drafts.get(draftKey(person, form));
  const fields = drawInputs(form.inputs, draft);
  const send = el('button', { type: 'submit', class: 'strong' }, form.submit || words.send);
  const node = el('form', { class: 'form', novalidate: true, onsubmit: (e) => {
    e.preventDefault();
    busy(send, () => sendForm((values) => submit(person, form.id, values)));
  } },
    form.intro && el('p', { class: 'intro', dir: 'auto', id: 'panel-intro' }, form.intro),
    draft && el('p', { class: 'hint' }, words.restored),
    el('p', { class: 'wrong', role: 'alert', id: 'panel-wrong', hidden: true }),
    fields.map((f) => f.node),
    el('div', { class: 'foot buttons' }, send, beside(person, form), el('button', { type: 'button', onclick: leave }, words.cancel)));
  const unsaved = redrawn(form);
  open({ person, form, fields }, from, form.title, node);
  if (form.intro) byID('panel').setAttribute('aria-describedby', 'panel-intro');
  shown.before = unsaved ? '' : look();
  focusFirst(fields);
}

// beside draws the Form's own buttons, which take along what is filled in.
const beside = (person, form) => (form.buttons ?? []).map((b) => el('button', { type: 'button', 'data-button': b.id, onclick: (e) =>
  busy(e.currentTarget, () => sendForm((values) => press(person, { form: form.id, values }, b))) }, b.label));

// redrawn reports whether a Form comes back with what was just typed in it, as
// it does when there is a choice to make first: nothing is saved yet.
function redrawn(form) {
  if (!shown?.fields) return false;
  const typed = Object.fromEntries(shown.fields.map((f) => [f.id, f.draft()]));
  return form.inputs.some((i) => i.value && typed[i.id] === i.value);
}

export function openView(person, view, from) {
  const node = el('div', { class: 'view' },
    el('p', { class: 'wrong', role: 'alert', id: 'panel-wrong', hidden: true }),
    view.text && el('p', { class: 'text', dir: 'auto' }, view.text),
    drawPicture(view),
    (view.clips ?? []).map((c) => el('audio', { controls: true, preload: 'metadata', src: c.url, 'aria-label': words.recorded })),
    drawButtons(person, { view: view.id }, view.buttons));
  open({ person }, from, view.title, node);
  byID('panel-title').focus();
}

// open draws the sheet. What follows from inside it goes back to where the
// first was opened from.
function open(next, from, title, body) {
  const opened = shown ?? { opener: from.opener, place: from.place };
  shown = { ...next, opener: opened.opener, place: opened.place };
  const { person } = next;
  const dialog = byID('panel');
  dialog.className = `panel role-${person.role}`;
  dialog.removeAttribute('aria-describedby');
  if (dialog.open && next.form?.intro) announce(next.form.intro);
  fill(byID('sheet'),
    el('header', { class: 'with' }, avatar(person),
      el('div', { class: 'name' }, el('h2', { id: 'panel-title', tabindex: '-1' }, title), el('p', { class: 'role' }, `${person.name}, ${roleOf(person).toLowerCase()}`)),
      el('button', { type: 'button', class: 'round bare', 'aria-label': words.close, title: words.close, onclick: leave }, icon('close'))),
    body);
  if (!dialog.open) dialog.showModal();
  byID('sheet').scrollTop = 0;
}

// focusFirst goes to the first field, but on a touch screen to the title: the
// keyboard would cover who can read what is written.
function focusFirst(fields) {
  const touch = matchMedia('(pointer: coarse)').matches;
  if (touch || fields.length === 0) byID('panel-title').focus();
  else fields[0].focus();
}

// sendForm passes on what is filled in, and forgets the draft once it was taken.
async function sendForm(pass) {
  complain({ input: '', text: '' });
  const { person, form, fields } = shown;
  const values = {};
  for (const field of fields) {
    const value = await field.value();
    if (field.wrong) return complain({ input: field.id, text: field.wrong });
    if (value !== null) values[field.id] = value;
  }
  if (await pass(values)) drafts.delete(draftKey(person, form));
}

// complain says what is wrong, at the input it is about.
export function complain({ input, text }) {
  for (const field of shown.fields ?? []) field.complain('');
  const field = shown.fields?.find((f) => f.id === input);
  const note = byID('panel-wrong');
  note.hidden = Boolean(field) || !text;
  note.textContent = note.hidden ? '' : text;
  if (field && text) {
    field.complain(text);
    field.focus();
  } else if (text) {
    note.scrollIntoView({ block: 'nearest' });
  }
}

// look is what the fields hold, to see whether something was written.
const look = () => JSON.stringify(shown.fields?.map((f) => f.draft()));

const touched = () => Boolean(shown?.fields) && look() !== shown.before;

// leave closes the sheet, after asking if something would be lost.
async function leave() {
  if (touched()) {
    if (!(await question(words.unsaved, words.dropIt, words.keepWriting))) return;
    drafts.delete(draftKey(shown.person, shown.form));
    shown.before = look();
  }
  close();
}

// close closes the sheet without asking: what it held was taken in.
export function close() {
  if (!isOpen()) return;
  if (shown.fields) shown.before = look();
  byID('panel').close();
}

const draftKey = (person, form) => `${person.id} ${form.id}`;

// closed keeps what was written when the browser closed the sheet by itself,
// and takes the focus back to where it came from.
function closed() {
  const { person, form, fields, opener, place } = shown;
  if (touched()) drafts.set(draftKey(person, form), Object.fromEntries(fields.map((f) => [f.id, f.draft()])));
  shown = null;
  fill(byID('sheet'));
  if (opener?.isConnected) opener.focus();
  else columnOf(person)?.focus(place);
}
