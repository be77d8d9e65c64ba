// What the page unpacks its module with: `node --test`, with THINGWIRE_GLUE the folder with the packed module.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unpack } from '../page/lib/lzma.js';

const MOST = 1 << 20;

/** Bytes that nothing shortens. */
function noise(length) {
  let seed = 1;
  return Uint8Array.from({ length }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return seed >>> 24;
  });
}

/** What was packed. */
const TEXTS = {
  empty: () => new Uint8Array(0),
  letter: () => new TextEncoder().encode('a'),
  zeros: () => new Uint8Array(100_000),
  lines: () => new TextEncoder().encode(Array.from({ length: 300 }, (_, at) => `${at * at} ${at % 7}\n`).join('')),
  noise: () => noise(500),
  // What is found again is far back.
  far: () => Uint8Array.from([...noise(400), ...new Uint8Array(300_000), ...noise(400)]),
};

// Packed by `xz --format=lzma --lzma1=OPTIONS` (XZ Utils 5.4.1): streams without a size, and a mark at their end.
const CASES = JSON.parse(readFileSync(new URL('lzma.json', import.meta.url), 'utf8'))
  .map(({ text, options, packed }) => ({ text, options, packed: new Uint8Array(Buffer.from(packed, 'base64')) }));

const equal = (found, wanted, what) => assert.ok(Buffer.from(found).equals(wanted), what);
const refused = (packed, why = /^LZMA: /, most = MOST) => assert.throws(() => unpack(packed, most), { message: why });
/** A copy with bytes written over. */
const changed = (packed, at, ...bytes) => {
  const copy = packed.slice();
  copy.set(bytes, at);
  return copy;
};

test('what xz packed comes out, with any properties', () => {
  assert.deepEqual([...new Set(CASES.map(({ text }) => text))].sort(), Object.keys(TEXTS).sort());
  for (const { text, options, packed } of CASES) equal(unpack(packed, MOST), TEXTS[text](), `${text}, ${options}`);
});

test('a size that the header claims is held to', () => {
  const folder = process.env.THINGWIRE_GLUE;
  const packed = new Uint8Array(readFileSync(join(folder, 'thingwire_bg.parts.lzma')));
  const said = new DataView(packed.buffer).getUint32(5, true);
  assert.equal(unpack(packed, said).length, said);
  refused(packed, /larger than it may be/, said - 1);
  const claim = (size) => {
    const copy = packed.slice();
    new DataView(copy.buffer).setUint32(5, size, true);
    return copy;
  };
  // One byte more is not seen where nothing is left but what an encoder closes with.
  for (const size of [0, 1, said - 1, said + 100, said * 2]) refused(claim(size), /^LZMA: /, 1 << 24);
  refused(changed(packed, 12, 1), /larger than it may be/, 1 << 24);
  for (let cut = 1; cut < packed.length; cut *= 3) refused(packed.subarray(0, packed.length - cut), /cut/, 1 << 24);
  const longer = new Uint8Array(packed.length + 1);
  longer.set(packed);
  refused(longer, /damaged/, 1 << 24);
});

test('no more comes out than is allowed', () => {
  for (const { text, packed } of CASES) {
    const { length } = TEXTS[text]();
    equal(unpack(packed, length), TEXTS[text](), text);
    if (length > 0) refused(packed, /longer/, length - 1);
  }
});

test('what is not LZMA is refused', () => {
  for (const bytes of [[], [0x5d], new Uint8Array(17), [0x1f, 0x8b, ...noise(100)], new Uint8Array(100).fill(0xff), new Uint8Array(100).fill(0xe1)]) {
    refused(Uint8Array.from(bytes));
  }
  // A first byte that no encoder writes, and properties that there are not.
  const [{ packed }] = CASES;
  refused(changed(packed, 13, 1), /not LZMA/);
  refused(changed(packed, 0, 225), /not LZMA/);
});

test('what is found again is no further back than the dictionary is large', () => {
  const { packed } = CASES.find(({ text, options }) => text === 'far' && !options.includes('dict'));
  refused(changed(packed, 1, 0, 16, 0, 0), /damaged/);
});

test('a stream that is cut or longer is an error', () => {
  for (const { packed } of CASES) {
    for (let length = 0; length < packed.length; length += 1) refused(packed.subarray(0, length));
    refused(Uint8Array.of(...packed, 0), /damaged/);
  }
});

test('a damaged stream comes to an end, nearly always with an error', () => {
  let [tried, passed] = [0, 0];
  const tryIt = (packed) => {
    tried += 1;
    try {
      assert.ok(unpack(packed, MOST).length <= MOST);
      passed += 1;
    } catch (error) {
      assert.match(error.message, /^LZMA: /);
    }
  };
  for (const { packed } of CASES) {
    for (let at = 0; at < packed.length; at += 1) {
      for (const bit of [1, 64]) tryIt(changed(packed, at, packed[at] ^ bit));
    }
  }
  assert.ok(tried > 10_000, String(tried));
  // There is no checksum: where all symbols are as likely, one may stand for another; and the size of a dictionary is a bound.
  assert.ok(passed < tried / 100, `${passed} of ${tried}`);
});
