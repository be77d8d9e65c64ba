// The bytes of the payload: a row of them a line, each knowing what it is part of.

import { core } from '../lib.js';
import { el } from './dom.js';
import { Virtual } from './virtual.js';

const HEX_ROW = 22;
/** Pixels that sixteen bytes with their letters need. */
const WIDE = 600;

export class Hex {
  /** `choose(offset)` is called when a byte is chosen. */
  constructor(box, choose) {
    this.box = box;
    this.bytes = new Uint8Array();
    this.marks = [];
    this.range = undefined;
    this.at = 0;
    this.width = 16;
    this.choose = choose;
    this.rows = new Virtual(box, HEX_ROW, (index) => this.#row(index));
    box.addEventListener('click', ({ target }) => {
      const at = target.closest('[data-at]')?.dataset.at;
      if (at !== undefined) this.#go(Number(at));
    });
    box.addEventListener('keydown', (event) => this.#key(event));
    new ResizeObserver(() => {
      this.wide = box.clientWidth;
      this.#fit();
    }).observe(box);
  }

  /** Shows bytes; `marks` are `{start, end, severity}` of complaints. */
  set(bytes, marks) {
    this.bytes = bytes;
    this.marks = marks;
    this.range = undefined;
    this.at = 0;
    this.box.scrollTop = 0;
    // A connection has texts only: the tree gets the room.
    this.box.hidden = bytes.length === 0;
    this.#fit(true);
  }

  /** Lights the bytes of a part. */
  light(range, scroll = true) {
    this.range = range;
    if (range) this.at = range.start;
    if (scroll && range && range.end > range.start) this.rows.show(Math.floor(range.start / this.width));
    else this.rows.draw();
  }

  #fit(always = false) {
    this.wide ||= this.box.clientWidth;
    const width = !this.wide || this.wide >= WIDE ? 16 : 8;
    if (!always && width === this.width) return;
    this.width = width;
    this.box.classList.toggle('narrow', width === 8);
    this.box.setAttribute('aria-rowcount', Math.ceil(this.bytes.length / width));
    this.box.setAttribute('aria-colcount', width);
    this.rows.set(Math.ceil(this.bytes.length / width));
  }

  #key(event) {
    const steps = {
      ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.width, ArrowDown: this.width,
      PageUp: -this.width * this.rows.page, PageDown: this.width * this.rows.page,
      Home: -this.bytes.length, End: this.bytes.length,
    };
    const step = steps[event.key];
    if (step === undefined || this.bytes.length === 0) return;
    event.preventDefault();
    this.#go(Math.max(0, Math.min(this.bytes.length - 1, this.at + step)));
  }

  #go(at) {
    this.choose(at);
    this.at = at;
    this.rows.show(Math.floor(at / this.width));
  }

  #row(index) {
    const start = index * this.width;
    const cells = [];
    // Letters of one look are one piece: they are many.
    const letters = [];
    const last = Math.min(start + this.width, this.bytes.length);
    for (let at = start; at < last; at += 1) {
      const byte = this.bytes[at];
      const lit = this.range && at >= this.range.start && at < this.range.end ? ' in' : '';
      const mark = this.marks.find(({ start, end }) => at >= start && at < Math.max(end, start + 1));
      const look = `${classOf(byte)}${lit}${mark ? ` ${mark.severity}` : ''}`;
      const here = at === this.at;
      cells.push(el('span', {
        class: `cell ${look}${at - start === 8 ? ' gap' : ''}${here ? ' here' : ''}`,
        role: 'gridcell', 'data-at': at, id: here ? 'hex-here' : undefined, 'aria-colindex': at - start + 1,
        'aria-selected': lit ? 'true' : 'false',
      }, byte.toString(16).padStart(2, '0')));
      const piece = letters.at(-1);
      if (piece?.look === look) piece.text += letterOf(byte);
      else letters.push({ look, text: letterOf(byte) });
    }
    if (this.at >= start && this.at < last) this.box.setAttribute('aria-activedescendant', 'hex-here');
    return el('div', { class: 'row', role: 'row', 'aria-rowindex': index + 1 },
      el('span', { class: 'offset', 'aria-hidden': 'true' }, start.toString(16).padStart(6, '0')),
      el('span', { class: 'cells', role: 'presentation', style: undefined }, ...cells),
      el('span', { class: 'letters', 'aria-hidden': 'true' }, ...letters.map(({ look, text }) => el('span', { class: look }, text))));
  }
}

/** What kind of byte it is, for its colour. */
function classOf(byte) {
  if (byte === 0) return 'null';
  if (byte === 32 || (byte >= 9 && byte <= 13)) return 'blank';
  return byte > 32 && byte < 127 ? 'print' : 'other';
}

/** A byte's letter, or a dot. */
export function letterOf(byte) {
  return byte > 31 && byte < 127 ? String.fromCharCode(byte) : '·';
}

/** Hex of bytes, some in their own look. */
export function changed(bytes, before) {
  const hex = core.toHex(bytes);
  const out = [];
  let run = '';
  let isNew = false;
  const flush = () => {
    if (run) out.push(isNew ? el('span', { class: 'new' }, run) : run);
    run = '';
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const now = bytes[at] !== before[at];
    if (now !== isNew) flush();
    isNew = now;
    run += `${hex.slice(at * 2, at * 2 + 2)} `;
  }
  flush();
  return out;
}
