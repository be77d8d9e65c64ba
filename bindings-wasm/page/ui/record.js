// One record: the explained tree beside its bytes, and its other views.

import { core, indent, parse, partsOf, stringify, withKeys } from '../lib.js';
import { documentationOf, messageOf } from './complaints.js';
import { $, copy, el } from './dom.js';
import { Hex, changed, letterOf } from './hex.js';
import { askForKeys } from './keys.js';
import { SIGNED_KINDS } from './sign.js';
import { meaningIn, partIn } from './labels.js';
import { Tree, bitsText } from './tree.js';
import { say, t } from './words.js';

const TABS = ['explained', 'json', 'raw', 'text', 'edit'];
/** Bytes that the raw view shows at most; it is one text. */
const LONGEST_DUMP = 1 << 16;
/** Layers whose places count in the text of the record, not in its payload. */
const OF_THE_TEXT = ['record', 'hex', 'base64', 'capture'];

/** A record with keys that is no JSON, such as Python's print of one: it is taken for a payload that cannot be read. */
const KEYS_INSIDE = /keys\W{1,9}(?:device_secret|random)/i;

export class RecordView {
  /** `context()` gives `{model, names, keys, signature}`; `goTo(index)` shows another record; `use(text)` makes a text the input; `verify(kind, record, payload)` checks credentials. */
  constructor(context, goTo, use, verify) {
    this.context = context;
    this.tree = new Tree($('tree'), (row) => this.#chosen(row));
    this.hex = new Hex($('hex'), (at) => {
      const row = this.tree.goByte(at);
      this.#about(row);
      this.hex.light(row?.node.range ?? { start: at, end: at + 1 }, false);
    });
    for (const tab of TABS) {
      $(`tab-${tab}`).addEventListener('click', () => this.tab(tab));
      $(`tab-${tab}`).addEventListener('keydown', (event) => {
        const at = TABS.indexOf(tab);
        const to = { ArrowRight: (at + 1) % TABS.length, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
        if (to === undefined) return;
        const next = TABS.at(to);
        event.preventDefault();
        this.tab(next);
        $(`tab-${next}`).focus();
      });
    }
    $('pair').addEventListener('click', () => goTo(this.pair));
    $('verify').addEventListener('click', () => verify(this.value.kind, parse(this.record), new TextDecoder().decode(this.bytes)));
    $('copy-json').addEventListener('click', () => copy(this.decoded));
    $('copy-hex').addEventListener('click', () => copy(core.toHex(this.bytes)));
    $('copy-case').addEventListener('click', () => copy(this.vectorCase()));
    $('edit').addEventListener('input', () => this.encode());
    $('edit-copy').addEventListener('click', () => copy(this.encoded));
    $('edit-use').addEventListener('click', () => use(this.encoded));
    this.tab('explained');
  }

  tab(name) {
    for (const tab of TABS) {
      const chosen = tab === name;
      $(`tab-${tab}`).setAttribute('aria-selected', String(chosen));
      $(`tab-${tab}`).tabIndex = chosen ? 0 : -1;
      $(`view-${tab}`).hidden = !chosen;
    }
    this.shown = name;
    if (this.entry) this.#fill();
  }

  /** Shows an entry of a session with its row. */
  show(entry, row) {
    dropVerdict();
    const isSame = this.entry?.record === entry.record && this.row.index === row.index;
    this.entry = entry;
    this.row = row;
    this.pair = row.pair;
    // What may hold keys is shown as the text that it is, up to those.
    const record = entry.failed && entry.record && KEYS_INSIDE.test(new TextDecoder().decode(core.payload(entry.record))) ? undefined : entry.record;
    const { model, names, keys } = this.context();
    const before = this.edited && this.editable;
    const whole = record && withKeys(record, keys);
    this.record = record;
    this.bytes = record ? core.payload(record) : new Uint8Array();
    this.decoded = record ? core.decodeJson(whole, model) : stringify({ error: entry.complaints[0] });
    this.value = parse(this.decoded);
    const explained = record ? parse(core.explainJson(whole)) : {};
    this.root = explained.error ? { children: [] } : explained;
    this.root.children ??= [];
    this.root.children = this.root.children.filter((node) => node.label !== 'error' || node.range);
    const found = this.value.error ? [this.value.error] : merge(entry.complaints, this.value.notes);
    this.complaints = (record ? found : entry.complaints).map((complaint) => {
      const inPayload = Boolean(record) && this.bytes.length > 0 && !OF_THE_TEXT.includes(complaint.layer);
      const place = inPayload ? bytesOf(complaint.place, this.root) : complaint.place;
      return { ...complaint, place, severity: this.value.error ? 'error' : 'note', ofPayload: inPayload && place?.offset !== undefined };
    });
    $('record-card').hidden = false;
    this.#head(row);
    this.names = names?.(this.root);
    this.tree.set(this.root, this.complaints, this.names);
    this.hex.set(this.bytes, this.complaints.filter((complaint) => complaint.ofPayload).map(({ place, severity }) => ({
      start: place.offset, end: place.end ?? place.offset + 1, severity,
    })));
    $('node').replaceChildren(el('p', { class: 'dim' }, t('nothing')));
    // A model, or another secret, takes away nothing that was edited.
    if (isSame && before !== undefined && before === this.#editable()) this.encode();
    else this.edited = undefined;
    this.#fill();
  }

  /** The decoded object that is edited: as it stands in the text, so that no number changes. */
  #editable() {
    return this.value.error ? '' : without(this.decoded, ['notes', 'meaning', 'replies_to']);
  }

  /** Says the same in another language; what is chosen and what was edited stays. */
  retell() {
    if (!this.entry) return;
    this.#head(this.row);
    this.tree.list.draw();
    if ($('node').querySelector('dl')) this.#about(this.about);
    else $('node').replaceChildren(el('p', { class: 'dim' }, t('nothing')));
    if (this.edited) this.encode();
  }

  hide() {
    this.entry = undefined;
    $('record-card').hidden = true;
    dropVerdict();
  }

  /** The record as a case of the test vectors, to be named and sourced. */
  vectorCase() {
    const { notes, error } = this.value;
    const inner = (value) => stringify(value).slice(1, -1);
    const { end, ...place } = error?.place ?? {};
    // The record and what became of it as they are written, so that no number changes.
    const members = [
      inner({ id: 'vendor/family-000-words', comment: '', flags: [], source: { kind: 'derived', from: '', edit: '' } }),
      this.record && `"record":${without(this.record, ['keys'])}`,
      ...(error ? [inner({ result: 'invalid', error: { code: error.code, layer: error.layer, ...place } })] : [
        inner({ result: notes.length > 0 ? 'acceptable' : 'valid' }), `"decoded":${without(this.decoded, ['notes'])}`,
        inner({ notes: notes.map((note) => note.code), encodes_to: 'same' }),
      ]),
    ];
    return indent(`{${members.filter(Boolean).join(',')}}`);
  }

  #head(row) {
    const { error, kind, vendor, protocol, direction } = this.value;
    $('record-title').textContent = error ? say('Not read', '无法读取') : kind;
    const facts = [
      vendor, protocol, direction && t(direction).split(' ')[0].split('（')[0],
      say(`${this.bytes.length} bytes`, `${this.bytes.length} 字节`),
      this.entry.line > 1 || row.index > 0 ? say(`line ${this.entry.line}`, `第 ${this.entry.line} 行`) : undefined,
      row.time,
    ];
    $('record-facts').textContent = facts.filter(Boolean).join(' · ');
    $('pair').hidden = row.pair < 0;
    $('pair').textContent = row.answers ? say(`Its request: ${row.pair + 1}`, `对应请求：${row.pair + 1}`)
      : say(`Its reply: ${row.pair + 1}`, `对应应答：${row.pair + 1}`);
    $('verify').hidden = direction === 'down' || !SIGNED_KINDS.has(kind);
    $('copy-hex').disabled = this.bytes.length === 0;
    $('complaints').replaceChildren(...this.complaints.map((complaint) => this.#complaint(complaint)));
  }

  #complaint(complaint) {
    const { severity, code, layer, place, spec } = complaint;
    const button = el('button', { type: 'button', class: severity, onclick: () => this.#showPlace(complaint) },
      `${severity === 'error' ? '✗' : '!'} ${layer}: ${messageOf(complaint)} `,
      el('code', {}, [placeText(place), code, spec].filter(Boolean).join(' · ')));
    return el('li', {}, button);
  }

  #showPlace(complaint) {
    const { code, ofPayload, place } = complaint;
    if (code === 'payload_encrypted') return askForKeys();
    if (!ofPayload) return this.tab('text');
    this.tab('explained');
    const row = this.tree.goByte(Math.min(place.offset, this.bytes.length - 1));
    this.#about(row && { ...row, complaint });
    this.hex.light({ start: place.offset, end: place.end ?? place.offset + 1 });
    return undefined;
  }

  #chosen(row) {
    this.#about(row);
    const place = row.complaint?.ofPayload ? { start: row.complaint.place.offset, end: row.complaint.place.end ?? row.complaint.place.offset + 1 } : row.node.range;
    this.hex.light(place);
  }

  #about(row) {
    if (!row) return;
    this.about = row;
    const { node, complaint, path } = row;
    const items = [];
    const add = (name, value, look) => {
      if (value) items.push(el('dt', {}, t(name)), el('dd', { class: look }, value));
    };
    if (complaint) {
      add(complaint.severity === 'error' ? 'problem' : 'note', messageOf(complaint));
      add('meaning', documentationOf(complaint.code));
      add('range', placeText(complaint.place));
      add('spec', complaint.spec);
    } else {
      add('label', [node.label, this.names?.(path) ?? partIn(path)].filter(Boolean).join(' — '));
      add('value', node.value, 'mono');
      if (node.meaning) add('meaning', meaningIn(node.meaning));
      if (node.range) add('range', rangeText(node.range));
      (node.bits ?? []).forEach((bits) => add('bits', bitsText(bits), 'mono'));
      add('spec', node.spec);
    }
    $('node').replaceChildren(el('dl', {}, ...items));
  }

