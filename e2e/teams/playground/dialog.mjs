// Dialogs, which the Playground does not have. What is done in one goes to the
// bot as Teams' client would send it, and the answer is the next dialog or the
// end. It is drawn by Microsoft's renderer and filled in by hand, or, without a
// browser, read as it came.

import { draw } from '../../cards/frame.mjs';
import { picture } from '../../slack/browser.mjs';
import { actions } from './playground.mjs';

// opened is the dialog that an answer holds; undefined where it closes. An end
// with a sentence, which Teams shows, has the sentence as its text.
export function opened(playground, page, answer) {
  if (!answer?.task) return undefined;
  const { type, value } = answer.task;
  if (type === 'message') return { said: value };
  return new (page ? Drawn : Read)(playground, page, value);
}

class Dialog {
  constructor(playground, page, { title, card }) {
    Object.assign(this, { playground, page, title, card: card.content });
    this.text = JSON.stringify(this.card);
  }

  // titled fails where another dialog has opened.
  titled(title) {
    if (this.title !== title) throw new Error(`the dialog is "${this.title}", not "${title}"`);
    return this;
  }

  // shows fails where the words do not stand in the dialog.
  shows(words) {
    if (!this.text.includes(JSON.stringify(words).slice(1, -1))) throw new Error(`"${words}" does not stand in ${this.text}`);
  }

  // press presses a button, which takes along what was filled in.
  async press(title) {
    const data = await this.data(title);
    return opened(this.playground, this.page, await this.playground.invoke('task/submit', { data, context: { theme: 'default' } }));
  }
}

class Drawn extends Dialog {
  async drawn() {
    if (!this.ready) await draw(this.page, { title: this.title, card: this.card });
    this.ready = true;
    return this.page;
  }

  async write(...texts) {
    const boxes = (await this.drawn()).locator('.ac-textInput');
    for (const [i, text] of texts.entries()) await boxes.nth(i).fill(text);
  }

  async choose(option) { await (await this.drawn()).getByLabel(option).check(); }

  async data(title) {
    const page = await this.drawn();
    await page.getByRole('button', { name: title, exact: true }).click();
    return (await page.waitForFunction(() => globalThis.sent)).jsonValue();
  }

  async picture(name) { await picture((await this.drawn()).locator('#dialog'), name); }
}

class Read extends Dialog {
  // filled is what each input begins with, or was filled with since.
  get filled() {
    this.values ??= Object.fromEntries(this.card.body.filter((e) => e.type.startsWith('Input.')).map((e) => [e.id, e.value ?? '']));
    return this.values;
  }

  write(...texts) {
    const boxes = this.card.body.filter((e) => e.type === 'Input.Text');
    for (const [i, text] of texts.entries()) this.filled[boxes[i].id] = text;
  }

  choose(option) {
    for (const { id, choices = [] } of this.card.body) {
      const chosen = choices.find((c) => c.title.includes(option));
      if (chosen) {
        this.filled[id] = chosen.value;
        return;
      }
    }
    throw new Error(`"${option}" cannot be chosen in ${this.text}`);
  }

  data(title) {
    const pressed = actions(this.card).find((a) => a.title === title);
    if (!pressed) throw new Error(`there is no button "${title}" in ${this.text}`);
    return { ...pressed.data, ...this.filled };
  }

  picture() {}
}
