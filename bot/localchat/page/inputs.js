// Drawing the inputs of a Form, one function a kind.

import { el, icon } from './dom.js';
import { everyone } from './school.js';
import { roleOf, words } from './words.js';

// The most characters the server takes, and from where on they are counted.
const most = 3000;
const near = 2500;

// The most bytes a file in a Form may have, as the server has it.
const mostBytes = 10 * 1024 * 1024;

let made = 0;

// drawInputs draws a Form's inputs. Where only some must be filled in, the
// others say that they are optional.
export function drawInputs(inputs, draft) {
  const mixed = inputs.some((i) => i.required);
  return inputs.map((i) => drawInput({ ...i, sayOptional: mixed && !i.required }, draft?.[i.id]));
}

// drawInput returns {id, node, value(), draft(), focus(), complain(text)}.
// value is what to send, null for nothing; draft is what to keep meanwhile.
function drawInput(input, draft) {
  const at = { id: `input-${++made}`, hint: input.hint ? `hint-${made}` : '', wrong: `wrong-${made}` };
  const start = draft ?? input.value;
  const draw = kinds[input.kind] ?? kinds.text;
  const field = draw(input, at, start);
  const wrong = el('p', { class: 'wrong', id: at.wrong, hidden: true });
  field.node.append(wrong);
  field.node.dataset.input = input.id;
  return { id: input.id, draft: field.read, value: field.read, ...field, complain: (text) => complain(field, at, wrong, text) };
}

function complain(field, at, wrong, text) {
  wrong.hidden = !text;
  wrong.replaceChildren(...(text ? [icon('wrong'), text] : []));
  for (const control of field.controls) {
    if (text) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
    describe(control, [at.hint, text && at.wrong]);
  }
}

function describe(control, ids) {
  const all = ids.filter(Boolean).join(' ');
  if (all) control.setAttribute('aria-describedby', all);
  else control.removeAttribute('aria-describedby');
}

const kinds = {
  text: (input, at, start) => single(input, at, counted(el('input', { type: 'text', dir: 'auto', value: start, autocomplete: 'off' }))),
  long: (input, at, start) => single(input, at, counted(el('textarea', { rows: 4, dir: 'auto', value: start }))),
  date: (input, at, start) => single(input, at, [el('input', { type: 'date', value: start })]),
  time: (input, at, start) => single(input, at, [el('input', { type: 'time', value: start })]),
  choice: (input, at, start) => (crowded(input.options) ? select(input, at, start, input.options) : radios(input, at, start)),
  person: (input, at, start) => select(input, at, start, everyone.map((p) => ({ id: p.id, label: `${p.name}, ${roleOf(p).toLowerCase()}` }))),
  choices: checkboxes,
  toggle,
  file: (input, at) => file(input, at, ''),
  audio: (input, at) => file(input, at, 'audio/*'),
};

// crowded options are better folded away, unless they are sentences to read.
const crowded = (options) => options.length > 15 || (options.length > 7 && options.every((o) => o.label.length <= 24));

// single is an input with one control: the label, the hint, the control and
// whatever goes with it.
function single(input, at, [control, ...more]) {
  control.id = at.id;
  if (input.required) control.setAttribute('aria-required', 'true');
  describe(control, [at.hint]);
  const node = el('div', { class: `field kind-${input.kind}` }, el('label', { for: at.id }, label(input)), hint(input, at), control, more);
  return { node, controls: [control], focus: () => control.focus(), read: () => control.value };
}

const label = (input) => [el('span', {}, input.label), input.sayOptional ? el('span', { class: 'optional' }, ` ${words.optional}`) : null];

const hint = (input, at) => (input.hint ? el('p', { class: 'hint', id: at.hint }, input.hint) : null);

// counted adds how much room is left once little is.
function counted(control) {
  const count = el('p', { class: 'count', hidden: true });
  const update = () => {
    const n = [...control.value].length;
    count.hidden = n < near;
    count.textContent = `${n.toLocaleString('en-GB')} of ${most.toLocaleString('en-GB')} characters`;
    count.classList.toggle('over', n > most);
  };
  control.addEventListener('input', update);
  queueMicrotask(update);
  return [control, count];
}

function select(input, at, start, options) {
  const blank = el('option', { value: '' }, input.required ? words.choose : words.leaveOut);
  const control = el('select', {}, blank, options.map((o) => el('option', { value: o.id }, o.label)));
  control.value = options.some((o) => o.id === start) ? start : '';
  return { ...single(input, at, [control]), value: () => control.value || null };
}

// group is an input of several controls under one question.
function group(input, at, rows, controls) {
  const set = el('fieldset', { class: `field kind-${input.kind}`, 'aria-describedby': at.hint || null },
    el('legend', {}, label(input)), hint(input, at), el('div', { class: 'options' }, rows));
  const chosen = () => controls.filter((c) => c.checked && c.value).map((c) => c.value);
  const focus = () => (controls.find((c) => c.checked) ?? controls[0])?.focus();
  return { node: set, controls, chosen, focus };
}

function optionRow(type, name, option, checked) {
  const control = el('input', { type, name, value: option.id });
  control.checked = checked;
  return { control, row: el('label', { class: 'option' }, control, el('span', {}, option.label)) };
}

function radios(input, at, start) {
  const none = { id: '', label: words.leaveOut };
  const options = input.required || input.options.some((o) => o.id === input.value) ? input.options : [...input.options, none];
  const rows = options.map((o) => optionRow('radio', at.id, o, o.id === start));
  const made = group(input, at, rows.map((r) => r.row), rows.map((r) => r.control));
  const read = () => made.chosen()[0] ?? '';
  return { ...made, read, value: () => read() || null };
}

function checkboxes(input, at, start) {
  const ids = Array.isArray(start) ? start : start.split(',');
  const rows = input.options.map((o) => optionRow('checkbox', at.id, o, ids.includes(o.id)));
  const made = group(input, at, rows.map((r) => r.row), rows.map((r) => r.control));
  return { ...made, read: made.chosen, value: made.chosen };
}

function toggle(input, at, start) {
  const { control, row } = optionRow('checkbox', at.id, { id: 'true', label: input.label }, start === 'true');
  control.id = at.id;
  describe(control, [at.hint]);
  const node = el('div', { class: 'field kind-toggle' }, row, hint(input, at));
  const read = () => (control.checked ? 'true' : '');
  return { node, controls: [control], focus: () => control.focus(), read, value: () => read() || null };
}

// file sends a chosen file as a data URL. Its draft is empty: the browser does
// not let a page put a file back.
function file(input, at, accept) {
  const control = el('input', { type: 'file', accept });
  const made = { ...single(input, at, [control]), draft: () => control.files[0]?.name ?? '', wrong: '' };
  made.value = async function () {
    const chosen = control.files[0];
    this.wrong = chosen && chosen.size > mostBytes ? words.fileTooLarge : '';
    return chosen && !this.wrong ? dataURL(chosen) : null;
  };
  return made;
}

function dataURL(chosen) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(chosen);
  });
}
