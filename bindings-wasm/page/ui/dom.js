// Small helps with the document.

import { t } from './words.js';

export const $ = (id) => document.getElementById(id);

/** An element with its attributes (`class`, `onclick`, ...) and children. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

/** Puts an empty field in the place of one: undoing and redoing would bring back what was typed into the same. */
export function renew(field) {
  field.value = '';
  const fresh = field.cloneNode();
  const isActive = document.activeElement === field;
  field.replaceWith(fresh);
  if (isActive) fresh.focus();
}

/** Fills a select; the chosen value stays where it is still there. */
export function fill(select, options) {
  const before = select.value;
  select.replaceChildren(...options.map(([value, text]) => el('option', { value }, text)));
  if (options.some(([value]) => value === before)) select.value = before;
}

let fading;

/** Says something for a moment. */
export function toast(text) {
  $('toast').textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => {
    $('toast').textContent = '';
  }, 2500);
}

/** Copies; where the clipboard is closed to pages (HTTP), through a selected field. */
export async function copy(text) {
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const before = document.activeElement;
    const field = el('textarea', { class: 'away', 'aria-hidden': 'true' });
    field.value = text;
    (document.querySelector('dialog[open]') ?? document.body).append(field);
    field.select();
    done = document.execCommand('copy');
    field.remove();
    before.focus();
  }
  toast(t(done ? 'copied' : 'notCopied'));
}

/** Calls once, some time after the last of many calls. */
export function settled(wait, call) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(call, wait, ...given);
  };
}
