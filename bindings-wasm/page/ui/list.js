// The list of many records, filled by a worker.

import { source } from '../lib.js';
import { $, el, settled } from './dom.js';
import { say, t } from './words.js';
import { Virtual } from './virtual.js';

const LIST_ROW = 28;

export class Records {
  /** `choose(entry, row)` is called with what is chosen; `about(about, count, progress, done)` as it is read. */
  constructor(choose, about) {
    this.box = $('list');
    this.tell = { choose, about };
    this.rows = [];
    this.found = undefined;
    this.at = -1;
    this.list = new Virtual(this.box, LIST_ROW, (index) => this.#row(index));
    this.box.addEventListener('click', ({ target }) => {
      const row = target.closest('.row');
      if (!row) return;
      if (target.closest('.paired[data-pair]')) this.goTo(Number(target.dataset.pair));
      else this.go(Number(row.dataset.index));
    });
    this.box.addEventListener('keydown', (event) => this.#key(event));
    const search = settled(120, () => this.#search());
    $('search').addEventListener('input', search);
    $('only-direction').addEventListener('change', search);
    $('only-status').addEventListener('change', search);
  }

  /** Reads an input in a worker; `first` is the record that is chosen as soon as it is there. */
  open(module, input, options, first) {
    this.close();
    this.rows = [];
    this.#reset(first);
    this.done = false;
    this.searched = 0;
    this.url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    this.worker = new Worker(this.url);
    this.worker.onmessage = ({ data }) => this.#message(data);
    this.worker.onerror = (event) => this.tell.about({ how: 'failed', why: { reason: event.message } }, 0, 1, true);
    this.worker.postMessage({ what: 'open', id: 0, module, input, options });
    this.list.set(0);
    this.#title();
  }

  /** Shows records that are read already. */
  use(session, first) {
    this.close();
    this.session = session;
    this.rows = session.rows;
    this.#reset(first);
    this.done = true;
    // What narrows the list is not to be seen where there is none.
    if (this.rows.length < 2) this.found = undefined;
    else if (this.found) this.found = Array.from(session.search(this.#query));
    this.#columns();
    this.list.set(this.count);
    this.#title();
  }

  /** Nothing is chosen; what the list is narrowed by stays, and holds for what comes. */
  #reset(first) {
    this.first = first;
    this.found = this.#query ? [] : undefined;
    this.at = -1;
    this.wanted = undefined;
    this.box.removeAttribute('aria-activedescendant');
  }

  /** Says the same in another language. */
  retell() {
    this.#title();
    this.list.draw();
  }

  close() {
    this.worker?.terminate();
    if (this.url) URL.revokeObjectURL(this.url);
    this.worker = undefined;
    this.session = undefined;
    this.url = undefined;
  }

  /** Chooses a row of those that are shown; tells whether there is one. */
  go(index) {
    const row = this.#shown(index);
    if (!row) return false;
    this.at = index;
    this.list.show(index);
    this.wanted = row.index;
    if (this.session) this.tell.choose(this.session.entries[row.index], row);
    else this.worker.postMessage({ what: 'get', id: row.index, index: row.index });
    return true;
  }

  /** Chooses a record where none is chosen: the one that was asked for, once it is there, or the first; tells whether there is one. */
  start() {
    if (this.wanted !== undefined) return true;
    const at = this.first === undefined ? 0 : this.found ? this.found.indexOf(this.first) : this.first;
    return this.go(at) || (this.done && this.go(0));
  }

  /** Chooses a record by its number, whatever is searched for. */
  goTo(index) {
    const at = this.found ? this.found.indexOf(index) : index;
    if (at >= 0) return this.go(at);
    $('search').value = '';
    $('only-direction').value = '';
    $('only-status').value = '';
    this.found = undefined;
    this.list.set(this.count);
    this.#title();
    return this.go(index);
  }

  get count() {
    return this.found ? this.found.length : this.rows.length;
  }

  #shown(index) {
    return this.rows[this.found ? this.found[index] : index];
  }

  #message({ id, about, rows, paired, progress, done, entry, found, failure }) {
    if (failure !== undefined) this.tell.about({ how: 'failed', why: { reason: failure } }, this.rows.length, 1, true);
    if (about) this.tell.about(this.about = about, undefined, 0, false);
    if (rows) {
      this.done = done;
      for (const row of rows) this.rows.push(row);
      for (const [request, reply] of paired) this.rows[request].pair = reply;
      this.#columns(rows);
      if (!this.found) this.list.set(this.rows.length);
      this.#title();
      this.tell.about(this.about, this.rows.length, progress, done);
      this.start();
      // Each time that there are twice as many: searching all of them for each batch would take the square of their number.
      if (this.found && (done || this.rows.length > this.searched * 2)) this.#search();
    }
    if (entry && id === this.wanted) this.tell.choose(entry, this.rows[id]);
    if (found) this.#found(found);
  }

  /** Columns that nothing has are left out. */
  #columns(rows = this.rows) {
    for (const name of ['time', 'device']) {
      if (rows === this.rows || rows.length === this.rows.length) this.box.classList.add(`no-${name}`);
      if (rows.some((row) => row[name])) this.box.classList.remove(`no-${name}`);
    }
  }

  /** What the list is narrowed by, if by anything. */
  get #query() {
    const query = {
      words: $('search').value.toLowerCase().split(/\s+/).filter(Boolean),
      direction: $('only-direction').value,
      status: $('only-status').value,
    };
    return query.words.length > 0 || query.direction || query.status ? query : undefined;
  }

