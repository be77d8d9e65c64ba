// How programs, tools and logs write bytes and messages, where the library's captures do not know it.

import * as core from '../../npm/core.js';

const TOPIC = String.raw`["']?([/$][^\s"',]*?)["']?`;
const ASSIGNED = String.raw`^(?:\w+\s*:?=\s*)?`;

/** A whole text, and what it has: `hex`, or topic and payload; nothing where it only looks alike. */
const WHOLE = [
  // C and Go: `uint8_t f[] = { 0xFF, ... };`, what `xxd -i` prints, `[]byte{0xff, ...}`.
  [/^[\w\s*]+\[[^\]]*\]\s*=\s*\{([^{}]*)\}\s*;?(?:\s*unsigned\s+int\s+\w+\s*=\s*\d+\s*;)?$/, ([, list]) => ofList(list)],
  [new RegExp(String.raw`${ASSIGNED}\[\d*\]byte\s*\{([^{}]*)\}$`), ([, list]) => ofList(list)],
  // Python and Node.
  [new RegExp(String.raw`${ASSIGNED}b(["'])([ -~]*)\1$`), ([, , text]) => ofEscapes(text)],
  [new RegExp(String.raw`${ASSIGNED}(?:bytes|bytearray)\.fromhex\(\s*["']([\da-fA-F\s]*)["']\s*\)$`), ([, hex]) => ofPairs(hex)],
  [/^<Buffer ([\da-f ]+)>$/i, ([, hex]) => ofPairs(hex)],
  // Clients and their commands.
  [new RegExp(String.raw`^${TOPIC}\s*:\s*(\{.*)$`, 's'), ([, topic, payload]) => ({ topic, payload })],
  [new RegExp(String.raw`^topic\s*[:=]\s*${TOPIC}\s*,\s*payload\s*[:=]\s*(.*)$`, 'is'), ([, topic, payload]) => ({ topic, payload })],
  [new RegExp(String.raw`^topic\s*:\s*${TOPIC}\s+qos\s*:\s*\d[^\n]*\n(.*)$`, 'is'), ([, topic, payload]) => ({ topic, payload })],
  [/^mosquitto_pub\s/, ({ input }) => ofCommand(input)],
];
/** A line of tcpdump's: its offset, and its bytes. */
const DUMPED = /^\s*0x([\da-f]{4}):\s{1,2}((?:[\da-f]{4} ){0,7}[\da-f]{2}(?:[\da-f]{2})?)(?:\s{2,}.*)?\s*$/i;
const LABELLED = /^\s*(?:hex|rx|tx)\s*[:=]\s*((?:0x)?[\da-f]{2}(?:[ :-]?[\da-f]{2})*)\s*$/i;

/** The records of such a text: a list of `{line, text, record}`; nothing for other texts. */
export function respelled(whole) {
  const text = whole.replace(/\r\n?/g, '\n').trim();
  for (const [pattern, made] of WHOLE) {
    const found = pattern.exec(text);
    const record = found && made(found);
    if (record) return [{ text, record }];
  }
  const lines = text.split('\n');
  const labelled = lines.map((line) => LABELLED.exec(line));
  if (labelled.every(Boolean)) return labelled.map(([line, hex], at) => ({ line: at + 1, text: line, record: ofPairs(hex.replace(/^0x/i, '')) }));
  let hex = '';
  const follows = lines.every((line) => {
    const [, offset, bytes] = DUMPED.exec(line) ?? [];
    const right = offset !== undefined && parseInt(offset, 16) * 2 === hex.length;
    hex += right ? bytes.replace(/\s/g, '') : '';
    return right;
  });
  return follows ? [{ text, record: { hex } }] : undefined;
}

function ofPairs(text) {
  const hex = text.replace(/[\s:-]/g, '');
  return hex && hex.length % 2 === 0 ? { hex } : undefined;
}

function ofBytes(bytes) {
  const right = bytes.length > 0 && bytes.every((byte) => byte >= 0 && byte < 256);
  return right ? { hex: core.toHex(bytes) } : undefined;
}

function ofList(list) {
  const numbers = list.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '').split(',').map((item) => item.trim());
  if (numbers.at(-1) === '') numbers.pop();
  return ofBytes(numbers.map((number) => (/^(?:0x[\da-f]{1,2}|\d{1,3})$/i.test(number) ? Number(number) : NaN)));
}

function ofEscapes(text) {
  const letters = { n: 10, r: 13, t: 9, a: 7, b: 8, f: 12, v: 11, 0: 0 };
  const one = (found) => (found[1] === 'x' && found.length === 4 ? parseInt(found.slice(2), 16) : found.length === 2 ? letters[found[1]] ?? found.charCodeAt(1) : found.charCodeAt(0));
  return ofBytes((text.match(/\\x[\da-fA-F]{2}|\\.|[^\\]/g) ?? []).map(one));
}

function ofCommand(text) {
  const argument = (names) => {
    const [, single, double, bare] = new RegExp(String.raw`\s(?:${names})[ =]+(?:'([^']*)'|"((?:[^"\\]|\\.)*)"|([^\s'"]+))`, 's').exec(text) ?? [];
    return single ?? double?.replace(/\\(["\\$])/g, '$1') ?? bare;
  };
  const [topic, payload] = [argument('-t|--topic'), argument('-m|--message')];
  return topic !== undefined && payload !== undefined ? { topic, payload } : undefined;
}
