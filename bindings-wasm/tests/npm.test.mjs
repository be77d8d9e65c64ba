// The npm package in Node: `node --test`, with THINGWIRE_PACKAGE the folder of the built package.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { casesOf, runVectors } from './vectors.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = process.env.THINGWIRE_PACKAGE ?? join(root, 'target/npm/thingwire');
const entry = (name) => import(pathToFileURL(join(folder, name)));
const api = await entry('node.js');
// Without a standard library of our own, the module is larger.
const LARGEST = process.env.THINGWIRE_STD === 'prebuilt' ? 455_000 : 432_000;
const TOPIC = '/sys/a1B2c3D4e5F/dev1/thing/event/property/post';

function vectorFiles() {
  const manifest = JSON.parse(readFileSync(join(root, 'testvectors/manifest.json'), 'utf8'));
  const files = Object.entries(manifest.files).map(([name, counts]) => ({
    name, counts, cases: casesOf(readFileSync(join(root, 'testvectors', name), 'utf8')),
  }));
  return { files, total: manifest.total };
}

test('every vector comes out as it says', async () => {
  const { files, total } = vectorFiles();
  const { passed, failed } = await runVectors(api, files);
  console.log(`vectors: ${passed} passed, ${failed.length} failed`);
  assert.deepEqual(failed.slice(0, 10), []);
  assert.equal(passed, total);
});

test('the module is no larger than it was', () => {
  // The aim is 200 kB; nothing may grow until it is reached.
  const { length } = gzipSync(readFileSync(join(folder, 'thingwire_bg.wasm')), { level: 9 });
  assert.ok(length <= LARGEST, `${length} bytes`);
});

test('integers are exact, both ways', () => {
  const text = '{"id":"1","version":"1.0","params":{"a":9007199254740993,"b":-18446744073709551616,"c":9007199254740991,"d":1.5}}';
  const decoded = api.decode({ topic: TOPIC, payload: text });
  assert.deepEqual(decoded.message.params, { a: 9007199254740993n, b: -18446744073709551616n, c: 9007199254740991, d: 1.5 });
  assert.equal(api.encode(decoded).payload, text);
});

test('a payload may be bytes, a text or a value', () => {
  const payload = '{"id":"1","version":"1.0","params":{"a":1}}';
  const ways = [payload, new TextEncoder().encode(payload), new TextEncoder().encode(payload).buffer, JSON.parse(payload)];
  for (const way of ways) assert.deepEqual(api.decode({ topic: TOPIC, payload: way }).message.params, { a: 1 });
});

test('members named as JavaScript is built are only members', () => {
  for (const big of ['', ',"big":12345678901234567890']) {
    const decoded = api.decode(`{"topic":"${TOPIC}","payload":${JSON.stringify(`{"id":"1","version":"1.0","params":{"__proto__":{"polluted":1},"constructor":2${big}}}`)}}`);
    const { params } = decoded.message;
    assert.ok(Object.hasOwn(params, '__proto__'));
    assert.deepEqual(Object.getOwnPropertyDescriptor(params, '__proto__').value, { polluted: 1 });
    assert.equal(params.polluted, undefined);
    assert.equal({}.polluted, undefined);
    assert.match(api.encode(decoded).payload, /"__proto__":\{"polluted":1\}/);
  }
});

test('errors have code, layer and place', () => {
  assert.throws(() => api.decode({ hex: 'fffe011356180000' }), (error) => {
    assert.ok(error instanceof api.CodecError && error instanceof Error);
    assert.deepEqual([error.name, error.code, error.layer], ['CodecError', 'pcp_check_mismatch', 'pcp.frame']);
    assert.deepEqual(error.place, { offset: 4, end: 6 });
    return true;
  });
  assert.throws(() => api.decode('{"hex":"0g"}'), { code: 'hex_digit' });
  assert.throws(() => api.decode('nonsense'), api.CodecError);
  assert.throws(() => api.encode({ kind: 'nothing' }), api.CodecError);
  const [good, bad] = api.decodeAll([{ hex: 'fffe01134c9a0000' }, { hex: '00', protocol: 'pcp' }]);
  assert.equal(good.kind, 'pcp.query_version.request');
  assert.equal(typeof bad.error.code, 'string');
  assert.throws(() => api.stringifyJson({ a: Number.POSITIVE_INFINITY }), TypeError);
});

test('numbers of a text stay as they are written', () => {
  const text = '{"id":"1","version":"1.0","params":{"a":1.10,"b":1e400}}';
  const out = api.encodeJson(api.decodeJson(JSON.stringify({ topic: TOPIC, payload: text })));
  assert.equal(JSON.parse(out).payload, text);
});

