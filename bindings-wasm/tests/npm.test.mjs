// The npm package in Node: `node --test`, with THINGWIRE_PACKAGE the folder of the built package.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { casesOf, runVectors } from './vectors.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = process.env.THINGWIRE_PACKAGE ?? join(root, 'target/npm/thingwire');
const entry = (name) => import(pathToFileURL(join(folder, name)));
const api = await entry('node.js');
// Without a standard library of our own, the module is larger.
const LARGEST = process.env.THINGWIRE_STD === 'prebuilt' ? 457_500 : 434_500;
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

test('integers are exact beside texts of many letters', () => {
  const number = 9007199254740993n;
  // Quotes and backslashes at the ends of the text, where they count.
  for (const text of ['x'.repeat(9_000_000), `\\${'x'.repeat(5_000_000)}"\\`, '"\\'.repeat(1_000_000), '']) {
    const json = JSON.stringify({ text, '\\"': [text] }).replace('{', `{"number":${number},`);
    assert.deepEqual(api.parseJson(json), { number, text, '\\"': [text] });
  }
  const params = { a: 'x'.repeat(6_000_000), b: number };
  assert.deepEqual(api.decode({ topic: TOPIC, payload: { id: '1', version: '1.0', params } }).message.params, params);
  const [entry] = api.readCapture('00'.repeat(3_000_000));
  assert.equal(entry.text.length, 6_000_000);
  const digits = '1'.repeat(16);
  for (const bad of [`["${digits}`, `["${digits}\\"]`, `{${digits}:1}`, `{a"b":${digits}}`, `["\u0001${digits}"]`, `["\\x${digits}"]`]) assert.throws(() => api.parseJson(bad), SyntaxError, bad);
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

test('what is no text never reaches the module', () => {
  const typed = (call, expected) => assert.throws(call, (error) => error instanceof TypeError && error.message.startsWith(`expected ${expected}, found `));
  for (const bad of [{ hex: '00' }, 5, null, undefined, { length: 3 }, ['00']]) {
    for (const call of [api.decodeJson, api.encodeJson, api.explainJson]) typed(() => call(bad), 'a JSON text');
    if (bad !== undefined) typed(() => api.decodeJson('{"hex":"00"}', bad), 'a JSON text');
    typed(() => api.codes(bad), "a vendor's name");
  }
  for (const bad of [{}, null, [460], true]) typed(() => api.codes('alibaba', bad), 'a code as a text or a number');
  assert.deepEqual(api.codes('alibaba', 460n), api.codes('alibaba', '460'));
  for (const call of [api.decode, api.encode, api.explain, api.payload, api.readModel, api.examples, api.sign, api.verify]) {
    typed(() => call(undefined), 'an object or its JSON text');
  }
  for (const bad of [{ a: 1 }, 5, null, undefined, [0x31]]) {
    for (const call of [api.readCapture, api.detectCapture]) typed(() => call(bad), 'a text or bytes');
  }
  // The module is as it was.
  assert.equal(api.decode({ hex: 'fffe01134c9a0000' }).kind, 'pcp.query_version.request');
});

test('what is written is JSON, as JSON.stringify writes it', () => {
  const date = new Date(1469564576000);
  const same = [[1, , 2], [, undefined], { date, list: [date] }, { a: undefined, b: [[]] }, { toJSON: () => ({ a: 1 }) },
    { 'x/y': { toJSON: (name) => name }, list: [0, { toJSON: (name) => name }] }, new (class { a = 1; toJSON() { return this; } })(),
    [new String('a'), new Number(5), new Boolean(false)], { toJSON: () => new String('b') }];
  for (const value of same) assert.equal(api.stringifyJson(value), JSON.stringify(value));
  assert.equal(api.stringifyJson([Object(9007199254740993n)]), '[9007199254740993]');
  const shared = { a: 1 };
  assert.equal(api.stringifyJson([shared, shared]), '[{"a":1},{"a":1}]');
  const itself = { a: {} };
  itself.a.list = [itself];
  for (const [value, said] of [
    [{ a: [{ 'x/~': Number.NaN }] }, 'number NaN (at /a/0/x~1~0)'], [[-Infinity], 'number -Infinity (at /0)'], [{ a: () => 1 }, 'function (at /a)'],
    [itself, 'value that is in itself (at /a/list/0)'], [undefined, 'undefined'],
  ]) assert.throws(() => api.stringifyJson(value), { name: 'TypeError', message: `JSON has no ${said}` });
  for (const bytes of [new Uint8Array(2), Buffer.alloc(2), new DataView(new ArrayBuffer(2)), new ArrayBuffer(2), new Uint16Array(1), { toJSON: () => new Uint8Array(1) }]) {
    const refused = { name: 'TypeError', message: /^JSON has no bytes: they may be the payload of a record, and are hex elsewhere \(at \/(hex|payload\/data)\)$/ };
    assert.throws(() => api.decode({ hex: bytes }), refused);
    assert.throws(() => api.decode({ topic: TOPIC, payload: { data: bytes } }), refused);
  }
});

test('bytes are taken from any view', () => {
  const frame = Uint8Array.from([0, 0, 0xff, 0xfe, 1, 0x13, 0x4c, 0x9a, 0, 0, 9, 9]);
  const views = [new DataView(frame.buffer, 2, 8), new Uint8Array(frame.buffer, 2, 8), new Uint16Array(frame.buffer, 2, 4), frame.buffer.slice(2, 10)];
  for (const payload of views) assert.equal(api.decode({ payload }).message.check_hex, '4c9a');
  const text = new TextEncoder().encode('..FFFE01134C9A0000..');
  for (const View of [DataView, Uint8Array, Uint16Array]) {
    const [entry] = api.readCapture(new View(text.buffer, 2, 16 / (View.BYTES_PER_ELEMENT ?? 1)));
    assert.equal(entry.decoded.kind, 'pcp.query_version.request');
  }
});

test('bytes are bytes, from another realm and shared ones too', () => {
  const frame = Uint8Array.from([0xff, 0xfe, 1, 0x13, 0x4c, 0x9a, 0, 0]);
  const foreign = runInNewContext('new ArrayBuffer(8)');
  const shared = new SharedArrayBuffer(8);
  for (const payload of [foreign, shared]) {
    new Uint8Array(payload).set(frame);
    assert.equal(api.decode({ payload }).message.check_hex, '4c9a');
    assert.throws(() => api.stringifyJson({ payload }), TypeError);
  }
  const text = runInNewContext('new ArrayBuffer(16)');
  new Uint8Array(text).set(new TextEncoder().encode('FFFE01134C9A0000'));
  assert.equal([...api.readCapture(text)][0].decoded.kind, 'pcp.query_version.request');
});

test('a record that JSON has no text for is one bad record, and no more', () => {
  const itself = { hex: '00' };
  itself.keys = itself;
  const good = { hex: 'fffe01134c9a0000' };
  const getter = { get hex() { throw new Error('gone'); } };
  const bad = [undefined, { topic: '/a', payload: { a: Number.NaN } }, itself, { hex: new Uint8Array(1) }, () => 1, getter, null, 5];
  const outcomes = api.decodeAll(bad.flatMap((record) => [record, good]));
  assert.equal(outcomes.length, 2 * bad.length);
  const codes = ['json_type', 'json_number', 'json_type', 'json_type', 'json_type', 'json_type', 'json_type', 'json_type'];
  const shape = Object.keys(api.decodeAll([null])[0].error);
  for (const [at, code] of codes.entries()) {
    const { error } = outcomes[2 * at];
    assert.deepEqual([error.code, Object.keys(error)], [code, shape]);
    assert.equal(typeof error.message, 'string');
    assert.equal(outcomes[2 * at + 1].kind, 'pcp.query_version.request');
  }
  assert.deepEqual(outcomes[2].error.place, { pointer: '/payload/a' });
  assert.deepEqual(outcomes[4].error.place, { pointer: '/keys' });
});

test('a number beyond the range of doubles is told with its place', () => {
  const decoded = api.decode({ topic: TOPIC, payload: '{"id":"1","version":"1.0","params":{"a":1,"b":1e400}}' });
  assert.equal(decoded.message.params.b, Infinity);
  const told = (pointer) => (error) => error instanceof api.CodecError && error.code === 'json_number' && error.place.pointer === pointer && error.message.includes(pointer);
  assert.throws(() => api.encode(decoded), told('/message/params/b'));
  assert.throws(() => api.decode({ topic: TOPIC, payload: { a: Number.NaN } }), told('/payload/a'));
});

test('the time of a shadow is a number of seconds, and its document is given', () => {
  for (const now of [undefined, Number.NaN, -1, Infinity, '5', null, 5n]) {
    assert.throws(() => api.shadowApply(null, { method: 'get' }, now), { name: 'TypeError', message: `expected seconds since 1970, found ${now}` });
  }
  assert.throws(() => api.shadowApply(undefined, { method: 'get' }, 1), { name: 'TypeError', message: /^expected an object .* found undefined$/ });
  assert.equal(api.shadowApply(null, { method: 'get' }, 0).reply.timestamp, 0);
});

test('wrong options of a capture are refused as decode refuses them', () => {
  const hex = 'fffe01134c9a0000';
  const pairs = [
    [{ model: '{"properties":' }, [{ hex }, { model: '{"properties":' }]],
    [{ model: { bogus: 1 } }, [{ hex }, { model: { bogus: 1 } }]],
    [{ model: null }, [{ hex }, { model: null }]],
    [{ hints: { direction: 'sideways' } }, [{ hex, direction: 'sideways' }]],
    [{ hints: { vendor: 'nobody' } }, [{ hex, vendor: 'nobody' }]],
    [{ hints: { strict: 'yes' } }, [{ hex, strict: 'yes' }]],
    [{ hints: { bogus: 1 } }, [{ hex, bogus: 1, direction: 'down', strict: true }]],
    [{ keys: { random: 1 } }, [{ hex, keys: { random: 1 } }]],
  ];
  for (const [options, given] of pairs) {
    let code;
    assert.throws(() => api.decode(...given), (error) => (code = error.code) !== undefined && error instanceof api.CodecError);
    assert.throws(() => api.readCapture(hex, options), (error) => error instanceof api.CodecError && error.code === code, JSON.stringify(options));
  }
  assert.throws(() => api.readCapture(hex, { keys: { s3cret: 'x' } }), (error) => error.code === 'record_member_unknown' && !error.message.includes('s3cret'));
  let unknown;
  assert.throws(() => [...api.readCapture('what is this?')], (error) => (unknown = error) instanceof api.CodecError);
  const { code, layer } = unknown;
  for (const format of ['csv', '', null, 5]) assert.throws(() => api.readCapture(hex, { format }), { name: 'CodecError', code, layer });
  for (const options of [{ hints: 5 }, { keys: 'secret' }]) assert.throws(() => api.readCapture(hex, options), TypeError);
  const keys = { device_secret: 'a', random: 'b' };
  const all = { vendor: 'huawei', protocol: 'pcp', direction: 'down', strict: true, extended_tokens: false };
  for (const options of [undefined, {}, { hints: undefined, keys: undefined, model: undefined, format: undefined }, { hints: all, keys, format: 'hex' }]) {
    assert.equal([...api.readCapture(hex, options)][0].decoded.kind, 'pcp.query_version.request');
  }
  for (const format of ['jsonl', 'hex', 'hexdump', 'base64', 'at']) assert.ok([...api.readCapture('{"hex":"00"}', { format })].length >= 0);
  assert.equal(api.detectCapture(hex).format, 'hex');
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

test('credentials without a password are never valid', () => {
  const request = { scheme: 'alibaba.mqtt', product_key: 'pk', device_name: 'device', device_secret: 'secret', client_id: '12345', method: 'hmacsha256' };
  const { client_id, username, password } = api.sign(request);
  const { client_id: _, ...named } = request;
  for (const scheme of [{ device_secret: 'secret' }, named]) {
    assert.equal(api.verify({ ...scheme, given: { client_id, username, password } }).valid, true);
    // A member that is undefined is as one that is not there.
    for (const none of [{}, { password: undefined }, { password: null }, { password: '' }]) {
      const { valid, cause } = api.verify({ ...scheme, given: { client_id, username, ...none } });
      assert.deepEqual([valid, cause?.code], [false, 'password_empty']);
    }
  }
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
