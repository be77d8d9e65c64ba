// The explained tree: parts with value and meaning, complaints behind the part that they are about.

import { messageOf } from './complaints.js';
import { el } from './dom.js';
import { meaningIn, partIn } from './labels.js';
import { t } from './words.js';
import { Virtual } from './virtual.js';

const TREE_ROW = 26;
/** Parts that are open at first, at most: a long array is opened by who wants it. */
const OPEN = 400;

export class Tree {
  /** `choose(row)` is called with the part that is chosen. */
  constructor(box, choose) {
    this.box = box;
    this.choose = choose;
    this.rows = [];
    this.at = 0;
    this.closed = new Set();
    this.list = new Virtual(box, TREE_ROW, (index) => this.#row(index));
    box.addEventListener('click', (event) => {
      const row = event.target.closest('.row');
      if (!row) return;
      const index = Number(row.dataset.index);
      if (event.target.closest('.twist')) this.#toggle(index);
      else this.go(index);
    });
    box.addEventListener('dblclick', (event) => {
      const row = event.target.closest('.row');
      if (row) this.#toggle(Number(row.dataset.index));
    });
    box.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Shows a tree; `complaints` have a severity, and `names` tell what a thing model calls a part. */
  set(root, complaints, names) {
    this.root = root;
    this.names = names;
    this.notes = place(root, complaints);
    this.closed = new Set();
    let open = 0;
    const walk = (node) => {
      open += node.children?.length ?? 0;
      if (open > OPEN && node !== root) this.closed.add(node);
      node.children?.forEach(walk);
    };
    walk(root);
    this.at = 0;
    this.box.scrollTop = 0;
    this.#flatten();
  }

  #flatten() {
    this.rows = [];
    const walk = (node, depth, path) => {
      this.rows.push({ node, depth, path });
      node.bits?.forEach((bits) => this.rows.push({ node, bits, depth: depth + 1, path }));
      (this.notes.get(node) ?? []).forEach((complaint) => this.rows.push({ complaint, depth: depth + 1, node, path }));
      if (!this.closed.has(node)) {
        node.children?.forEach((child) => walk(child, depth + 1, [...path, child.label]));
      }
    };
    if (this.root) {
      (this.notes.get(this.root) ?? []).forEach((complaint) => this.rows.push({ complaint, depth: 0, node: this.root, path: [] }));
      this.root.children?.forEach((child) => walk(child, 0, [child.label]));
    }
    // What is at one level below one part: of those a row is the first, second, and so on.
    const groups = [];
    for (const row of this.rows) {
      groups.length = row.depth + 1;
      row.group = groups[row.depth] ??= { size: 0 };
      row.nth = row.group.size += 1;
    }
    this.at = Math.min(this.at, Math.max(0, this.rows.length - 1));
    this.list.set(this.rows.length);
  }

  /** Chooses a row. */
  go(index, tell = true) {
    if (!this.rows[index]) return;
    this.at = index;
    this.list.show(index);
    if (tell) this.choose(this.rows[index]);
  }

  /** Chooses the innermost part of a byte, opening what is in front of it. */
  goByte(at) {
    const chain = chainOf(this.root, at);
    if (chain.length === 0) return undefined;
    const target = chain.at(-1);
    chain.slice(0, -1).forEach((node) => this.closed.delete(node));
    this.#flatten();
    const index = this.rows.findIndex((row) => row.node === target && !row.complaint && !row.bits);
    this.go(index, false);
    return this.rows[index];
  }

  #toggle(index) {
    const { node, complaint, bits } = this.rows[index] ?? {};
    if (!node?.children || complaint || bits) return;
    if (!this.closed.delete(node)) this.closed.add(node);
    this.#flatten();
    this.go(index);
  }