test('what is written is JSON, as JSON.stringify writes it', () => {
  const date = new Date(1469564576000);
  const same = [[1, , 2], [, undefined], { date, list: [date] }, { a: undefined, b: [[]] }, { toJSON: () => ({ a: 1 }) },
    { 'x/y': { toJSON: (name) => name }, list: [0, { toJSON: (name) => name }] }, new (class { a = 1; toJSON() { return this; } })()];
  for (const value of same) assert.equal(api.stringifyJson(value), JSON.stringify(value));
  const shared = { a: 1 };
  assert.equal(api.stringifyJson([shared, shared]), '[{"a":1},{"a":1}]');
  const itself = { a: {} };
  itself.a.list = [itself];
  for (const [value, said] of [
    [{ a: [{ 'x/~': Number.NaN }] }, 'number NaN (at /a/0/x~1~0)'], [[-Infinity], 'number -Infinity (at /0)'], [{ a: () => 1 }, 'function (at /a)'],
    [itself, 'value that is in itself (at /a/list/0)'], [undefined, 'undefined'],
  ]) assert.throws(() => api.stringifyJson(value), { name: 'TypeError', message: `JSON has no ${said}` });
  for (const bytes of [new Uint8Array(2), Buffer.alloc(2), new DataView(new ArrayBuffer(2)), new ArrayBuffer(2), new Uint16Array(1)]) {
    const refused = { name: 'TypeError', message: /^JSON has no bytes: they may be the payload of a record, and are hex elsewhere \(at \/(hex|payload\/data)\)$/ };
    assert.throws(() => api.decode({ hex: bytes }), refused);
    assert.throws(() => api.decode({ topic: TOPIC, payload: { data: bytes } }), refused);
  }
});

test('captures are read to the end, and closed when left early', () => {
  const text = readFileSync(join(root, 'testvectors/captures/pcp-upgrade.jsonl'), 'utf8');
  assert.equal(api.detectCapture(text).format, 'jsonl');
  const entries = [...api.readCapture(text)];
  assert.equal(entries.length, 12);
  assert.ok(entries.every((entry) => entry.decoded.protocol === 'pcp' && entry.decoded.notes.length === 0));
  for (const { record } of api.readCapture(text)) {
    assert.equal(record.direction, 'down');
    break;
  }
  assert.throws(() => [...api.readCapture('what is this?')], { code: 'capture_format_unknown' });
  const [hinted] = api.readCapture('FFFE01134C9A0000', { hints: { direction: 'down' } });
  assert.deepEqual([hinted.decoded.kind, hinted.decoded.direction, hinted.decoded.notes.length], ['pcp.query_version.request', 'down', 0]);
});

test('explanations, models, shadows, schemes', () => {
  const tree = api.explain({ hex: 'fffe01134c9a0000' });
  assert.equal(tree.children[0].label, 'pcp frame');
  assert.deepEqual(tree.children[0].children[0].range, { start: 0, end: 2 });
  const model = readFileSync(join(root, 'codec/tests/data/every-type.tsl.json'), 'utf8');
  assert.ok(Array.isArray(api.readModel(model).notes));
  const records = api.examples({ model: JSON.parse(model), seed: 7, product_key: 'a1B2c3D4e5F' });
  assert.ok(records.length > 0);
  for (const record of records) assert.deepEqual(api.decode(record, { model }).notes, []);
  const step = api.shadowApply(null, { method: 'get' }, 1469564576);
  assert.equal(step.reply.payload.status, 'success');
  // The worked example of Alibaba's devices guide 2018, 6.7.
  const request = {
    scheme: 'alibaba.mqtt', product_key: 'pk', device_name: 'device', device_secret: 'secret', client_id: '12345', method: 'hmacsha1', timestamp: 789,
  };
  const made = api.sign({ ...request, hex_case: 'upper' });
  assert.equal(made.password, 'FAFD82A3D602B37FB0FA8B7892F24A477F851A14');
  assert.equal(made.sign_content, 'clientId12345deviceNamedeviceproductKeypktimestamp789');
  const verdict = api.verify({ ...request, given: { client_id: made.client_id, username: made.username, password: made.password } });
  assert.equal(verdict.valid, true);
  assert.ok(api.schemes().length > 10);
  assert.ok(api.kinds().length > 200 && api.codes('alibaba', 460).length > 0 && api.complaints().length > 100);
});

test('the inline entry has the same functions and answers', async () => {
  const inline = await entry('inline.js');
  assert.deepEqual(Object.keys(inline).sort(), Object.keys(api).sort());
  assert.equal(inline.decode({ hex: 'fffe01134c9a0000' }).kind, 'pcp.query_version.request');
});

test('the types name what the package exports, and every kind', () => {
  const types = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  const named = [...types.matchAll(/^export declare (?:function|class) (\w+)/gm)].map(([, name]) => name).sort();
  assert.deepEqual(named, Object.keys(api).sort());
  assert.doesNotMatch(types, /\bany\b/);
  const listed = readFileSync(join(folder, 'kinds.d.ts'), 'utf8');
  for (const { kind } of api.kinds()) assert.ok(listed.includes(`'${kind}':`), kind);
  const pcp = api.kinds().filter((row) => row.protocol === 'pcp').map((row) => row.kind);
  for (const kind of pcp) assert.ok(types.includes(`'${kind}':`), kind);
});

test('the package has the workspace\'s version', () => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  assert.ok(readFileSync(join(root, 'Cargo.toml'), 'utf8').includes(`[workspace.package]\nversion = "${version}"`));
});

test('what is packed is what is needed', () => {
  const names = readdirSync(folder);
  for (const name of ['index.js', 'node.js', 'inline.js', 'index.d.ts', 'thingwire_bg.wasm', 'README.md', 'LICENSE-MIT']) assert.ok(names.includes(name), name);
});