  #fill() {
    if (this.shown === 'json') $('json').textContent = indent(this.decoded);
    if (this.shown === 'raw') $('raw').textContent = dump(this.bytes.subarray(0, LONGEST_DUMP)) + (this.bytes.length > LONGEST_DUMP ? '…' : '');
    if (this.shown === 'text') this.#text();
    if (this.shown === 'edit' && this.edited === undefined) {
      const { error } = this.value;
      this.editable = this.#editable();
      $('edit').value = indent(this.editable);
      this.edited = error ? undefined : true;
      this.encode();
    }
  }

  /** The payload as text, or the line where there is no record, with the places that are complained about. */
  #text() {
    const inText = !this.record || this.complaints.some((complaint) => OF_THE_TEXT.includes(complaint.layer) && complaint.place?.offset !== undefined);
    const bytes = this.record && !inText ? this.bytes : new TextEncoder().encode(withoutKeys(this.record ?? this.entry.text));
    const marks = this.complaints
      .filter((complaint) => complaint.place?.offset !== undefined && (inText || complaint.ofPayload))
      .map(({ place, severity }) => ({ start: place.offset, end: Math.max(place.end ?? 0, place.offset + 1), severity }))
      .sort((left, right) => left.start - right.start);
    const read = new TextDecoder();
    const parts = [];
    let at = 0;
    for (const { start, end, severity } of marks) {
      if (start < at) continue;
      parts.push(read.decode(bytes.subarray(at, start)), el('mark', { class: severity }, read.decode(bytes.subarray(start, end)) || '␃'));
      at = end;
    }
    parts.push(read.decode(bytes.subarray(at)));
    $('text').replaceChildren(...parts);
  }

  /** Encodes what is in the field. */
  encode() {
    this.encoded = this.#encode($('edit').value, $('edit-status'));
    for (const name of ['edit-copy', 'edit-use']) $(name).disabled = this.encoded === undefined;
  }

  #encode(text, status) {
    if (text.trim() === '') {
      status.textContent = '';
      $('edit-hex').replaceChildren();
      return undefined;
    }
    const { model, keys, signature } = this.context();
    const given = keys ?? (this.record && parse(this.record).keys);
    const source = text === indent(this.editable) ? this.editable : squeezed(text);
    let out = core.encodeJson(withKeys(source, given));
    const { error } = parse(out);
    if (error) {
      status.className = 'bad';
      // Bytes are counted in what was encoded: in the field only where nothing was taken out of that.
      const { pointer, ...place } = error.place;
      status.textContent = `✗ ${error.layer}: ${messageOf(error)} · ${placeText({ pointer, ...(source === text && place) })} · ${error.code}`;
      $('edit-hex').replaceChildren();
      return undefined;
    }
    const signed = signature(parse(source).kind, new TextDecoder().decode(core.payload(out)));
    if (signed && !signed.isRight) out = core.encodeJson(withKeys(signed.resigned(source), given));
    const bytes = core.payload(out);
    const again = parse(core.decodeJson(withKeys(out, given), model));
    const notes = again.error ? [again.error] : again.notes;
    const same = core.toHex(bytes) === core.toHex(this.bytes);
    status.className = notes.length > 0 ? 'odd' : 'good';
    status.textContent = [
      same ? say('the same bytes as before', '与原字节相同') : say(`${bytes.length} bytes, changed ones marked`, `${bytes.length} 字节，已标出变化`),
      same && source !== this.editable && say('what was changed is computed from the rest, or not sent', '所改内容由其余字段计算得出，或不在报文中'),
      signed && (signed.isRight ? say('its signature is right', '签名正确') : say('signed anew', '已重新签名')),
      ...[signed?.further, ...notes].filter(Boolean).map((note) => `${note.layer}: ${messageOf(note)}`),
    ].filter(Boolean).join(' · ');
    $('edit-hex').replaceChildren(...changed(bytes.subarray(0, 4096), this.bytes), bytes.length > 4096 ? ' …' : '');
    return out;
  }
}