  #key(event) {
    const row = this.rows[this.at];
    const parent = () => this.rows.findLastIndex((other, index) => index < this.at && other.depth < row.depth && !other.complaint && !other.bits);
    const isOpen = row?.node.children && !row.complaint && !row.bits && !this.closed.has(row.node);
    const moves = {
      ArrowDown: () => this.at + 1,
      ArrowUp: () => this.at - 1,
      PageDown: () => Math.min(this.at + this.list.page, this.rows.length - 1),
      PageUp: () => Math.max(this.at - this.list.page, 0),
      Home: () => 0,
      End: () => this.rows.length - 1,
      ArrowRight: () => (isOpen ? this.at + 1 : this.#toggle(this.at)),
      ArrowLeft: () => (isOpen ? this.#toggle(this.at) : parent()),
      Enter: () => this.#toggle(this.at),
      ' ': () => this.#toggle(this.at),
    };
    const move = moves[event.key];
    if (!move || !row) return;
    event.preventDefault();
    const to = move();
    if (to !== undefined && to >= 0) this.go(to);
  }

  #row(index) {
    const { node, depth, complaint, bits, path, group, nth } = this.rows[index];
    const chosen = index === this.at;
    const attributes = {
      class: 'row', role: 'treeitem', 'data-index': index, 'aria-level': depth + 1, 'aria-setsize': group.size,
      'aria-posinset': nth, 'aria-selected': chosen ? 'true' : 'false', id: `part-${index}`,
      'aria-expanded': node.children && !complaint && !bits ? String(!this.closed.has(node)) : undefined,
    };
    if (chosen) this.box.setAttribute('aria-activedescendant', attributes.id);
    const row = el('div', attributes);
    row.style.paddingInlineStart = `${Math.min(depth, 12) * 1.1 + 0.3}rem`;
    if (complaint) {
      row.append(el('span', { class: 'twist', 'aria-hidden': 'true' }, complaint.severity === 'error' ? '✗' : '!'),
        el('span', { class: complaint.severity }, `${t(complaint.severity === 'error' ? 'problem' : 'note')}: ${messageOf(complaint)}`));
      return row;
    }
    if (bits) {
      row.append(el('span', { class: 'twist', 'aria-hidden': 'true' }), el('span', { class: 'bits' }, bitsText(bits)));
      return row;
    }
    const named = this.names?.(path) ?? partIn(path);
    const twist = node.children ? (this.closed.has(node) ? '▸' : '▾') : '';
    row.append(el('span', { class: 'twist', 'aria-hidden': 'true' }, twist), el('span', { class: 'label' }, node.label));
    if (named) row.append(el('span', { class: 'name' }, named));
    if (node.value) row.append(el('span', { class: 'value' }, valueIn(node, path)));
    if (node.meaning) row.append(el('span', { class: `meaning ${this.notes.get(node)?.[0].severity ?? ''}` }, meaningIn(node.meaning)));
    return row;
  }
}

/** A value as a row shows it. */
function valueIn({ value, range }, path) {
  if (value.length > 300) return `${value.slice(0, 300)}…`;
  // Of frames only: a device's own text is shown as it is.
  return range && partIn(path) ? meaningIn(value) : value;
}

/** `0000 ....`, as protocol analysers show bits, with name and value. */
export function bitsText({ mask, label, value }) {
  let shift = 0;
  while (shift < 8 && !((mask >> shift) & 1)) shift += 1;
  const here = value << shift;
  let text = '';
  for (let bit = 7; bit >= 0; bit -= 1) {
    text += (mask >> bit) & 1 ? (here >> bit) & 1 : '.';
    if (bit === 4) text += ' ';
  }
  return `${text} ${[label, partIn([label])].filter(Boolean).join(' ')}: ${value}`;
}

/** The parts that a byte is in, from the outside in. */
function chainOf(root, at) {
  const chain = [];
  let children = root?.children;
  while (children) {
    const inside = children.find((node) => (node.range
      ? at >= node.range.start && at < node.range.end
      : chainOf(node, at).length > 0));
    if (!inside) break;
    chain.push(inside);
    children = inside.children;
  }
  return chain;
}

/** Complaints by the part that they stand behind: the innermost at their byte, or the root. */
function place(root, complaints) {
  const placed = new Map();
  for (const complaint of complaints) {
    const at = complaint.place?.offset;
    const part = complaint.ofPayload && at !== undefined ? chainOf(root, at).at(-1) : undefined;
    const key = part ?? root;
    placed.set(key, [...(placed.get(key) ?? []), complaint]);
  }
  return placed;
}
