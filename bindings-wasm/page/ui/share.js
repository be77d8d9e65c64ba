// Links that hold the input in their fragment, which browsers send to nobody.

import { $, copy } from './dom.js';
import { say } from './words.js';

/** Longest input of a link, in characters: longer links are cut by what they are pasted into. */
const LONGEST = 8192;
/** Longest input that a link may unfold to: a small link can hold a very long repetition. */
const UNFOLDED = 1 << 20;
/** Names that secrets go by. */
const SECRET_WORDS = /"keys"|secret|passw|"psk"|access_?code|\\u00|signmethod=/i;

/** Opens the dialog with the link, or with why there is none. */
export async function share(text, hints) {
  const dialog = $('share-dialog');
  const refused = refusal(text);
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
export function refusal(text) {
  if (text.trim() === '') return say('There is no input yet.', '还没有输入。');
  if (text.length > LONGEST) {
    return say(`The input has ${text.length} characters; a link holds at most ${LONGEST}. Send the file instead.`,
      `输入有 ${text.length} 个字符，链接最多 ${LONGEST} 个。请改为发送文件。`);
  }
  if (SECRET_WORDS.test(text)) {
    return say('The input looks as if it holds keys or secrets: it is not put into a link. Take them out first.',
      '输入中可能含有密钥，不会放入链接。请先将其移除。');
  }
  return undefined;
}

export function setUp() {
  $('share-copy').addEventListener('click', () => copy($('share-link').value));
  $('share-close').addEventListener('click', () => $('share-dialog').close());
  $('share-dialog').addEventListener('close', () => {
    $('share-link').value = '';
  });
}

/** What the page's link brings: `{i, format, vendor, ...}`; nothing for another link. */
export async function received() {
  const packed = /^#s=([\w-]+)$/.exec(location.hash)?.[1];
  if (!packed) return undefined;
  try {
    const value = JSON.parse(await unpack(packed));
    return typeof value.i === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
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
