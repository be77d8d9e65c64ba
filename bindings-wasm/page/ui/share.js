// Links that hold the input in their fragment, which browsers send to nobody.

import { bytesOfLetters, core, open, stringify } from '../lib.js';
import { $, copy } from './dom.js';
import { say } from './words.js';

/** Longest input of a link, in characters: longer links are cut by what they are pasted into. */
const LONGEST = 8192;
/** Longest input that a link may unfold to: a small link can hold a very long repetition. */
const UNFOLDED = 1 << 20;
/** Names that secrets go by; a `clientToken` is none. */
const SECRET_WORDS = new RegExp([
  '"keys"', 'secret', 'passw', '(?<![a-z])(?:pwd|psk)(?![a-z])', 'access_?(?:code|key(?!_?id))', '\\\\u00', 'signmethod=', 'authorization', '\\bbearer\\s+\\S',
  '(?<![a-z-])(?:(?:access|auth|device|id|refresh|session)[_-]?)?token["\\s]*[:=]', '密码', '密钥', '口令', '令牌',
].join('|'), 'i');
/** Bytes as hex in whatever spelling, and as base64. */
const HEX_RUN = /(?:(?:0x|\\x)?[0-9a-f]{2}[\s,:;-]*){6,}/gi;
const BASE64_RUN = /[\w+/-]{12,}={0,2}/g;
/** How often bytes are looked for in what was bytes itself. */
const DEPTH = 3;

/** Opens the dialog with the link, or with why there is none; `text` is undefined for a file that has no text. */
export async function share(text, hints) {
  const dialog = $('share-dialog');
  const refused = refusal(text, hints);
  $('share-link').value = '';
  $('share-link').hidden = Boolean(refused);
  $('share-copy').hidden = Boolean(refused);
  $('share-warning').textContent = refused ?? say(
    'The link contains the whole input. Whoever has the link can read it; so can the programs it is pasted into. Secrets of the panels and models are not in it.',
    '链接包含全部输入内容，任何拿到链接的人都能读取。面板中的密钥与物模型不在其中。');
  dialog.showModal();
  if (refused) return;
  const page = location.href.split('#')[0];
  $('share-link').value = `${page}#s=${await pack(JSON.stringify({ i: text, ...hints }))}`;
  $('share-link').select();
}

/** Why an input is not put into a link; nothing when it may be. */
export function refusal(text, hints = {}) {
  if (text === undefined) return say('An opened file is not put into a link: send the file itself.', '打开的文件不会放入链接，请直接发送文件。');
  if (text.trim() === '') return say('There is no input yet.', '还没有输入。');
  if (text.length > LONGEST) {
    return say(`The input has ${text.length} characters; a link holds at most ${LONGEST}. Send the file instead.`,
      `输入有 ${text.length} 个字符，链接最多 ${LONGEST} 个。请改为发送文件。`);
  }
  if (holdsSecrets(text, DEPTH) || decodedOf(text, hints).some((decoded) => holdsSecrets(decoded, 1))) {
    return say('The input looks as if it holds keys or secrets: it is not put into a link. Take them out first.',
      '输入中可能含有密钥，不会放入链接。请先将其移除。');
  }
  return undefined;
}

/** Whether a text names a secret, as it is or behind escapes, hex or base64. */
function holdsSecrets(text, depth) {
  if (SECRET_WORDS.test(text)) return true;
  if (depth === 0) return false;
  const inside = [];
  if (text.includes('\\')) inside.push(text.replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))).replace(/\\(["\\/])/g, '$1'));
  for (const [run] of text.matchAll(HEX_RUN)) {
    const digits = run.replace(/0x|[^0-9a-f]/gi, '');
    inside.push(textOfBytes(Uint8Array.from(digits.match(/../g), (pair) => parseInt(pair, 16))));
  }
  for (const [run] of text.matchAll(BASE64_RUN)) {
    const letters = run.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
    inside.push(textOfBytes(bytesOfLetters(atob(letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0))))));
  }
  return inside.some((found) => holdsSecrets(found, depth - 1));
}

function textOfBytes(bytes) {
  return new TextDecoder().decode(bytes);
}

/** The payloads of an input, as they came and as they are read: in a dump or unpacked, a name can be whole that was not. */
function decodedOf(text, { format, ...hints }) {
  return open(text, { format, hints }).next(LONGEST).flatMap(({ record, decoded }) => (
    record ? [textOfBytes(core.payload(record)), stringify(decoded.message ?? '')] : []));
}

export function setUp() {
  $('share-copy').addEventListener('click', () => copy($('share-link').value));
  $('share-close').addEventListener('click', () => $('share-dialog').close());
  $('share-dialog').addEventListener('close', () => {
    $('share-link').value = '';
  });
}

/** What the page's link brings: `{i, format, vendor, ...}`; null for one that is broken, nothing for another link. */
export async function received() {
  if (!location.hash.startsWith('#s=')) return undefined;
  try {
    const value = JSON.parse(await unpack(location.hash.slice(3)));
    return typeof value.i === 'string' ? value : null;
  } catch {
    return null;
  }
}

async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function unpack(packed) {
  const bytes = bytesOfLetters(atob(packed.replaceAll('-', '+').replaceAll('_', '/')));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > UNFOLDED) throw new RangeError('the link unfolds to too much');
    parts.push(value);
  }
  return new Blob(parts).text();
}
