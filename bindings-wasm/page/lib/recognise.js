// What a pasted text or a dropped file is, and its records one after the other.

import * as core from '../../npm/core.js';
import { parse, stringify } from '../../npm/json.js';
import { respelled } from './spellings.js';
import { bytesOfLetters, isNearlyText, lettersOf, partsOf, textIn } from './text.js';

/** Members that only a record has; what has none of them is a payload alone. */
const OF_RECORDS = ['topic', 'path', 'payload', 'payload_hex', 'payload_base64', 'hex', 'base64', 'client_id', 'username'];
/** Bytes as C and others write them, in brackets: JSON has no such numbers. */
const HEX_LIST = /^\s*[{[]\s*(?:0x|\\x|[0-9a-f]{2}\s)/i;
/** A topic and what follows it, as `mosquitto_sub -v` prints them, or pasted one below the other. */
const TOPIC_LINE = /^(?:topic\s*[:=]\s*)?(["']?)((?:\/|\$)[\w{$+#][^\s"']*\/[^\s"']*)\1(?:[ \t,]+(?:payload\s*[:=]\s*)?(.*))?$/is;
/** Longest text that is looked at for how programs write bytes. */
const LONGEST_SPELLED = 1 << 18;
const PAYLOAD_LABEL = /^\s*payload\s*[:=]\s*/i;

/**
 * Opens an input. Gives `{how, why, encoding, also, next(most), progress(), close()}`; `next` gives entries
 * `{line, text, record, decoded}`, `record` being JSON text. `how` is one of none, record, records, payload, topic, joined, bytes, source,
 * and the capture formats; `encoding` is there for bytes that are a text of another than UTF-8.
 */
export function open(input, { format, hints = {}, model, keys } = {}) {
  const context = { hints, model, keys };
  const given = format && format !== 'auto' ? format : undefined;
  if (typeof input === 'string') return openText(input, input, given, context);
  const { text, encoding } = textIn(input) ?? {};
  if (text === undefined) return openBytes(input, given, context);
  return { ...openText(text, encoding ? text : input, given, context), encoding };
}

function openText(text, input, format, context) {
  if (text.trim() === '') return list('none', [], context);
  const found = format ? undefined : asSpelled(text) ?? asRecord(text) ?? asTopics(text);
  return found ? list(found.how, found.records, context, found.why) : capture(input, text, format, context);
}

/** Bytes that are no text, or not all of them: whatever is made of them has the bytes that came. */
function openBytes(bytes, format, context) {
  if (!format && /^\s*(?:topic\s*[:=]\s*)?["']?[/$]/i.test(lettersOf(bytes.subarray(0, 256)))) {
    const topics = asTopics(lettersOf(bytes), true);
    if (topics) return list(topics.how, topics.records, context, topics.why);
  }
  const text = new TextDecoder().decode(bytes);
  if (!isNearlyText(bytes)) return list('bytes', [{ text, record: { hex: core.toHex(bytes) } }], context);
  const found = format ? undefined : asRecord(text);
  if (found?.how === 'payload') return list('payload', [{ text, record: { payload_hex: core.toHex(bytes) } }], context);
  // A record over several lines is refused with the place of its bytes, as one on a line is.
  const joined = found && bytes.map((byte) => (byte === 10 || byte === 13 ? 32 : byte));
  return capture(joined ?? bytes, text, joined ? 'jsonl' : format, context);
}

/** One JSON text: a record, a list of records, or a payload alone. */
function asRecord(text) {
  const start = text.trimStart()[0];
  if ((start !== '{' && start !== '[') || HEX_LIST.test(text)) return undefined;
  let value;
  try {
    value = parse(text);
  } catch {
    // Lines of their own are a capture; a single text that is broken is a payload, shown up to where it breaks.
    const lines = text.trim().split('\n');
    const isLines = isJson(lines[0]) || OF_RECORDS.some((name) => lines[0].includes(`"${name}"`));
    return isLines ? undefined : { how: 'payload', records: [{ text, record: { payload: text } }] };
  }
  const isRecord = (item) => item !== null && typeof item === 'object' && OF_RECORDS.some((name) => Object.hasOwn(item, name));
  if (Array.isArray(value) && value.length > 0 && value.every(isRecord)) {
    return { how: 'records', records: partsOf(text).map((part) => ({ text: part.trim(), record: part.trim() })) };
  }
  if (!isRecord(value)) return { how: 'payload', records: [{ text, record: { payload: text.trim() } }] };
  // As it was typed, so that no number changes; on one line it is a line of a capture all the same.
  return { how: 'record', records: [{ text, record: text.trim() }] };
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A topic with its payload behind or below it; several, where each line starts with one. `raw` is for bytes as letters: payloads
 * have them as they are but for the end of the line.
 */
function asTopics(text, raw = false) {
  const lines = raw ? text.replace(/\r?\n$/, '').split('\n') : text.replace(/\r\n?/g, '\n').trim().split('\n');
  const topicIn = (line) => TOPIC_LINE.exec(raw ? line.replace(/\r$/, '') : line.trim());
  const first = topicIn(lines[0]);
  if (!first) return undefined;
  // Base64 may start with a slash; a topic alone is one that is known.
  if (lines.length === 1 && first[3] === undefined && /\bunknown\b/.test(kindOf(first[2]))) return undefined;
  const records = [];
  lines.forEach((line, index) => {
    const found = topicIn(line);
    if (found) records.push({ line: index + 1, topic: found[2], lines: found[3] === undefined ? [] : [found[3]], source: [line] });
    else {
      records.at(-1).lines.push(line);
      records.at(-1).source.push(line);
    }
  });
  const written = raw ? (letters) => new TextDecoder().decode(bytesOfLetters(letters)) : (words) => words;
  return {
    how: 'topic',
    why: { topic: written(first[2]) },
    records: records.map(({ line, topic, lines, source }) => ({
      line,
      text: written(source.join('\n')),
      record: { topic: written(topic), ...payloadOf(lines.join('\n').replace(PAYLOAD_LABEL, ''), raw) },
    })),
  };
}

/** Bytes or messages as programs and tools write them; a long text is a capture. */
function asSpelled(text) {
  const records = text.length < LONGEST_SPELLED && text[0] !== '{' ? respelled(text) : undefined;
  return records && { how: records[0].record.topic ? 'topic' : 'source', records };
}

function kindOf(topic) {
  return parse(core.decodeJson(stringify({ topic, payload: '{}' }))).kind ?? 'unknown';
}

/** A payload as it was typed: hex in any spelling where it is nothing but that, else text. */
function payloadOf(whole, raw) {
  if (raw && /[^\t\n\r -~]/.test(whole)) return { payload_hex: core.toHex(bytesOfLetters(whole)) };
  const text = whole.trim();
  if (/^(?:0x|\\x)?[0-9a-f]{2}/i.test(text) && !/^\d+$/.test(text)) {
    const entries = [...core.readCapture(text, { format: 'hex' })];
    if (entries.length > 0 && entries.every((entry) => entry.record?.hex ?? entry.record?.payload !== undefined)) {
      return { payload_hex: entries.map((entry) => core.toHex(core.payload(entry.record))).join('') };
    }
  }
  return { payload: text };
}

/** Records that are at hand already. */
function list(how, records, { hints, model, keys }, why) {
  let at = 0;
  return {
    how,
    why,
    also: [],
    next(most) {
      const entries = records.slice(at, at + most).map(({ line = 1, text = '', record }) => {
        const written = withHints(typeof record === 'string' ? record : stringify(record), hints);
        return { line, text, record: written, decoded: parse(core.decodeJson(withKeys(written, keys), model)) };
      });
      at += entries.length;
      return entries;
    },
    progress: () => (records.length > 0 ? at / records.length : 1),
    close() {},
  };
}

/** A record's text with hints, which are chosen by hand: they stand above its own. */
export function withHints(record, hints) {
  if (Object.keys(hints).length === 0) return record;
  const value = parseOrNothing(record);
  if (value === undefined) return record;
  const others = Object.entries(hints).filter(([name, hint]) => value[name] !== hint);
  const isOwn = ([name]) => Object.hasOwn(value, name);
  // The whole text as it is, but for the hints: those that it has none of are put in front.
  const text = others.some(isOwn) ? replaced(record, Object.fromEntries(others.filter(isOwn))) : record;
  const members = others.filter((hint) => !isOwn(hint)).map(([name, hint]) => `${JSON.stringify(name)}:${stringify(hint)}`).join(',');
  return members ? text.replace('{', () => `{${members}${Object.keys(value).length > 0 ? ',' : ''}`) : text;
}

/** An object's text with other values of members that hold a word. */
function replaced(text, values) {
  let depth = 0;
  return text.replace(/("[^"\\]*(?:\\.[^"\\]*)*")(\s*:\s*)(?:"[^"\\]*(?:\\.[^"\\]*)*"|true|false|null)|"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g, (token, name, colon) => {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    const known = name && depth === 1 && Object.hasOwn(values, JSON.parse(name));
    return known ? `${name}${colon}${stringify(values[JSON.parse(name)])}` : token;
  });
}

/** The text of a record, or of a decoded object, with keys that it has none of; behind all else, whose places stay. They are in what this gives, and nowhere else. */
export function withKeys(text, keys) {
  if (keys === undefined) return text;
  const value = parseOrNothing(text);
  if (value === null || typeof value !== 'object' || Object.hasOwn(value, 'keys')) return text;
  return `${text.slice(0, text.lastIndexOf('}'))}${Object.keys(value).length > 0 ? ',' : ''}"keys":${stringify(keys)}}`;
}

function parseOrNothing(text) {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function capture(input, text, format, context) {
  const { hints, model, keys } = context;
  const given = !format || format === 'auto' ? undefined : format;
  let opened;
  try {
    opened = core.openCapture(input, { format: given, hints, model, keys });
  } catch (error) {
    return failed(error, text);
  }
  const { format: how, reason, also } = opened.about;
  // A frame that was printed over several lines: each of them is refused, and all together are one.
  if (how === 'hex' && !given && text.length < 65536 && text.trim().includes('\n')) {
    const hex = [...core.readCapture(text, { format: 'hex' })];
    if (hex.length > 1 && hex.every((entry) => entry.record && entry.decoded.error)) {
      const record = { hex: hex.map((entry) => core.toHex(core.payload(entry.record))).join('') };
      if (!parse(core.decodeJson(stringify(record))).error) {
        opened.close();
        return list('joined', [{ text, record }], context, { lines: hex.length });
      }
    }
  }
  return {
    how,
    why: { reason },
    also,
    next: (most) => opened.next(most).map((entry) => (entry.record ? hinted(entry, how, context) : entry)),
    progress: opened.progress,
    close: opened.close,
  };
}

/** An entry with its record as text; with hints that the record says otherwise, it is decoded anew. */
function hinted(entry, how, { hints, model, keys }) {
  const { text, record, decoded } = entry;
  // A line that has keys stays as it is, since nothing writes those.
  const own = how === 'jsonl' && text.includes('"keys"') ? text : stringify(record);
  const written = withHints(own, hints);
  if (Object.entries(hints).every(([name, hint]) => record[name] === hint)) return { ...entry, record: written };
  const again = parse(core.decodeJson(withKeys(written, keys), model));
  const ofLine = (decoded.notes ?? []).filter(({ layer }) => layer === 'capture');
  return { ...entry, record: written, decoded: again.error ? again : { ...again, notes: [...ofLine, ...again.notes] } };
}

/** An input that looks like nothing known: one entry with the error. */
function failed(error, text) {
  const { code, layer, place, message, spec } = error;
  const entries = [{ line: 1, text: text.slice(0, 4096), record: null, decoded: { error: { code, layer, place, message, spec } } }];
  return { how: 'unknown', why: {}, also: [], next: () => entries.splice(0), progress: () => 1, close() {} };
}
