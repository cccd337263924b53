// What a person does, and what the page makes of the answer.

import { about, Lost, post, postFile } from './api.js';
import { columnOf } from './columns.js';
import * as panel from './panel.js';
import { adopt, refresh } from './school.js';
import { words } from './words.js';

export const press = (person, place, button, opener) =>
  settle(person, post(about(person, 'press'), { ...place, button: button.id }), { opener, place });

export const submit = (person, form, values) =>
  settle(person, post(about(person, 'submit'), { form, values }), {});

// say and upload answer whether it arrived. key is the same when the same
// words are sent again, so that they are not kept twice.
export const say = (person, text, key) => settle(person, post(about(person, 'say'), { text }, key), {});

export const upload = (person, file, name, key) => settle(person, postFile(about(person, 'upload'), file, name, key), {});

async function settle(person, request, from) {
  let answer;
  try {
    answer = await request;
  } catch (e) {
    if (!(e instanceof Lost)) throw e;
    complain(person, { input: '', text: words.lost });
    return false;
  }
  show(person, answer, from);
  await refresh(person);
  return !answer.error;
}

function show(person, answer, from) {
  columnOf(person)?.complain('');
  adopt(person, answer.messages);
  if (answer.error) complain(person, answer.error);
  else if (answer.form) panel.openForm(person, answer.form, from);
  else if (answer.view) panel.openView(person, answer.view, from);
  else panel.close();
}

function complain(person, error) {
  if (panel.isOpen()) panel.complain(error);
  else columnOf(person)?.complain(error.text);
}
