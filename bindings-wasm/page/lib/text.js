// Bytes as text, where they are text, and bytes that only pass for it.

/** Bytes that are looked at to tell whether they are text. */
const HEAD = 4096;

/** `{text}` of UTF-8, `{text, encoding}` of UTF-16; nothing for other bytes. */
export function textIn(bytes) {
  for (const [encoding, high] of [['utf-16le', 1], ['utf-16be', 0]]) {
    if (!looksWide(bytes, high)) continue;
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding: encoding.toUpperCase() };
    } catch {
      // Half a pair of surrogates: no text after all.
    }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : { text };
  } catch {
    return undefined;
  }
}

/**
 * Whether bytes are UTF-16 with the high byte at even or odd places. FF FE is also how PCP frames start: what follows it has to be a
 * letter, and half of all have to be ASCII. Without a mark nearly all have to.
 */
function looksWide(bytes, high) {
  const low = 1 - high;
  const marked = bytes[high] === 0xfe && bytes[low] === 0xff;
  const start = marked ? 2 : 0;
  const end = Math.min(bytes.length, HEAD) & ~1;
  if (bytes.length % 2 !== 0 || end - start < 4) return false;
  let ascii = 0;
  for (let at = start; at < end; at += 2) {
    const byte = bytes[at + low];
    const control = byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
    if (bytes[at + high] === 0 && control) return false;
    if (bytes[at + high] === 0 && byte < 127) ascii += 1;
    else if (at === start) return false;
  }
  return ascii * 2 > (end - start) * (marked ? 0.5 : 0.9);
}

/** Whether most bytes are those of ASCII text, whatever the others are. */
export function isNearlyText(bytes) {
  const head = bytes.subarray(0, HEAD);
  const printable = head.filter((byte) => (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13).length;
  return printable > head.length * 0.9;
}

/** Each byte as the letter of its number, and back: what patterns are looked for in keeps its bytes. */
export function lettersOf(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += HEAD) parts.push(String.fromCharCode(...bytes.subarray(at, at + HEAD)));
  return parts.join('');
}

export function bytesOfLetters(text) {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** The texts of a JSON object's members or of a list's items, as they were typed: JavaScript would write some numbers otherwise. */
export function partsOf(text) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
    const opens = token === '{' || token === '[';
    if (opens) depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (opens && depth === 1) start = index + 1;
    if ((token === ',' && depth === 1) || depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return parts;
}
