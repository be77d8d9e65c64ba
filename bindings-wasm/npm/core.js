// What every entry of the package shares: plain objects in and out.

import * as glue from './thingwire_bg.js';
import { isBytes, parse, stringify } from './json.js';

export { parse as parseJson, stringify as stringifyJson } from './json.js';

let ready = false;

/** What the compiled module imports. */
export const imports = { './thingwire_bg.js': glue };

/** Takes an instance of the module into use. */
export function use(instance) {
  if (ready) return;
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  ready = true;
}

/** Whether an instance is in use. */
export function isReady() {
  return ready;
}

/** Why a record cannot be decoded, or something else cannot be read. */
export class CodecError extends Error {
  constructor(complaint) {
    super(complaint.message);
    this.name = 'CodecError';
    this.code = complaint.code;
    this.layer = complaint.layer;
    this.place = complaint.place;
    this.spec = complaint.spec ?? null;
  }
}

function check() {
  if (!ready) throw new Error('thingwire is not loaded yet: `await init()` first, or import "thingwire/inline"');
}

function call(name, ...given) {
  check();
  return glue[name](...given);
}

/** A record or another object as JSON text. Bytes as payload become hex. A number that JSON has not is a CodecError, since messages can bring it. */
function textOf(value) {
  if (typeof value === 'string') return value;
  if (value === undefined) throw wrong('an object or its JSON text', value);
  try {
    if (!isBytes(value?.payload)) return stringify(value);
    const { payload: bytes, ...rest } = value;
    return stringify({ ...rest, payload_hex: toHex(bytes) });
  } catch (error) {
    if (!error.number) throw error;
    throw new CodecError(refusal('json_number', 'json', error.pointer, `bad number: ${error.message}`));
  }
}

/** A complaint of this side, in the form of the library's. */
function refusal(code, layer, pointer, message) {
  return { code, layer, place: { pointer }, message, ...(layer === 'json' && { spec: 'RFC 8259' }) };
}

/** What to throw for an argument of another type. */
function wrong(expected, value) {
  return new TypeError(`expected ${expected}, found ${value === null ? 'null' : typeof value}`);
}

/** A text for the module, which would read its memory anywhere for what is none. */
function jsonText(value) {
  if (typeof value !== 'string') throw wrong('a JSON text', value);
  return value;
}

function result(text) {
  const value = parse(text);
  if (isFailure(value)) throw new CodecError(value.error);
  return value;
}

function isFailure(value) {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, 'error');
}

