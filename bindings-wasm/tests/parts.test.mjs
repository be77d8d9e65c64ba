// A module put together from its parts: `node --test`, with THINGWIRE_GLUE the folder with the module, as it is and packed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { test } from 'node:test';
import { unpack } from '../page/lib/lzma.js';
import { join } from '../page/lib/parts.js';

const PARTS = 11;

/** Parts with their lengths in front. */
function together(parts) {
  const lengths = new Uint8Array(Uint32Array.from({ length: PARTS }, (_, part) => parts[part]?.length ?? 0).buffer);
  return Uint8Array.from([...lengths, ...parts.flat()]);
}

const BEFORE = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0];
const FLOAT = [0, 0, 0, 0, 0, 0, 0xf0, 0x3f];
// A function with all kinds of operators, as the glue's own test takes it apart.
const KINDS = [
  BEFORE, [0, 2, 1, 0], [1, 0xac, 2, 0x7f],
  [0x02, 0x40, 0x20, 0x28, 2, 0x22, 0x41, 0x36, 2, 0x44, 0x1a, 0x20, 0x0e, 0x0b, 0xfc, 10, 0, 0, 0x10, 0x0b],
  [2, 0, 1, 0], [0], [0xba, 0x7f, ...FLOAT], [0xc8, 1, 1], [3], [0xac, 2], [5],
];
const BODY = [
  1, 0xac, 2, 0x7f, 0x02, 0x40, 0x20, 0xc8, 1, 0x28, 2, 0xac, 2, 0x22, 3, 0x41, 0xba, 0x7f, 0x36, 2, 5, 0x44, ...FLOAT, 0x1a, 0x20, 1,
  0x0e, 2, 0, 1, 0, 0x0b, 0xfc, 10, 0, 0, 0x10, 0, 0x0b,
];

test('the module comes out', () => {
  const folder = process.env.THINGWIRE_GLUE;
  const packed = new Uint8Array(readFileSync(path(folder, 'thingwire_bg.parts.lzma')));
  const module = readFileSync(path(folder, 'thingwire_bg.wasm'));
  const start = performance.now();
  const parts = unpack(packed, 1 << 24);
  const between = performance.now();
  const found = join(parts);
  console.log(`unpacked in ${Math.round(between - start)} ms, put together in ${Math.round(performance.now() - between)} ms`);
  assert.ok(Buffer.from(found).equals(module));
});

test('each number is behind its operator, and lengths follow', () => {
  const found = join(together(KINDS));
  assert.deepEqual([...found], [...BEFORE, 0x0a, BODY.length + 2, 1, BODY.length, ...BODY, 0, 2, 1, 0]);
});

test('lengths of two bytes and no functions at all', () => {
  const nops = Array(198).fill(0x01);
  // 200 bytes of one function; with its length and the count, 203.
  assert.deepEqual([...join(together([[], [], [0], [...nops, 0x0b]]))], [0x0a, 0xcb, 1, 1, 0xc8, 1, 0, ...nops, 0x0b]);
  assert.deepEqual([...join(together([BEFORE]))], [...BEFORE, 0x0a, 1, 0]);
});

test('what is cut or damaged comes to an end', () => {
  const whole = together(KINDS);
  const refused = (bytes) => assert.throws(() => join(bytes), /module: |DataView/);
  for (let length = 0; length < whole.length; length += 1) refused(whole.subarray(0, length));
  refused(Uint8Array.of(...whole, 0));
  // A part that is shorter, and one that is there no more.
  for (let part = 3; part < PARTS; part += 1) {
    refused(together(KINDS.map((bytes, at) => (at === part ? bytes.slice(0, -1) : bytes))));
    refused(together(KINDS.map((bytes, at) => (at === part ? [] : bytes))));
  }
  for (let at = 0; at < whole.length; at += 1) {
    for (const byte of [0x00, 0x0e, 0x7f, 0x80, 0xff]) {
      try {
        join(whole.with(at, byte));
      } catch (error) {
        assert.match(error.message, /module: |DataView/);
      }
    }
  }
});
