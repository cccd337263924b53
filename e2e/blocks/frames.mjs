// What Slack draws around blocks, drawn by us: a conversation, a modal and an
// App Home, as wide as a phone or as a window on a desk. They are near enough to
// judge what fits and in which order it is met, and no more.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';

const require = createRequire(import.meta.url);
const css = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8')
  + readFileSync(new URL('frames.css', import.meta.url), 'utf8');

export const widths = { phone: 360, desk: 640 };

// sheet is a page with some screens beside one another.
export function sheet(screens, { theme, on }) {
  const columns = screens.map((met) => h('div', { className: 'screen', style: { width: widths[on] } }, screen(met, theme, on)));
  const body = h('div', { id: 'sheet', className: `${theme} ${on}` }, ...columns);
  return `<!doctype html><meta charset="utf-8"><style>${css}</style>${pickers(renderToStaticMarkup(body))}`;
}

// pickers asks for a date or a time as Slack does, in the words of no browser.
const pickers = (html) => html
  .replaceAll(/type="(date|time)"([^>]*) value=""/g, 'type="text"$2 value="Select a $1"')
  .replaceAll(/type="(?:date|time)"/g, 'type="text"');

// screen is one thing people meet, or several messages below one another.
function screen(met, theme, on) {
  const all = [met].flat();
  const { kind, drawn } = all[0];
  switch (kind) {
    case 'modal':
      return modal(drawn, theme, on);
    case 'home':
      return h('section', { className: 'home' }, header('Home'), blocks(drawn.blocks, theme));
    default:
      return h('section', { className: 'conversation' }, header('Messages'), ...all.map((m) => message(m.drawn, theme)));
  }
}

const header = (open) => h('header', null,
  h('h2', null, h('span', { className: 'face' }, 'P'), 'Plenary'),
  h('nav', null, ...['Home', 'Messages', 'About'].map((tab) => h('span', { className: tab === open ? 'open' : '' }, tab))));

const message = ({ blocks: drawn }, theme) => h('article', null,
  h('span', { className: 'face' }, 'P'),
  h('div', null, h('p', { className: 'who' }, h('b', null, 'Plenary'), h('small', null, 'APP')), blocks(drawn, theme)));

// modal has its buttons below on a desk, and beside its title on a phone.
function modal(drawn, theme, on) {
  const close = h('span', { className: 'close' }, on === 'phone' ? '✕' : drawn.close.text);
  const submit = drawn.submit && h('span', { className: 'submit' }, drawn.submit.text);
  const title = h('h2', null, drawn.title.text);
  return h('section', { className: 'modal' },
    on === 'phone' ? h('header', null, close, title, submit) : h('header', null, title, h('span', null, '✕')),
    blocks(drawn.blocks, theme),
    on === 'desk' && h('footer', null, close, submit));
}

const blocks = (drawn, theme) => h('div', { className: 'blocks' },
  ...drawn.map((block) => h('div', { className: block.element?.multiline ? 'lines' : 'line' },
    h(Message, { blocks: [asShown(block)], theme, logo: '', name: 'Plenary', withoutWrapper: true }))));

// asShown adds what Slack adds, and the renderer does not.
function asShown(block) {
  if (block.type !== 'input' || !block.optional) return block;
  return { ...block, label: { ...block.label, text: `${block.label.text} (optional)` } };
}