/** Bytes as lower-case hex. */
export function toHex(bytes) {
  return Array.from(octets(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes that a buffer or a view of one has. */
function octets(bytes) {
  return ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
}

export function decodeJson(record, model) {
  const text = jsonText(record);
  return model === undefined ? call('decode', text) : call('decode_with_model', text, jsonText(model));
}

export function encodeJson(decoded) {
  return call('encode', jsonText(decoded));
}

export function explainJson(record) {
  return call('explain', jsonText(record));
}

export function decode(record, options) {
  return result(decodeJson(textOf(record), modelOf(options)));
}

export function decodeAll(records, options) {
  const model = modelOf(options);
  check();
  return Array.from(records, (record) => {
    let text;
    try {
      text = textOf(record);
    } catch (error) {
      // What the others get, for what `decode` throws.
      if (error instanceof CodecError) return { error: refusal(error.code, 'json', error.place.pointer, error.message) };
      return { error: refusal('json_type', 'json', error?.pointer ?? '', `wrong type: ${error?.message ?? error}`) };
    }
    return parse(decodeJson(text, model));
  });
}

export function encode(decoded) {
  return result(encodeJson(textOf(decoded)));
}

export function explain(record) {
  return result(explainJson(textOf(record)));
}

export function payload(record) {
  return call('payload', textOf(record));
}

export function kinds() {
  return parse(call('kinds'));
}

export function codes(vendor, code) {
  if (typeof vendor !== 'string') throw wrong("a vendor's name", vendor);
  if (!['undefined', 'string', 'number', 'bigint'].includes(typeof code)) throw wrong('a code as a text or a number', code);
  return parse(call('codes', vendor, code === undefined ? undefined : String(code)));
}

export function complaints() {
  return parse(call('complaints'));
}

export function readModel(model) {
  return result(call('model', textOf(model)));
}

export function examples(request) {
  return result(call('examples', textOf(request)));
}

export function shadowApply(document, request, now) {
  if (typeof now !== 'number' || !(now >= 0 && now < Infinity)) throw new TypeError(`expected seconds since 1970, found ${String(now)}`);
  return result(call('shadow_apply', document === null ? '' : textOf(document), textOf(request), now));
}

export function schemes() {
  return parse(call('schemes'));
}

export function sign(request) {
  return result(call('sign', textOf(request)));
}

export function verify(request) {
  return result(call('verify', textOf(request)));
}

/** Entries that are read at once: one crossing into wasm for all of them. */
const BATCH = 256;

export function readCapture(input, options) {
  return entriesOf(captureOf(input, options));
}

function* entriesOf(given) {
  const capture = open(given);
  try {
    for (let entries = capture.next(BATCH); entries.length > 0; entries = capture.next(BATCH)) yield* entries;
  } finally {
    capture.close();
  }
}

export function detectCapture(input) {
  const capture = openCapture(input);
  capture.close();
  return capture.about;
}

/** A capture that is read some entries at a time, and closed at the end. For the page; others iterate. */
export function openCapture(input, options) {
  return open(captureOf(input, options));
}

const FORMATS = ['jsonl', 'hex', 'hexdump', 'base64', 'at'];
const HINTS = ['vendor', 'protocol', 'direction', 'strict', 'extended_tokens'];
const KEYS = ['device_secret', 'random'];

/** What a capture is opened with. The module passes over what is wrong in it: it is refused here, as `decode` refuses it. */
function captureOf(input, options) {
  if (typeof input !== 'string' && !isBytes(input)) throw wrong('a text or bytes', input);
  check();
  const { format, hints, keys } = options ?? {};
  if (format !== undefined && !FORMATS.includes(format)) {
    throw new CodecError(refusal('capture_format_unknown', 'capture', '/format', `unknown capture format: expected one of ${FORMATS.join(', ')}, found ${format}`));
  }
  known('hints', hints, HINTS);
  known('keys', keys, KEYS);
  const model = modelOf(options);
  const record = stringify({ ...hints, keys: keys ?? undefined, hex: '00' });
  // A byte is the payload of whatever is a record.
  if (call('payload', record).length === 0) result(decodeJson(record));
  if (model !== undefined) result(decodeJson('{"hex":"fffe01134c9a0000"}', model));
  return { bytes: typeof input === 'string' ? new TextEncoder().encode(input) : octets(input), format, hints: record, model };
}

/** Refuses an option that is no object, or has a member that it cannot have; its name may be a secret that slipped. */
function known(option, given, names) {
  if (given === undefined || given === null) return;
  if (typeof given !== 'object') throw wrong(`${option} as an object`, given);
  if (Object.keys(given).some((name) => !names.includes(name))) {
    throw new CodecError(refusal('record_member_unknown', 'record', `/${option}`, `unknown member of ${option}: expected only ${names.join(', ')}`));
  }
}

function open({ bytes, format, hints, model }) {
  const capture = new glue.Capture(bytes, format, hints, model);
  let about;
  try {
    about = result(capture.about());
  } catch (error) {
    capture.free();
    throw error;
  }
  return {
    about,
    next: (most) => parse(capture.next(most)),
    progress: () => capture.progress(),
    close: () => capture.free(),
  };
}

function modelOf(options) {
  return options?.model === undefined ? undefined : textOf(options.model);
}
