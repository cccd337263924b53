// Making elements. Text is always set as text: nothing here reads HTML.

export const byID = (id) => document.getElementById(id);

// el makes an element: el('p', {class: 'hint', onclick: f}, 'text', child).
// Properties with null, undefined or false are left out.
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setOn(node, name, value);
  node.append(...children.flat().filter((c) => c !== null && c !== undefined));
  return node;
}

function setOn(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name === 'value') node.value = value;
  else node.setAttribute(name, value === true ? '' : value);
}

const paths = {
  send: 'M4 12 20 4l-5 16-3.5-6.5z M11.5 13.5 20 4',
  attach: 'M19 11.5 12 18.5a4.6 4.6 0 0 1-6.5-6.5l7.5-7.5a3 3 0 0 1 4.3 4.3l-7.5 7.5a1.4 1.4 0 0 1-2-2l6.7-6.7',
  record: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3z M5.5 11.5a6.5 6.5 0 0 0 13 0 M12 18v3',
  stop: 'M7 7h10v10H7z',
  close: 'M6 6l12 12 M18 6 6 18',
  wrong: 'M12 7v6 M12 16.5v.5 M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z',
};

// icon is a line drawing beside words or under an aria-label.
export function icon(name) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  const path = document.createElementNS(ns, 'path');
  for (const [k, v] of Object.entries({ viewBox: '0 0 24 24', width: 22, height: 22, 'aria-hidden': 'true', class: 'icon' })) svg.setAttribute(k, v);
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

// busy marks a control while its answer is awaited. It keeps the focus, which
// a disabled one would lose.
export async function busy(control, work) {
  if (control?.getAttribute('aria-disabled') === 'true') return;
  control?.setAttribute('aria-disabled', 'true');
  try {
    return await work();
  } finally {
    control?.removeAttribute('aria-disabled');
  }
}

// fill replaces everything in a node.
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((c) => c !== null && c !== undefined));
}