  #search() {
    const query = this.#query;
    this.searched = this.rows.length;
    if (!query) {
      this.found = undefined;
      this.at = this.wanted ?? 0;
      this.list.set(this.rows.length);
      this.list.show(this.at);
      this.#title();
      this.start();
    } else if (this.session) this.#found(this.session.search(query));
    else this.worker?.postMessage({ what: 'search', id: -1, query });
  }

  #found(found) {
    this.found = Array.from(found);
    this.at = this.found.indexOf(this.wanted);
    this.box.scrollTop = 0;
    if (this.at < 0) this.box.removeAttribute('aria-activedescendant');
    this.list.set(this.found.length);
    this.#title();
    this.start();
  }

  #title() {
    const all = this.rows.length.toLocaleString('en');
    $('list-title').textContent = this.found
      ? say(`${this.found.length.toLocaleString('en')} of ${all} ${this.rows.length === 1 ? 'record' : 'records'}`, `${all} 条记录中的 ${this.found.length.toLocaleString('en')} 条`)
      : say(`${all} ${this.rows.length === 1 ? 'record' : 'records'}`, `${all} 条记录`);
  }

  #key(event) {
    const moves = {
      ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: this.count - 1,
      PageDown: Math.min(this.at + this.list.page, this.count - 1), PageUp: Math.max(this.at - this.list.page, 0),
    };
    if (event.key === 'Enter' && this.#shown(this.at)?.pair >= 0) this.goTo(this.#shown(this.at).pair);
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.go(to);
  }

  #row(index) {
    const row = this.#shown(index);
    const chosen = index === this.at;
    const id = `record-${row.index}`;
    if (chosen) this.box.setAttribute('aria-activedescendant', id);
    const arrow = { up: '↑', down: '↓' }[row.direction] ?? '';
    const state = row.status === 'ok' ? '✓' : row.status === 'error' ? `✗ ${row.code}` : `! ${row.code}${row.notes > 1 ? ` +${row.notes - 1}` : ''}`;
    return el('div', {
      class: 'row', role: 'option', id, 'data-index': index, 'aria-selected': chosen ? 'true' : 'false',
      'aria-setsize': this.count, 'aria-posinset': index + 1,
    },
    el('span', { class: 'n' }, String(row.index + 1)),
    el('span', { class: 'time' }, row.time),
    el('span', { class: 'dir', role: arrow ? 'img' : undefined, 'aria-label': row.direction ? t(row.direction).split(/ |（/)[0] : undefined }, arrow),
    el('span', { class: 'kind' }, row.kind || '—'),
    el('span', { class: 'device' }, row.device),
    el('span', { class: `state ${row.status}`, role: row.status === 'ok' && 'img', 'aria-label': row.status === 'ok' && t('ok') }, state),
    el('span', { class: 'paired', 'data-pair': row.pair >= 0 ? row.pair : undefined }, row.pair >= 0 ? `⇄ ${row.pair + 1}` : ''));
  }
}
