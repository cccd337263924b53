// A question to answer before something is lost.

import { byID } from './dom.js';
import { words } from './words.js';

// question resolves to true only when yes was chosen.
export function question(text, yes, no = words.cancel) {
  const dialog = byID('question');
  byID('question-text').textContent = text;
  byID('question-yes').textContent = yes;
  byID('question-no').textContent = no;
  dialog.returnValue = '';
  dialog.showModal();
  byID('question-no').focus();
  return new Promise((resolve) => {
    byID('question-yes').onclick = () => dialog.close('yes');
    byID('question-no').onclick = () => dialog.close('');
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
  });
}
