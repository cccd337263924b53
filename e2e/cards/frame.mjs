// A frame like Teams': a chat with one message, or an open dialog, on a phone
// or a wide screen, light or dark. The sizes and colours were taken by eye from
// Teams; the card inside is drawn by Microsoft's renderer.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { here } from './cards.mjs';

export const screens = {
  phone: { width: 360, height: 740 },
  wide: { width: 1180, height: 740 },
};

const script = (path) => readFileSync(join(here, 'node_modules', path), 'utf8');
const renderer = script('adaptivecards/dist/adaptivecards.min.js') + '\n' + script('markdown-it/dist/browser/markdown-it.umd.min.js');

const colours = {
  light: { back: '#f5f5f5', card: '#ffffff', text: '#242424', subtle: '#616161', edge: '#d1d1d1', accent: '#4f52b2', emphasis: '#f0f0f0', bad: '#a4262c' },
  dark: { back: '#1f1f1f', card: '#292929', text: '#ffffff', subtle: '#adadad', edge: '#525252', accent: '#a6a7dc', emphasis: '#3a3a3a', bad: '#f1a3a8' },
};

const style = (c, phone) => `
  * { box-sizing: border-box; }
  body { margin: 0; background: ${c.back}; color: ${c.text}; font: 14px/20px 'Segoe UI', 'Liberation Sans', sans-serif; }
  #who { font-size: 12px; line-height: 16px; color: ${c.subtle}; margin: 12px ${phone ? 12 : 64}px 4px; }
  #chat { margin: 0 ${phone ? 12 : 64}px 16px; max-width: 500px; border: 1px solid ${c.edge}; border-radius: 8px; background: ${c.card}; overflow: hidden; }
  #dialog { background: ${c.card}; overflow: hidden; ${phone ? 'min-height: 740px;' : `width: 50%; margin: 60px auto; border: 1px solid ${c.edge}; border-radius: 8px;`} }
  #title { font-size: 18px; line-height: 24px; font-weight: 600; padding: 16px 16px 0; display: flex; gap: 12px; }
  #title span { flex: 1; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .ac-adaptiveCard { outline: none; }
  .ac-input { width: 100%; font: inherit; color: inherit; background: ${c.emphasis}; border: 1px solid transparent; border-bottom-color: ${c.subtle}; border-radius: 4px; padding: 5px 10px; min-height: 32px; color-scheme: ${c === colours.dark ? 'dark' : 'light'}; }
  textarea.ac-input { min-height: 76px; resize: vertical; }
  .ac-input-container input[type=radio], .ac-input-container input[type=checkbox] { flex: none; width: 20px; height: 20px; accent-color: ${c.accent}; }
  .ac-input-container label { font-weight: 400; }
  .ac-actionSet { max-width: 100%; }
  .ac-pushButton { font: inherit; font-weight: 600; color: inherit; background: ${c.card}; border: 1px solid ${c.edge}; border-radius: 4px; min-height: 32px; padding: 5px 12px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .ac-pushButton.style-positive { color: ${c.card}; background: ${c.accent}; border-color: ${c.accent}; }
  .ac-pushButton.style-destructive { color: ${c.bad}; border-color: ${c.bad}; }
`;

// config is the host's part of how a card looks.
function config(c) {
  const shades = { default: [c.text, c.subtle], accent: [c.accent, c.accent], attention: [c.bad, c.bad], dark: [c.text, c.subtle], light: [c.subtle, c.subtle], good: [c.text, c.subtle], warning: [c.bad, c.bad] };
  const foregroundColors = Object.fromEntries(Object.entries(shades).map(([name, [plain, subtle]]) => [name, { default: plain, subtle }]));
  return {
    fontFamily: "'Segoe UI', 'Liberation Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 16 },
    containerStyles: {
      default: { backgroundColor: c.card, foregroundColors },
      emphasis: { backgroundColor: c.emphasis, foregroundColors },
    },
    inputs: { label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' }, optionalInputs: { weight: 'bolder' } } },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline' } },
  };
}

// open makes a page ready for cards of one screen and scheme.
export async function open(browser, screen, scheme) {
  const size = screens[screen];
  const context = await browser.newContext({ viewport: size, colorScheme: scheme, locale: 'en-GB', deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.wrongs = [];
  page.on('pageerror', (e) => page.wrongs.push(`error: ${e.message}`));
  await page.setContent(`<!doctype html><html lang="en"><style>${style(colours[scheme], screen === 'phone')}</style><body></body></html>`);
  await page.evaluate(renderer);
  await page.evaluate((hostConfig) => {
    globalThis.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    const reader = markdownit();
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = reader.render(text);
      result.didProcess = true;
    };
  }, config(colours[scheme]));
  return page;
}

// draw puts one card into the frame. What the button that is pressed sends, with
// all that was filled in, is then in globalThis.sent.
export const draw = (page, { title, card }) => page.evaluate(({ title, card }) => {
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = globalThis.hostConfig;
  drawn.parse(card);
  globalThis.sent = undefined;
  drawn.onExecuteAction = ({ data }) => { globalThis.sent = data; };
  const frame = document.createElement('div');
  if (title === undefined) {
    document.body.innerHTML = '<div id="who">Plenary, 15:45</div>';
    frame.id = 'chat';
  } else {
    document.body.innerHTML = '';
    frame.id = 'dialog';
    frame.innerHTML = '<div id="title"><span></span>✕</div>';
    frame.querySelector('span').textContent = title;
  }
  frame.append(drawn.render());
  document.body.append(frame);
}, { title, card });

// asking presses each button that asks a question first, and names what does not
// appear, or does not go again with Cancel; picture is called with it open.
export async function asking(page, picture) {
  const wrong = [];
  for (const id of await page.evaluate(() => [...document.querySelectorAll('[id^=confirm-]')].map((e) => e.id))) {
    const question = page.locator(`#${id}`);
    if (await question.isVisible()) wrong.push(`${id} stands there unasked`);
    await page.locator(`button[aria-controls="${id}"]`).first().click();
    await picture();
    if (!(await question.isVisible())) wrong.push(`${id} does not appear`);
    wrong.push(...(await hidden(page)));
    await question.getByRole('button', { name: 'Cancel' }).click();
    if (await question.isVisible()) wrong.push(`${id} stays`);
  }
  return wrong;
}

// marked names what was read as markup: nothing is, of what people wrote.
export const marked = (page) => page.evaluate(() =>
  [...document.querySelectorAll('em, strong, s, code, a, ul, ol, h1, h2, blockquote, hr')].map((e) => `read as markup: ${e.outerHTML.slice(0, 80)}`));

// hidden names what a person could not see: past the right edge, or a button
// whose label is cut though it is of a length that we use.
export const hidden = (page) => page.evaluate(() => {
  const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
  const cut = [...document.querySelectorAll('button, button *')].filter((e) => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && e.textContent.length <= 40);
  return [
    ...wide.slice(0, 3).map((e) => `past the edge: ${e.outerHTML.slice(0, 80)}`),
    ...cut.map((e) => `cut: ${e.textContent}`),
  ];
});
