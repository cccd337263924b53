// What a person sees and does in their chat with the bot: in the Playground's
// page, or without one through the Playground alone.

import { open } from '../../cards/frame.mjs';
import { picture } from '../../slack/browser.mjs';
import { until } from '../../slack/ports.mjs';
import { opened } from './dialog.mjs';

// visit opens the page, which installs the app for its person. What the page
// would fetch from elsewhere, such as fonts, it does without.
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, locale: 'en-GB' });
  await context.route((to) => to.host !== new URL(url).host, (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(60000); // its script has 9 MB
  await page.goto(url);
  await page.getByTitle('Hide log panel').click();
  return page;
}

class Hands {
  constructor(playground) { this.playground = playground; }

  // told waits for words in any chat.
  told(words) { return until(`"${words}"`, () => this.playground.messages().some((m) => m.text.includes(words))); }

  // opens presses a button that opens a dialog.
  async opens(title) {
    const { id, action } = this.playground.button(title);
    if (action.data.msteams?.type !== 'task/fetch') throw new Error(`"${title}" opens no dialog`);
    const answer = await this.playground.invoke('task/fetch', { data: action.data, context: { theme: 'default' } }, id);
    return opened(this.playground, this.dialogs, answer);
  }
}

export class InBrowser extends Hands {
  static async of(playground, browser) {
    const h = new InBrowser(playground);
    h.dialogs = await open(browser, playground.person.screen, 'light');
    h.page = await visit(browser, playground.url);
    return h;
  }

  async shows(text) { await this.page.getByText(text).last().waitFor(); }

  async press(title) { await this.page.getByRole('button', { name: title, exact: true }).last().click(); }

  // opens looks for the button on the page first; pressed there, it does nothing.
  async opens(title) {
    await this.page.getByRole('button', { name: title, exact: true }).last().waitFor();
    return super.opens(title);
  }

  async say(text) {
    await this.page.getByRole('textbox').last().fill(text);
    await this.page.getByLabel('Send Message').last().click();
  }

  picture(name) { return picture(this.page, name); }

  async close() {
    await this.page.context().close();
    await this.dialogs.context().close();
  }
}

export class Browserless extends Hands {
  static async of(playground) {
    await playground.install();
    return new Browserless(playground);
  }

  shows(text) { return this.told(text); }

  async press(title) {
    const { id, action } = this.playground.button(title);
    if (action.type !== 'Action.Execute') throw new Error(`"${title}" opens a dialog`);
    await this.playground.invoke('adaptiveCard/action', { action: { type: action.type, title, verb: action.verb, data: action.data } }, id);
  }

  say(text) { return this.playground.say(text); }

  picture() {}

  close() {}
}
