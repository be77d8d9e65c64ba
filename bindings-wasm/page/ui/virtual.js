// A list of which only what is seen is in the document.

import { el } from './dom.js';

/** Browsers do not lay out much more than this many pixels; beyond it rows stand closer together than the bar says. */
const TALLEST = 8_000_000;

export class Virtual {
  constructor(box, height, render) {
    this.box = box;
    this.height = height;
    this.render = render;
    this.count = 0;
    this.space = el('div', { class: 'space', role: 'presentation' });
    box.classList.add('virtual');
    box.replaceChildren(this.space);
    box.addEventListener('scroll', () => this.draw(), { passive: true });
    // Asked for at each draw, it would have the whole page laid out at each key.
    new ResizeObserver(() => {
      this.tall = box.clientHeight;
      this.draw();
    }).observe(box);
  }

  /** Shows so many rows. */
  set(count) {
    this.count = count;
    this.space.style.height = `${Math.min(count * this.height, TALLEST)}px`;
    this.draw();
  }

  get #stretch() {
    const tall = this.count * this.height;
    if (tall <= TALLEST) return 1;
    return (tall - this.tall) / (TALLEST - this.tall);
  }

  draw() {
    this.tall ||= this.box.clientHeight;
    const top = this.box.scrollTop;
    const from = top * this.#stretch;
    const first = Math.max(0, Math.floor(from / this.height) - 4);
    const last = Math.min(this.count, Math.ceil((from + this.tall) / this.height) + 4);
    const rows = [];
    for (let index = first; index < last; index += 1) {
      const row = this.render(index);
      row.style.top = `${Math.round(index * this.height - from + top)}px`;
      row.style.height = `${this.height}px`;
      rows.push(row);
    }
    this.space.replaceChildren(...rows);
  }

  /** Scrolls a row into view. */
  show(index) {
    const stretch = this.#stretch;
    const from = this.box.scrollTop * stretch;
    const top = index * this.height;
    if (top < from) this.box.scrollTop = top / stretch;
    else if (top + this.height > from + this.tall) {
      this.box.scrollTop = (top + this.height - this.tall) / stretch;
    }
    this.draw();
  }

  /** How many rows are seen at once. */
  get page() {
    return Math.max(1, Math.floor(this.tall / this.height) - 1);
  }
}