/** A verdict on credentials was about the record that was shown. */
function dropVerdict() {
  $('sign-result').querySelector('.verdict')?.remove();
}

/** A record's text up to where its keys may start: they are shown nowhere but in the field that they were pasted into. */
function withoutKeys(text) {
  const start = text.search(/["'“‘]keys|\bkeys\s*[:=：]|["'][^"']*\\(?:u00|x)[^"']*["']\s*:/i);
  return start < 0 ? text : `${text.slice(0, start)}…`;
}

/** Bytes as `hexdump -C` prints them. */
function dump(bytes) {
  const lines = [];
  for (let start = 0; start < bytes.length; start += 16) {
    const row = bytes.subarray(start, start + 16);
    const hex = Array.from(row, (byte, index) => `${index === 8 ? ' ' : ''}${byte.toString(16).padStart(2, '0')} `).join('');
    lines.push(`${start.toString(16).padStart(8, '0')}  ${hex.padEnd(49)} |${Array.from(row, letterOf).join('')}|`);
  }
  return lines.join('\n');
}

/** A place with its bytes: where only a pointer is given, those of the part that it leads to, or of the last on the way. */
function bytesOf(place, root) {
  if (!place?.pointer || place.offset !== undefined) return place;
  let node = root.children.find((child) => child.label === 'payload');
  if (!node?.children) return place;
  for (const step of place.pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = node.children?.find((child) => child.label === name || child.label === `[${name}]`);
    if (!next) break;
    node = next;
  }
  return node.range ? { ...place, offset: node.range.start, end: node.range.end } : place;
}

/** Notes of the line, and those of decoding that are not the same. */
function merge(first, second) {
  const seen = new Set(first.map((note) => note.code + note.message));
  return [...first, ...second.filter((note) => !seen.has(note.code + note.message))];
}

function rangeText({ start, end }) {
  return end - start > 1 ? `${start}–${end - 1}` : `${start}`;
}

function placeText(place) {
  if (!place) return '';
  const { offset, end, pointer, level } = place;
  return [
    pointer, level !== undefined && say(`topic level ${level}`, `主题第 ${level} 级`),
    offset !== undefined && say(`byte ${rangeText({ start: offset, end: end ?? offset + 1 })}`, `字节 ${rangeText({ start: offset, end: end ?? offset + 1 })}`),
  ].filter(Boolean).join(', ');
}

/** A JSON text without the blanks that it is shown with: kept values would have them too. What is no JSON stays, with its places. */
function squeezed(text) {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  return text.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g, '$1');
}

/** A JSON object's text without some of its members. */
function without(text, names) {
  // A name may be written with escapes.
  const nameOf = (part) => JSON.parse(/"[^"\\]*(?:\\.[^"\\]*)*"/.exec(part)?.[0] ?? 'null');
  return `{${partsOf(text).filter((part) => !names.includes(nameOf(part))).join(',')}}`;
}
