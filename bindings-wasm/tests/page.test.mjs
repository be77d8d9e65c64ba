// The decoder page in Chromium: `node --test`, with THINGWIRE_SITE the built page and THINGWIRE_TOOLS the folder with the tools.
// Screenshots of the main states are written to THINGWIRE_SCREENS.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';
import { serve } from '../serve.mjs';
import { casesOf } from './vectors.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const site = process.env.THINGWIRE_SITE;
const screens = process.env.THINGWIRE_SCREENS;
const require = createRequire(join(process.env.THINGWIRE_TOOLS, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TOPIC = '/sys/a1B2c3D4e5F/dev1/thing/event/property/post';
const REPORT = `${TOPIC} {"id":"1","version":"1.0","params":{"Power":9007199254740993}}`;
/** Bytes of the page in all, compressed. */
// Without a standard library of our own, the module is larger.
const LARGEST = process.env.THINGWIRE_STD === 'prebuilt' ? 385_500 : 369_500;
const MARK = 'zqXsecretXqz';

let browser;
let served;
const asked = [];

before(async () => {
  mkdirSync(screens, { recursive: true });
  served = await serve(site, 0, (path) => asked.push(path));
  // As root, which builds in containers are, Chromium has no sandbox.
  browser = await chromium.launch({ executablePath: process.env.THINGWIRE_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  served?.server.close();
});

/** A page that is loaded; whatever it asks for afterwards, or complains about, is a failure of `done`. */
async function open({ url = served.url, hash = '', ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'en-US', ...options });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.stack));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  await page.goto(url + hash);
  await page.waitForSelector('html[data-ready]');
  page.on('request', (request) => request.url().startsWith('blob:') || problems.push(`asked for ${request.url()}`));
  await context.setOffline(true);
  const done = async () => {
    assert.deepEqual(problems, []);
    await context.close();
  };
  return { page, context, done, problems };
}

/** Puts a text where a person would paste it. */
async function paste(page, text) {
  await page.fill('#input', text);
}

/** The npm package, which is the page's own library. */
const npmPackage = () => import(pathToFileURL(join(process.env.THINGWIRE_PACKAGE, 'node.js')));

/** The names for which a table of the page's has Chinese, in their order. */
function chineseNames(file, table) {
  const text = readFileSync(join(here, '../page/ui', file), 'utf8');
  const rows = text.slice(text.indexOf(`const ${table} =`)).split('\n};')[0];
  return [...rows.matchAll(/^  (?:(['"])(.+)\1|(\w+)): '.*[\u4e00-\u9fff].*',$/gm)].map(([, , quoted, bare]) => quoted ?? bare);
}

/** Chooses a file of some bytes. */
async function openFile(page, bytes, name = 'file.bin') {
  await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  // Another microtask reads it; what is said of it is said in one go.
  await page.waitForFunction(() => document.getElementById('file').value === '' && document.getElementById('recognised').textContent !== '');
}

/** Drops files or text on an element; tells whether the page left it to the browser. */
const drop = (page, selector, given) => page.evaluate(([at, { files = [], text }]) => {
  const data = new DataTransfer();
  for (const [name, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name));
  if (text) data.setData('text', text);
  return document.querySelector(at).dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true, bubbles: true }));
}, [selector, given]);

const title = (page) => page.textContent('#list-title');
const kind = (page) => page.textContent('#record-title');
const picture = (page, name) => page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });

test('it is no larger than it was', () => {
  // The aim is 300 kB in all; nothing may grow until it is reached.
  const size = (text) => gzipSync(text, { level: 9 }).length;
  const files = ['index.html', 'thingwire.css', 'thingwire.js'].map((name) => readFileSync(join(site, name)));
  const all = files.map(size).reduce((sum, bytes) => sum + bytes, 0);
  console.log(`page total: ${(all / 1000).toFixed(1)} kB (gzip)`);
  assert.ok(all <= LARGEST, `${all} bytes`);
  // One file instead of three costs hardly more.
  assert.ok(size(readFileSync(join(site, 'thingwire.html'))) < all * 1.02);
});

test('it loads from a server with three requests, from a folder, and from one file', async () => {
  asked.length = 0;
  const first = await open();
  assert.deepEqual(asked, ['/', '/thingwire.css', '/thingwire.js']);
  await picture(first.page, 'empty');
  await first.done();
  for (const name of ['index.html', 'thingwire.html']) {
    const { page, done } = await open({ url: pathToFileURL(join(site, name)).href });
    await paste(page, 'FFFE01134C9A0000');
    assert.equal(await kind(page), 'pcp.query_version.request');
    // In a worker, too.
    await page.setInputFiles('#file', { name: 'many.txt', mimeType: 'text/plain', buffer: Buffer.from('FFFE01134C9A0000\n'.repeat(20_000)) });
    await page.waitForFunction(() => document.getElementById('list-title').textContent === '20,000 records');
    await done();
  }
});

test('nothing can be sent: the policy refuses every kind of connection', async () => {
  const { page, context } = await open();
  await context.setOffline(false);
  asked.length = 0;
  const refused = await page.evaluate(async () => {
    const blocked = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    const tries = [
      () => fetch(`${location.origin}/sent`), () => new WebSocket(location.origin.replace('http', 'ws')),
      () => new EventSource(`${location.origin}/sent`), () => { new Image().src = `${location.origin}/sent.png`; },
      () => navigator.sendBeacon(`${location.origin}/sent`, 'x'),
      () => { const frame = document.createElement('iframe'); frame.src = `${location.origin}/sent`; document.body.append(frame); },
      () => { const form = document.createElement('form'); form.action = `${location.origin}/sent`; document.body.append(form); form.submit(); },
      () => { const script = document.createElement('script'); script.textContent = 'window.injected = 1'; document.body.append(script); },
    ];
    for (const attempt of tries) {
      try {
        await attempt();
      } catch {
        // Refused at once.
      }
    }
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    return { blocked: [...new Set(blocked)].sort(), injected: window.injected };
  });
  assert.equal(refused.injected, undefined);
  for (const directive of ['connect-src', 'form-action', 'frame-src', 'img-src', 'script-src-elem']) assert.ok(refused.blocked.includes(directive), `${directive} of ${refused.blocked}`);
  assert.deepEqual(asked, []);
  await context.close();
});

test('every vector comes out as it says, in the browser', async () => {
  const manifest = JSON.parse(readFileSync(join(root, 'testvectors/manifest.json'), 'utf8'));
  const files = Object.entries(manifest.files).map(([name, counts]) => ({ name, counts, cases: casesOf(readFileSync(join(root, 'testvectors', name), 'utf8')) }));
  const { page, done } = await open();
  const runner = readFileSync(join(here, 'vectors.mjs'), 'utf8').replaceAll(/^export /gm, '');
  await page.evaluate(`globalThis.runVectorsHere = (() => { ${runner}; return runVectors; })(); 0`);
  const { passed, failed } = await page.evaluate(async (given) => {
    // The page's own script, as it is served.
    const library = thingwire();
    await library.load(await library.compile(THINGWIRE_WASM));
    return globalThis.runVectorsHere(library.core, JSON.parse(given));
  // As one text: handing over thousands of texts takes the tool longer than they take to run.
  }, JSON.stringify(files));
  console.log(`vectors: ${passed} passed, ${failed.length} failed`);
  assert.deepEqual(failed.slice(0, 10), []);
  assert.equal(passed, manifest.total);
  await done();
});

test('whatever is pasted is recognised, with the reason', async () => {
  const { page, done } = await open();
  const frame = 'FFFE01134C9A0000';
  for (const [text, how, what] of [
    [frame, 'hex', 'pcp.query_version.request'],
    ['ff fe 01 13\n4c 9a 00 00', 'several lines', 'pcp.query_version.request'],
    ['ff:fe:01:13:4c:9a:00:00', 'hex', 'pcp.query_version.request'],
    ['FF-FE-01-13-4C-9A-00-00', 'hex', 'pcp.query_version.request'],
    ['\\xff\\xfe\\x01\\x13\\x4c\\x9a\\x00\\x00', 'hex', 'pcp.query_version.request'],
    ['{0xff,0xfe,0x01,0x13,0x4c,0x9a,0x00,0x00}', 'hex', 'pcp.query_version.request'],
    ['0xFF, 0xFE, 0x01, 0x13, 0x4C, 0x9A, 0x00, 0x00', 'hex', 'pcp.query_version.request'],
    [`{"hex":"${frame}"}`, 'a record as JSON', 'pcp.query_version.request'],
    [`{\n  "hex": "${frame}",\n  "direction": "down"\n}`, 'a record as JSON', 'pcp.query_version.request'],
    ['00000000: fffe 0113 4c9a 0000                      ....L...', 'hexdump', 'pcp.query_version.request'],
    ['0000   ff fe 01 13 4c 9a 00 00                           ....L...', 'hexdump', 'pcp.query_version.request'],
    ['//4BE0yaAAA=', 'base64', 'pcp.query_version.request'],
    ['+NNMI:8,FFFE01134C9A0000', 'AT log', 'pcp.query_version.request'],
    [REPORT, 'topic', 'thing.event.property.post'],
    [`${TOPIC}\n{\n "id": "1", "version": "1.0", "params": {}\n}`, 'topic', 'thing.event.property.post'],
    [`topic: ${TOPIC}\npayload: {"id":"1","version":"1.0","params":{}}`, 'topic', 'thing.event.property.post'],
    ['40017d34bb74656d7065726174757265', 'CoAP', 'coap.request'],
    ['{"client_id":"5e06bfee334dd4f33759f5b3_demo_0_1_2018072417","username":"5e06bfee334dd4f33759f5b3_demo"}', 'a record as JSON', 'mqtt.connect'],
    ['{"id":"1","version":"1.0","params":{}}', 'payload', null],
    ['{"id":"1",', 'payload', null],
    ...[
      'uint8_t f[] = { 0xFF, 0xFE, 0x01, 0x13, 0x4C, 0x9A, 0x00, 0x00 };',
      'static const unsigned char f[8] =\n{\n  0xFF, 0xFE, /* mark */ 1, 19, // code\n  0x4C, 0x9A, 0, 0x0,\n};',
      'unsigned char a_bin[] = {\n  0xff, 0xfe, 0x01, 0x13,\n  0x4c, 0x9a, 0x00, 0x00\n};\nunsigned int a_bin_len = 8;',
      '[]byte{0xff, 0xfe, 0x01, 0x13, 0x4c, 0x9a, 0, 0}', 'f := []byte{\n\t0xff, 0xfe, 0x01, 0x13,\n\t0x4c, 0x9a, 0x00, 0x00,\n}',
      String.raw`b'\xff\xfe\x01\x13L\x9a\x00\0'`, String.raw`data = b"\xff\xfe\x01\x13L\x9a\x00\x00"`, `bytes.fromhex('fffe0113 4c9a0000')`,
      '<Buffer ff fe 01 13 4c 9a 00 00>', 'hex: FFFE01134C9A0000', 'RX: FF FE 01 13 4C 9A 00 00',
      '\t0x0000:  fffe 0113 4c9a 0000', '\t0x0000:  fffe 0113 4c9a 0000                 ....L...',
    ].map((spelled) => [spelled, 'bytes as programs', 'pcp.query_version.request']),
    ['{0xff,0x1fe}', '', 'Not read'],
    ['uint8_t f[] = { 0xFF, 0x1FE };', 'nothing known', 'Not read'],
    ...[`${TOPIC}: PAYLOAD`, `topic=${TOPIC}, payload=PAYLOAD`, `Topic: ${TOPIC} QoS: 0\nPAYLOAD`, `mosquitto_pub -h localhost -t '${TOPIC}' -m 'PAYLOAD'`, `mosquitto_pub -m "QUOTED" -q 1 -t "${TOPIC}"`]
      .map((spelled) => [spelled.replace('PAYLOAD', '{"id":"1","version":"1.0","params":{}}').replace('QUOTED', String.raw`{\"id\":\"1\",\"version\":\"1.0\",\"params\":{}}`), 'topic', 'thing.event.property.post']),
    ['what is this?', 'nothing known', 'Not read'],
    [JSON.stringify([{ hex: frame }, { hex: frame }]), 'list of records', 'pcp.query_version.request'],
  ]) {
    await paste(page, text);
    const said = await page.textContent('#recognised');
    assert.ok(said.includes(how), `${text}: ${said}`);
    if (what) assert.equal(await kind(page), what, text);
  }
  await paste(page, '');
  assert.equal(await page.isVisible('#record-card'), false);
  await done();
});

test('bytes that are no UTF-8 stay as they came', async () => {
  const { page, done } = await open();
  const gbk = Buffer.from([0xce, 0xc2, 0xb6, 0xc8]);
  const raw = async () => {
    await page.click('#tab-raw');
    return (await page.textContent('#raw')).split('\n').map((line) => line.slice(10, 58).replaceAll(' ', '')).join('');
  };
  const sent = Buffer.concat([Buffer.from('{"id":"1","version":"1.0","params":{"a":"'), gbk, Buffer.from('"}}')]);
  for (const parts of [[`${TOPIC} `, sent], [`${TOPIC} `, sent, '\n'], [sent]]) {
    await openFile(page, Buffer.concat(parts.map((part) => Buffer.from(part))));
    assert.match(await page.textContent('#complaints'), /not UTF-8.*byte 41.*json_utf8/s);
    assert.equal(await raw(), sent.toString('hex'));
  }
  // More of it than of ASCII, and bytes that no text has.
  for (const payload of [Buffer.concat([Buffer.from('{"a":"'), ...Array(40).fill(gbk), Buffer.from('"}')]), Buffer.from([1, 0, 0xff, 0x0d, 0x80, 0xa0])]) {
    await openFile(page, Buffer.concat([Buffer.from(`${TOPIC} `), payload]));
    assert.match(await page.textContent('#recognised'), /topic and its payload/);
    assert.equal(await raw(), payload.toString('hex'));
  }
  // Two lines, of which the second is right.
  await openFile(page, Buffer.concat([Buffer.from(`${TOPIC} `), sent, Buffer.from(`\n${REPORT}\n`)]));
  assert.deepEqual(await page.$$eval('#list .state', (cells) => cells.map((cell) => cell.textContent)), ['✗ json_utf8', '✓']);
  // A record as JSON, on one line and over several.
  for (const between of ['', '\n']) {
    await openFile(page, Buffer.concat([Buffer.from(`{${between}"topic":"${TOPIC}",${between}"payload":"`), gbk, Buffer.from('"}')]));
    assert.match(await page.textContent('#complaints'), /capture_not_text/);
  }
  await done();
});

test('UTF-16 is read as text, and said so; frames that start alike are not', async () => {
  const { page, done } = await open();
  const wide = (text, big) => {
    const bytes = Buffer.from(text, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };
  const said = `${REPORT.replace('9007199254740993', '"温度"')}\r\n`;
  for (const [big, mark, name] of [[false, '\ufeff', 'UTF-16LE'], [true, '\ufeff', 'UTF-16BE'], [false, '', 'UTF-16LE']]) {
    await openFile(page, wide(mark + said, big));
    assert.equal(await kind(page), 'thing.event.property.post');
    assert.match(await page.textContent('#recognised'), new RegExp(`topic.*its bytes are ${name}`));
    assert.equal(await page.textContent('#complaints'), '');
  }
  await paste(page, REPORT);
  assert.doesNotMatch(await page.textContent('#recognised'), /UTF-16/);
  await openFile(page, wide(`\ufeff${`${REPORT}\n`.repeat(3000)}`));
  await page.waitForFunction(() => document.getElementById('list-title').textContent === '3,000 records' && document.getElementById('progress').hidden);
  assert.match(await page.textContent('#recognised'), /UTF-16LE/);
  for (const frame of ['fffe01134c9a0000', 'fffe01155618001256312e300000000000000000000000000000', 'fffe41134c9a0000']) {
    await openFile(page, Buffer.from(frame, 'hex'));
    assert.match(await page.textContent('#recognised'), /raw bytes/);
  }
  await done();
});

test('an input without any data says so', async () => {
  for (const [locale, words] of [['en-US', /AT log.*no data was found/], ['zh-CN', /AT 日志.*没有找到数据/]]) {
    const { page, done } = await open({ locale });
    for (const text of ['AT+NMGR', `+QMTRECV: 0,0,"/sys/a/b","{}"`]) {
      await paste(page, text);
      assert.match(await page.textContent('#recognised'), words);
    }
    await done();
  }
});

test('tree and bytes light each other, by mouse and by keys', async () => {
  const { page, done } = await open();
  await paste(page, '{"hex":"fffe01155618001256312e300000000000000000000000000000","direction":"up"}');
  assert.equal(await kind(page), 'pcp.fragment.request');
  const lit = () => page.$$eval('#hex .cell.in', (cells) => cells.map((cell) => cell.textContent).join(''));
  await page.click('#tree .row:has-text("check")');
  assert.equal(await lit(), '5618');
  assert.match(await page.textContent('#node'), /check.*5618.*right.*4–5/s);
  await page.click('#hex .cell[data-at="3"]');
  assert.match(await page.textContent('#tree .row[aria-selected=true]'), /message code/);
  assert.equal(await lit(), '15');
  await page.focus('#hex');
  await page.keyboard.press('ArrowRight');
  assert.match(await page.textContent('#tree .row[aria-selected=true]'), /check/);
  await page.focus('#tree');
  await page.keyboard.press('ArrowDown');
  assert.match(await page.textContent('#tree .row[aria-selected=true]'), /data length/);
  assert.equal(await lit(), '0012');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.$$eval('#tree .row', (rows) => rows.length), 1);
  await page.keyboard.press('ArrowRight');
  assert.ok((await page.$$eval('#tree .row', (rows) => rows.length)) > 5);
  // The bits of the packed byte, each a row that lights its byte.
  assert.match(await page.textContent('#tree'), /0000 \.\.\.\. reserved: 0.*\.\.\.\. 0001 protocol version: 1/s);
  await page.click('#tree .row:has-text("reserved: 0")');
  assert.equal(await lit(), '01');
  await page.click('#tab-raw');
  assert.equal(await page.textContent('#raw'), [
    '00000000  ff fe 01 15 56 18 00 12  56 31 2e 30 00 00 00 00  |····V···V1.0····|',
    '00000010  00 00 00 00 00 00 00 00  00 00                    |··········|',
  ].join('\n'));
  await page.click('#tab-explained');
  await picture(page, 'record');
  await done();
});

test('errors and notes stand at their byte, with what was expected', async () => {
  const { page, done } = await open();
  await paste(page, 'FFFE01134EFE0000');
  assert.match(await page.textContent('#complaints'), /expected 4c9a, found 4efe.*KERMIT.*byte 4–5.*pcp_check_mismatch/s);
  await page.click('#complaints button');
  assert.match(await page.textContent('#tree .row[aria-selected=true]'), /check/);
  assert.equal(await page.$$eval('#hex .cell.error', (cells) => cells.map((cell) => cell.textContent).join('')), '4efe');
  assert.match(await page.textContent('#node'), /check does not match.*meaning\w/s);
  assert.match(await page.textContent('#tree .row span.error:not(.meaning)'), /expected 4c9a/);
  await picture(page, 'error');
  await paste(page, `${TOPIC} {"id":"1","version":"1.0","params":null}`);
  assert.match(await page.textContent('#complaints .note'), /params/);
  await page.click('#complaints .note');
  assert.equal(await page.$$eval('#hex .cell.note', (cells) => cells.length), 4);
  // Nothing has no last byte.
  for (const [text, place] of [[`${TOPIC} {"id":`, /byte 6 ·/], ['{"topic":"/a"', /byte 13 ·/]]) {
    await paste(page, text);
    assert.match(await page.textContent('#complaints'), place);
  }
  // A line that is no record: the text with the place marked.
  await paste(page, '{"hex":"0g"}');
  await page.click('#complaints button');
  assert.equal(await page.textContent('#text mark'), 'g');
  await done();
});

test('numbers are shown as they came, in every view and copy', async () => {
  const { page, context, done } = await open();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await paste(page, `${TOPIC} {"id":"1","version":"1.0","params":{"a":9007199254740993,"b":1.10,"c":1e400}}`);
  for (const tab of ['json', 'text']) {
    await page.click(`#tab-${tab}`);
    for (const number of ['9007199254740993', '1.10', '1e400']) assert.ok((await page.textContent(`#${tab}`)).includes(number), `${number} in ${tab}`);
  }
  const copied = async (button) => {
    await page.click(button);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.match(await copied('#copy-json'), /"a":9007199254740993,"b":1\.10,"c":1e400/);
  assert.match(await copied('#copy-hex'), /^7b226964223a2231/);
  await paste(page, `{"topic":"${TOPIC}","payload":{"id":"1","version":"1.0","params":{"a":1.10,"b":1.0,"c":12345678901234567.5,"d":-0.0,"e":1e400}},"k\\u0065ys":{"a":"${MARK}"}}`);
  const text = await copied('#copy-case');
  for (const number of ['1.10', '1.0', '12345678901234567.5', '-0.0', '1e400']) assert.equal(text.split(`: ${number}`).length, 3, `${number} in ${text}`);
  assert.ok(!text.includes(MARK));
  const record = (number) => `{"topic": "${TOPIC}", "payload": {"id":"1","version":"1.0","params":{"a":[${number}, "],{"]}}}`;
  for (const whole of [`[${record('1.10')},\n  ${record('1e400')} ]`, `${record('1.10')}\n${record('1e400')}`]) {
    await paste(page, whole);
    assert.equal(await page.textContent('#list-title'), '2 records');
    await page.focus('#list');
    for (const number of ['1.10', '1e400']) {
      await page.click('#tab-text');
      assert.ok((await page.textContent('#text')).includes(`[${number}, "],{"]`), `${number} in the text of ${whole}`);
      await page.click('#tab-json');
      assert.ok((await page.textContent('#json')).includes(number), `${number} in the JSON of ${whole}`);
      await page.click('#tab-explained');
      await page.focus('#list');
      await page.keyboard.press('ArrowDown');
    }
  }
  await paste(page, REPORT);
  const made = JSON.parse(await copied('#copy-case'));
  assert.deepEqual([made.result, made.decoded.kind, made.encodes_to, made.notes], ['valid', 'thing.event.property.post', 'same', []]);
  await paste(page, 'FFFE01134EFE0000');
  const bad = JSON.parse(await copied('#copy-case'));
  assert.deepEqual([bad.result, bad.error], ['invalid', { code: 'pcp_check_mismatch', layer: 'pcp.frame', offset: 4 }]);
  await done();
});

test('a decoded message is edited, and its bytes with length and check follow', async () => {
  const { page, done } = await open();
  await paste(page, '{"hex":"fffe01155618001256312e300000000000000000000000000000","direction":"up"}');
  assert.equal(await kind(page), 'pcp.fragment.request');
  await page.focus('#tab-explained');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  assert.equal(await page.isVisible('#edit'), true);
  assert.match(await page.textContent('#edit-status'), /same bytes/);
  const text = await page.inputValue('#edit');
  await page.fill('#edit', text.replace('"fragment_index": 0', '"fragment_index": 258').replace(/\n.*"check_hex".*/, ''));
  assert.match(await page.textContent('#edit-hex'), /01 02\s*$/);
  assert.match(await page.$$eval('#edit-hex .new', (nodes) => nodes.map((node) => node.textContent).join('|')), /^\w\w \w\w \|01 02 $/);
  await picture(page, 'edit');
  // What it is shown with is not written; what it came with is.
  await paste(page, `${TOPIC} {"id":"1","version":"1.0","params":{"a":1.10,"b":[ 1 ]}}`);
  assert.match(await page.textContent('#edit-status'), /same bytes/);
  await page.fill('#edit', (await page.inputValue('#edit')).replace('1.10', '1.20'));
  assert.match(await page.textContent('#edit-status'), /54 bytes/);
  await page.click('#edit-use');
  assert.match(await page.inputValue('#input'), /\{\\"a\\":1\.20,\\"b\\":\[1\]\}/);
  await paste(page, '{"hex":"fffe01155618001256312e300000000000000000000000000000","direction":"up"}');
  assert.match(await page.textContent('#edit-status'), /^the same bytes as before$/);
  await page.fill('#edit', text.replace('"data_length": 18', '"data_length": 7'));
  assert.match(await page.textContent('#edit-status'), /^the same bytes as before · what was changed is computed/);
  // What gives no record is neither copied nor used.
  const looks = () => page.$eval('#edit-use', (button) => getComputedStyle(button).borderStyle);
  const [enabled, input] = [await looks(), await page.inputValue('#input')];
  for (const broken of ['{"kind":"nothing"', '', ' ']) {
    await page.fill('#edit', broken);
    assert.match(await page.textContent('#edit-status'), broken.trim() ? /✗/ : /^$/);
    for (const button of ['#edit-copy', '#edit-use']) assert.equal(await page.isDisabled(button), true, `${button} of ${broken}`);
  }
  assert.notEqual(await looks(), enabled);
  assert.equal(await page.inputValue('#input'), input);
  await page.fill('#edit', text.replace('"fragment_index": 0', '"fragment_index": 7').replace(/\n.*"check_hex".*/, ''));
  await page.click('#edit-use');
  assert.equal(await kind(page), 'pcp.fragment.request');
  assert.match(await page.inputValue('#input'), /0007"/);
  await done();
});

test('what was recognised can be overridden', async () => {
  const { page, done } = await open();
  await paste(page, 'fffe0113' + '4c9a0000');
  assert.equal(await kind(page), 'pcp.query_version.request');
  await page.selectOption('#direction', 'up');
  assert.equal(await kind(page), 'Not read');
  await page.selectOption('#direction', 'down');
  assert.equal(await kind(page), 'pcp.query_version.request');
  // What is chosen stands above what the record says, in lists too, and nothing else of the record changes.
  await paste(page, '{"hex":"FFFE01134C9A0000","direction":"down"}');
  assert.equal(await kind(page), 'pcp.query_version.request');
  await page.selectOption('#direction', 'up');
  assert.equal(await kind(page), 'Not read');
  await paste(page, '{"hex":"FFFE01134C9A0000","direction":"down"}\n{"hex":"FFFE01134C9A0000"}');
  assert.deepEqual(await page.$$eval('#list .state', (cells) => cells.map((cell) => cell.className)), ['state error', 'state error']);
  await page.selectOption('#direction', 'down');
  assert.equal(await page.$$eval('#list .state.error', (cells) => cells.length), 0);
  await page.click('#clear');
  await paste(page, `{"topic":"custom/a","vendor":"huawei","payload":{"vendor":"huawei","a":1.10}}`);
  await page.selectOption('#vendor', 'tencent');
  await page.click('#tab-text');
  assert.equal(await page.textContent('#text'), '{"topic":"custom/a","vendor":"tencent","payload":{"vendor":"huawei","a":1.10}}');
  await page.click('#tab-json');
  assert.match(await page.textContent('#json'), /"vendor": "tencent"/);
  await page.click('#tab-explained');
  await page.click('#clear');
  await paste(page, 'fffe01154a8a00125631006576696c0000000000000000000001');
  assert.equal(await kind(page), 'pcp.ambiguous');
  assert.match(await page.textContent('#candidates'), /if (up|down)/);
  const before = await kind(page);
  await page.click('#candidates button');
  assert.notEqual(await kind(page), before);
  await page.click('#clear');
  await paste(page, `${TOPIC} {"id":"1","version":"1.0","params":null}`);
  await page.check('#strict');
  assert.equal(await kind(page), 'Not read');
  await done();
});

test('a list of records: pairs, search, filters, keys', async () => {
  const { page, done } = await open();
  await page.selectOption('#examples', '0');
  assert.equal(await page.textContent('#list-title'), '12 records');
  await page.focus('#list');
  await page.keyboard.press('ArrowDown');
  assert.equal(await kind(page), 'pcp.query_version.response');
  await page.click('#pair');
  assert.equal(await kind(page), 'pcp.query_version.request');
  await picture(page, 'list');
  await page.fill('#search', 'pcp.fragment');
  await page.waitForFunction(() => document.getElementById('list-title').textContent === '2 of 12 records');
  await page.selectOption('#only-direction', 'up');
  await page.waitForFunction(() => document.getElementById('list-title').textContent === '1 of 12 records');
  await page.click('#list .row');
  assert.equal(await kind(page), 'pcp.fragment.request');
  // Its pair is not among what is searched for: all are shown, and said so.
  await page.click('#pair');
  assert.equal(await title(page), '12 records');
  // Alink's by id.
  const post = (id) => `${TOPIC} {"id":"${id}","version":"1.0","params":{}}`;
  const reply = (id) => `${TOPIC}_reply {"id":"${id}","code":200,"data":{}}`;
  await page.fill('#search', '');
  await page.selectOption('#only-direction', '');
  await paste(page, [post(1), post(2), reply(2), reply(1), reply(9)].join('\n'));
  assert.deepEqual(await page.$$eval('#list .paired', (cells) => cells.map((cell) => cell.textContent)), ['⇄ 4', '⇄ 3', '⇄ 2', '⇄ 1', '']);
  // Tencent's by client token and method, in either direction.
  const thing = (way, method, token) => `$thing/${way}/property/ABCDEFGHIJ/dev1 {"method":"${method}","clientToken":"${token}","params":{}}`;
  await paste(page, [thing('up', 'report', 'a'), thing('down', 'control', 'a'), thing('up', 'control_reply', 'a'), thing('down', 'report_reply', 'a'), thing('down', 'report_reply', 'b')].join('\n'));
  assert.deepEqual(await page.$$eval('#list .paired', (cells) => cells.map((cell) => cell.textContent)), ['⇄ 4', '⇄ 3', '⇄ 2', '⇄ 1', '']);
  // CoAP's by token: an exchange like that of figure 16 of RFC 7252, and an answer that nobody asked for.
  await paste(page, '44017d3401020304bb74656d7065726174757265\n64457d3401020304ff32322e332043\n64457d3501020305ff32322e332043');
  assert.deepEqual(await page.$$eval('#list .paired', (cells) => cells.map((cell) => cell.textContent)), ['⇄ 2', '⇄ 1', '']);
  await done();
});

test('what narrows the list holds for what comes, and nothing is chosen where nothing is found', async () => {
  const { page, done } = await open();
  const lines = (count) => Array.from({ length: count }, (_, index) => `{"hex":"FFFE01134C9A0000","direction":"${index % 2 ? 'down' : 'up'}"}`).join('\n');
  const active = () => page.getAttribute('#list', 'aria-activedescendant');
  await paste(page, lines(4));
  await page.selectOption('#only-direction', 'down');
  await page.waitForFunction(() => document.getElementById('list-title').textContent === '2 of 4 records');
  assert.equal(await page.getAttribute('#list .dir', 'aria-label'), 'down');
  for (const count of [6, 400]) {
    await paste(page, lines(count));
    await page.waitForFunction((words) => document.getElementById('list-title').textContent === words, `${count / 2} of ${count} records`);
    assert.equal(await page.$eval('#list .row .n', (cell) => cell.textContent), '2');
    assert.equal(await active(), 'record-1');
    assert.equal(await kind(page), 'pcp.query_version.request');
  }
  // A single record has no list, and so nothing that narrows it.
  await paste(page, lines(1));
  assert.equal(await page.isVisible('#record-card'), true);
  await paste(page, lines(4));
  await page.fill('#search', 'nowhere');
  await page.waitForFunction(() => document.getElementById('list-title').textContent === '0 of 4 records');
  assert.equal(await active(), null);
  await paste(page, lines(6));
  assert.equal(await title(page), '0 of 6 records');
  assert.equal(await page.isVisible('#record-card'), false);
  await page.click('#clear');
  await paste(page, lines(4));
  assert.equal(await title(page), '4 records');
  await openFile(page, `${lines(1)}\n${' '.repeat(1 << 18)}`);
  await page.waitForFunction(() => document.getElementById('list-title').textContent === '1 record');
  await done();
});

test('another language changes the words, and nothing else', async () => {
  const { page, done } = await open();
  const workers = [];
  page.on('worker', (worker) => workers.push(worker));
  const post = (id) => `${TOPIC} {"id":"${id}","version":"1.0","params":{"a":${id}}}`;
  for (const count of [5, 500]) {
    await paste(page, Array.from({ length: count }, (_, index) => post(index)).join('\n'));
    await page.waitForFunction((words) => document.getElementById('list-title').textContent === words, `${count} records`);
    workers.length = 0;
    await page.fill('#search', 'params');
    await page.waitForFunction((words) => document.getElementById('list-title').textContent === words, `${count} of ${count} records`);
    await page.click('#list .row:nth-child(3)');
    await page.click('#tab-edit');
    await page.waitForFunction(() => document.getElementById('edit').value.includes('"a": 2'));
    const edited = (await page.inputValue('#edit')).replace('"a": 2', '"a": 77');
    await page.fill('#edit', edited);
    await page.click('#language');
    assert.equal(await title(page), `${count} 条记录中的 ${count} 条`);
    assert.equal(await page.$eval('#list .row[aria-selected=true] .n', (cell) => cell.textContent), '3');
    assert.equal(await page.getAttribute('#list .dir', 'aria-label'), '上行');
    assert.equal(await page.inputValue('#search'), 'params');
    assert.equal(await page.inputValue('#edit'), edited);
    assert.match(await page.textContent('#edit-status'), /字节，已标出变化/);
    assert.match(await page.textContent('#recognised'), /识别为 主题与载荷/);
    assert.match(await page.textContent('#record-facts'), /上行.*第 3 行/);
    assert.equal(workers.length, 0);
    await page.click('#tab-explained');
    await page.click('#language');
    await page.fill('#search', '');
  }
  // The name of a file stays as well.
  await openFile(page, [0xff, 0xfe, 1, 0x13, 0x4c, 0x9a, 0, 0], 'frame.bin');
  await page.click('#tree .row');
  await page.click('#language');
  assert.match(await page.getAttribute('#input', 'placeholder'), /^frame\.bin/);
  assert.match(await page.textContent('#node'), /含义/);
  await done();
});

test('rows of the tree count among their own, and tabs go to both ends', async () => {
  const { page, done } = await open();
  await paste(page, `${TOPIC} {"id":"1","version":"1.0","params":{"a":1,"b":2,"c":3}}`);
  const counts = async (label) => page.$eval(`#tree .row:has(.label:text-is("${label}"))`, (row) => ['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => row.getAttribute(name)).join());
  assert.equal(await counts('b'), '3,2,3');
  assert.equal(await counts('params'), '2,3,3');
  await page.focus('#tab-explained');
  await page.keyboard.press('End');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-edit');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-explained');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  assert.equal(await page.getAttribute('#tab-explained', 'aria-selected'), 'true');
  await done();
});

test('a file of 100,000 records: progress, search and scrolling stay quick', async () => {
  const { page, done } = await open();
  const lines = Array.from({ length: 100_000 }, (_, index) => (index % 1000 === 999 ? '{"hex":"fffe01134efe0000"}'
    : JSON.stringify({ tst: '2026-01-01T00:00:00Z', topic: TOPIC.replace('dev1', `dev${index % 50}`), payload: `{"id":"${index}","version":"1.0","params":{"Power":${index}}}` })));
  const buffer = Buffer.from(lines.join('\n'));
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const tick = (now) => {
      window.longest = Math.max(window.longest, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await page.setInputFiles('#file', { name: 'capture.jsonl', mimeType: 'text/plain', buffer });
  // Handing over the file is the test's doing, not the page's.
  await page.waitForFunction(() => document.querySelector('#list .row'));
  await page.evaluate(() => { window.longest = 0; window.began = performance.now(); });
  await page.waitForFunction(() => document.getElementById('progress').hidden && document.getElementById('list-title').textContent === '100,000 records', undefined, { timeout: 120_000 });
  const { longest, took } = await page.evaluate(() => ({ longest: window.longest, took: performance.now() - window.began }));
  console.log(`100,000 records (${(buffer.length / 1e6).toFixed(1)} MB) in ${(took / 1000).toFixed(1)} s, longest frame ${longest.toFixed(0)} ms`);
  assert.ok(longest < 2000, `${longest} ms without a frame`);
  assert.ok((await page.$$eval('#list .row', (rows) => rows.length)) < 60);
  await page.focus('#list');
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.querySelector('#list .row[aria-selected=true] .n')?.textContent === '100000');
  await page.waitForFunction(() => document.getElementById('record-title').textContent === 'Not read');
  const started = Date.now();
  await page.fill('#search', 'dev7 98765');
  await page.waitForFunction(() => / of 100,000/.test(document.getElementById('list-title').textContent));
  console.log(`search in ${Date.now() - started} ms`);
  await page.fill('#search', '');
  await page.selectOption('#only-status', 'error');
  await page.waitForFunction(() => document.getElementById('list-title').textContent === '100 of 100,000 records');
  await picture(page, 'many');
  await done();
});

test('a dropped file is read', async () => {
  const { page, done } = await open();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([0xff, 0xfe, 1, 0x13, 0x4c, 0x9a, 0, 0])], 'frame.bin'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true, bubbles: true }));
  });
  await page.waitForFunction(() => document.getElementById('record-title').textContent === 'pcp.query_version.request');
  assert.match(await page.textContent('#recognised'), /raw bytes/);
  await done();
});

test('a field takes what is dropped on it', async () => {
  const { page, done } = await open();
  await paste(page, REPORT);
  await page.click('#model-panel summary');
  const model = Buffer.from(JSON.stringify({ schema: '', profile: { productKey: 'a1B2c3D4e5F' }, properties: [], events: [], services: [] }));
  assert.equal(await drop(page, '#model', { files: [['model.json', [...model]]] }), false);
  await page.waitForFunction(() => document.getElementById('model-status').textContent !== '');
  assert.equal(await page.inputValue('#model'), model.toString());
  assert.equal(await page.inputValue('#input'), REPORT);
  // Text is left to the browser in a field, and is the input elsewhere; a file on a field that takes none is no input.
  for (const field of ['#input', '#model', '#key-random']) assert.equal(await drop(page, field, { text: 'FFFE01134C9A0000' }), true, field);
  assert.equal(await drop(page, '#key-random', { files: [['a.txt', [48, 48]]] }), false);
  assert.equal(await page.inputValue('#input'), REPORT);
  assert.equal(await drop(page, 'h1', { text: 'FFFE01134C9A0000' }), false);
  assert.equal(await kind(page), 'pcp.query_version.request');
  await drop(page, '#input', { files: [['a.txt', [...Buffer.from(REPORT)]], ['b.txt', [48, 48]]] });
  await page.waitForFunction((text) => document.getElementById('input').value === text, REPORT);
  assert.match(await page.textContent('#toast'), /Only the first file is read: a\.txt/);
  await done();
});

test('a thing model gives names, units and notes, and makes examples', async () => {
  const { page, done } = await open();
  const model = {
    schema: 'https://iotx-tsl.oss-ap-southeast-1.aliyuncs.com/schema.json', profile: { productKey: 'a1B2c3D4e5F' }, events: [], services: [],
    properties: [{ identifier: 'Power', name: 'Output', accessMode: 'rw', required: true, dataType: { type: 'int', specs: { min: '0', max: '100', unit: 'W', unitName: 'watt', step: '1' } } }],
  };
  await paste(page, REPORT.replace('9007199254740993', '101'));
  assert.equal(await page.$$eval('#complaints li', (items) => items.length), 0);
  await page.click('#model-panel summary');
  await page.fill('#model', JSON.stringify(model));
  await page.waitForSelector('#complaints .note');
  assert.match(await page.textContent('#complaints'), /101.*model_range/s);
  assert.match(await page.textContent('#tree'), /Output \(W\)/);
  await picture(page, 'model');
  await page.click('#model-make');
  assert.match(await page.inputValue('#input'), /Power/);
  assert.equal(await page.$$eval('#complaints li', (items) => items.length), 0);
  // Huawei's: told by its shape.
  const product = {
    product_id: '5e06bfee334dd4f33759f5b3', service_capabilities: [{ service_id: 'Battery', service_type: 'Battery', properties: [
      { property_name: 'level', description: 'charge', data_type: 'int', min: '0', max: '100', step: 1, unit: '%', method: 'R', required: true },
    ] }],
  };
  await page.fill('#model', JSON.stringify(product));
  await paste(page, '$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/properties/report {"services":[{"service_id":"Battery","properties":{"level":101}}]}');
  await page.waitForSelector('#complaints .note');
  assert.match(await page.textContent('#complaints'), /101/);
  assert.match(await page.textContent('#tree'), /charge \(%\)/);
  await page.fill('#model', '{"properties":7}');
  await page.waitForFunction(() => document.getElementById('model-status').textContent.startsWith('✗'));
  assert.equal(await page.isDisabled('#model-make'), true);
  await done();
});

test('credentials are made and verified, with the signed text and the likely mistake', async () => {
  const { page, done } = await open();
  await page.focus('#sign-panel summary');
  await page.keyboard.press('Enter');
  await page.selectOption('#scheme', 'alibaba.mqtt');
  const inputs = { product_key: 'pk', device_name: 'device', device_secret: 'secret', client_id: '12345', timestamp: '789' };
  for (const [name, value] of Object.entries(inputs)) await page.fill(`#in-${name}`, value);
  await page.selectOption('#in-method', 'hmacsha1');
  await page.click('#sign-make');
  // The worked example of Alibaba's devices guide 2018, 6.7.
  assert.match(await page.textContent('#out-password'), /^fafd82a3d602b37fb0fa8b7892f24a477f851a14$/i);
  assert.equal(await page.textContent('#out-sign_content'), 'clientId12345deviceNamedeviceproductKeypktimestamp789');
  assert.equal(await page.inputValue('#in-device_secret'), '');
  const clientId = await page.textContent('#out-client_id');
  const username = await page.textContent('#out-username');
  const password = await page.textContent('#out-password');
  await page.fill('#given-client_id', clientId);
  await page.fill('#given-username', username);
  await page.fill('#given-password', password);
  await page.click('#sign-verify');
  assert.match(await page.textContent('#sign-result'), /✓ Valid/);
  await page.fill('#given-password', `${password.slice(0, 6)}${password[6] === '0' ? '1' : '0'}${password.slice(7)}`);
  await page.click('#sign-verify');
  assert.match(await page.textContent('#sign-result'), /✗ Not valid.*password.*first differing character: 7/s);
  await picture(page, 'sign');
  await page.click('#sign-forget');
  await page.click('#sign-make');
  assert.match(await page.textContent('#sign-result'), /✗.*device_secret/s);
  // Every scheme has a form.
  const schemes = await page.$$eval('#scheme option', (options) => options.map((option) => option.value));
  assert.ok(schemes.length > 20);
  for (const scheme of schemes) {
    await page.selectOption('#scheme', scheme);
    assert.ok((await page.$$eval('#sign-fields input, #sign-fields select', (fields) => fields.length)) > 0, scheme);
  }
  await done();
});

test('a pasted connection is verified: the scheme is recognised, the likely mistake named', async () => {
  const { page, done } = await open();
  await paste(page, '{"client_id":"12345|securemode=3,signmethod=hmacsha1,timestamp=789|","username":"device&pk","password":"FAFD82A3D602B37FB0FA8B7892F24A477F851A14"}');
  assert.equal(await kind(page), 'mqtt.connect');
  assert.match(await page.textContent('#recognised'), /client id and user name are written as this cloud has them/);
  // Nothing of it is bytes.
  assert.equal(await page.isVisible('#hex'), false);
  await page.click('#verify');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'in-device_secret');
  await page.keyboard.type('secret');
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('#sign-result'), /✓ Valid.*alibaba\.mqtt/s);
  assert.equal(await page.textContent('#signed-text'), 'clientId12345deviceNamedeviceproductKeypktimestamp789');
  // The whole client id was signed, with what stands between the bars.
  const wrong = createHmac('sha1', 'secret').update('clientId12345|securemode=3,signmethod=hmacsha1,timestamp=789|deviceNamedeviceproductKeypktimestamp789').digest('hex');
  await page.fill('#given-password', wrong);
  await page.click('#sign-verify');
  assert.match(await page.textContent('#sign-result'), /✗ Not valid.*differs: password.*likely mistake: \w.*first differing character: \d/s);
  await picture(page, 'verify');
  // A request's body holds its signature.
  const body = { productKey: 'pk', deviceName: 'device', clientId: '12345', timestamp: '789', signmethod: 'hmacsha1', sign: '0000000000000000000000000000000000000000', version: 'default' };
  await paste(page, JSON.stringify({ path: '/auth', vendor: 'alibaba', payload: JSON.stringify(body) }));
  assert.equal(await kind(page), 'http.auth');
  await page.click('#verify');
  await page.keyboard.type('secret');
  await page.click('#sign-verify');
  assert.match(await page.textContent('#sign-result'), /✗ Not valid.*differs: sign.*clientId12345deviceNamedeviceproductKeypktimestamp789.*sign: first differing character: 1/s);
  // With the secret held, what is edited is signed anew.
  await page.click('#tab-edit');
  assert.match(await page.textContent('#edit-status'), /signed anew/);
  await page.fill('#edit', (await page.inputValue('#edit')).replace('"789"', '"790"'));
  await page.click('#edit-use');
  const { sign } = JSON.parse(JSON.parse(await page.inputValue('#input')).payload);
  assert.equal(sign, createHmac('sha1', 'secret').update('clientId12345deviceNamedeviceproductKeypktimestamp790').digest('hex'));
  assert.match(await page.textContent('#edit-status'), /its signature is right/);
  await done();
});

const CONNECT = { client_id: '12345|securemode=3,signmethod=hmacsha1,timestamp=789|', username: 'device&pk', password: 'fafd82a3d602b37fb0fa8b7892f24a477f851a14' };
const HUAWEI = { client_id: '5e06bfee334dd4f33759f5b3_demo_0_1_2018072417', username: '5e06bfee334dd4f33759f5b3_demo', password: '00' };

/** Presses Verify at a pasted record, types the secret, and presses Enter; gives the verdict. */
async function verifyWith(page, record, secret) {
  await paste(page, JSON.stringify(record));
  await page.click('#verify');
  await page.keyboard.type(secret);
  await page.keyboard.press('Enter');
  return page.textContent('#sign-result');
}

test('an empty or missing password is not valid, whatever the secret', async () => {
  const { page, done } = await open();
  for (const password of ['', undefined]) {
    assert.match(await verifyWith(page, { ...CONNECT, password }, 'secret'), /^✗ Not valid.*password_empty/);
    assert.match(await verifyWith(page, { ...HUAWEI, password }, 'wrong'), /^✗ Not valid.*password_empty/);
    assert.match(await verifyWith(page, { username: 'accessKey=ak|timestamp=1700000000000', password }, MARK), /^✗ Not valid.*differs: password/);
    // The password that was expected is the secret.
    assert.ok(!(await page.content()).includes(MARK));
  }
  const body = { productKey: 'pk12345678', deviceName: 'devi', clientId: 'c', timestamp: '1700000000000', signmethod: 'hmacsha1', sign: '' };
  assert.match(await verifyWith(page, { path: '/auth', vendor: 'alibaba', payload: JSON.stringify(body) }, 'secret'), /^✗ Not valid.*password_empty/);
  // By the scheme's name, with nothing given.
  await page.selectOption('#scheme', 'tencent.subdevice_bind');
  for (const [name, value] of Object.entries({ product_id: 'ABCDEF1234', device_name: 'device', device_secret: 'c2VjcmV0', random: '1', timestamp: '1' })) await page.fill(`#in-${name}`, value);
  await page.click('#sign-verify');
  assert.match(await page.textContent('#sign-result'), /^✗ Not valid.*password_empty/);
  await done();
});

test('a verdict goes with what it was about', async () => {
  const { page, done } = await open();
  const verdict = () => page.textContent('#sign-result');
  for (const change of [
    () => page.fill('#given-password', '00'), () => page.fill('#in-device_secret', 'other'), () => page.selectOption('#scheme', 'huawei.mqtt'),
    () => paste(page, 'FFFE01134C9A0000'), () => paste(page, ''), () => page.click('#language'),
  ]) {
    assert.match(await verifyWith(page, CONNECT, 'secret'), /^✓/);
    await change();
    assert.equal(await verdict(), '', String(change));
  }
  // Credentials that were made are no verdict on a record.
  await page.selectOption('#scheme', 'alibaba.mqtt');
  for (const [name, value] of Object.entries({ product_key: 'pk', device_name: 'device', device_secret: 'secret' })) await page.fill(`#in-${name}`, value);
  await page.click('#sign-make');
  await paste(page, 'FFFE01134C9A0000');
  assert.match(await verdict(), /password/);
  // A password that was sent may be the secret itself.
  for (const button of ['#sign-forget', '#clear']) {
    await verifyWith(page, { username: 'accessKey=ak|timestamp=1700000000000', password: MARK }, MARK);
    assert.equal(await page.inputValue('#given-password'), MARK);
    await page.click(button);
    assert.equal(await page.inputValue('#given-password'), '', button);
  }
  await done();
});

test('secrets of other vendors are held, and not in the way', async () => {
  const { page, done } = await open();
  const amqp = { username: 'accessKey=ak|timestamp=1700000000000', password: 'code' };
  const hour = createHmac('sha256', '2018072417').update('secret').digest('hex');
  const tencent = 'ABCDEF1234dev1;12010126;12345;1800000000';
  const token = createHmac('sha256', Buffer.from('c2VjcmV0', 'base64')).update(tencent).digest('hex');
  for (const [record, field, secret] of [
    [{ ...HUAWEI, password: hour }, 'in-secret', 'secret'], [amqp, 'in-access_code', 'code'],
    [{ client_id: 'ABCDEF1234dev1', username: tencent, password: `${token};hmacsha256` }, 'in-device_secret', 'c2VjcmV0'],
    [CONNECT, 'in-device_secret', 'secret'], [amqp, 'in-access_code', 'code'],
  ]) {
    await paste(page, JSON.stringify(record));
    await page.click('#verify');
    assert.equal(await page.evaluate(() => document.activeElement.id), field);
    assert.match(await verifyWith(page, record, secret), /^✓ Valid/, JSON.stringify(record));
  }
  await done();
});

test('Enter verifies behind Verify, and signs behind Sign', async () => {
  const { page, done } = await open();
  const body = { productKey: 'pk12345678', deviceName: 'devi', clientId: 'c', timestamp: '1700000000000', signmethod: 'hmacsha1', sign: 'aa' };
  assert.match(await verifyWith(page, { path: '/auth', vendor: 'alibaba', payload: JSON.stringify(body) }, 'secret'), /^✗ Not valid.*differs: sign/);
  const enter = async (field) => {
    await page.focus(field);
    await page.keyboard.press('Enter');
    return page.textContent('#sign-result');
  };
  for (const [name, value] of Object.entries({ product_key: 'pk', device_name: 'device', client_id: '12345', timestamp: '789' })) await page.fill(`#in-${name}`, value);
  await page.click('#sign-make');
  assert.match(await enter('#in-product_key'), /^body.*signed text/);
  // What is filled in to be verified is.
  await page.fill('#given-sign', '00');
  assert.match(await enter('#given-sign'), /^✗ Not valid/);
  await done();
});

test('only the signature is written anew', async () => {
  const { page, done } = await open();
  const body = { productKey: 'pk12345678', deviceName: 'devi', clientId: '123', timestamp: '123', signmethod: 'hmacsha1', sign: '123', password: '123', version: '123' };
  await verifyWith(page, { path: '/auth', vendor: 'alibaba', payload: JSON.stringify(body) }, 'secret');
  await page.click('#tab-edit');
  assert.match(await page.textContent('#edit-status'), /signed anew/);
  await page.click('#edit-use');
  const right = createHmac('sha1', 'secret').update('clientId123deviceNamedeviproductKeypk12345678timestamp123').digest('hex');
  assert.deepEqual(JSON.parse(JSON.parse(await page.inputValue('#input')).payload), { ...body, sign: right });
  // In a form, too.
  await page.click('#tab-explained');
  const form = (sign) => `productKey=pk12345678&deviceName=devi&random=567345&sign=${sign}&signMethod=HmacMD5`;
  await verifyWith(page, { path: '/auth/register/device', payload: form('567345') }, 'secret');
  await page.click('#tab-edit');
  assert.match(await page.textContent('#edit-status'), /signed anew/);
  await page.click('#edit-use');
  assert.equal(JSON.parse(await page.inputValue('#input')).payload, form(createHmac('md5', 'secret').update('deviceNamedeviproductKeypk12345678random567345').digest('hex')));
  assert.match(await page.textContent('#edit-status'), /its signature is right/);
  // Of several only the first is looked at.
  await page.click('#tab-explained');
  const device = (deviceName) => ({ productKey: 'pk12345678', deviceName, clientId: 'c', timestamp: '1700000000000', signmethod: 'hmacsha256', sign: 'aa' });
  await paste(page, `/sys/a1B2c3D4e5F/gateway/thing/topo/add ${JSON.stringify({ id: '1', version: '1.0', params: [device('dev1'), device('dev2')], method: 'thing.topo.add' })}`);
  await page.click('#tab-edit');
  assert.match(await page.textContent('#edit-status'), /signed anew · sign: further signatures: .* found 1 more, which are not looked at/);
  await done();
});

test('a CoAP payload is decrypted with keys that stay in memory', async () => {
  const { page, done } = await open();
  // The third case of the vectors of Alibaba's CoAP: what the C SDK sent, without keys.
  const sealed = JSON.parse(readFileSync(join(root, 'testvectors/alibaba/coap.json'), 'utf8')).cases;
  const [withKeys, without] = ['0002-device-custom.user', '0003-device-custom.user-sealed'].map((name) => sealed.find(({ id }) => id === `alibaba/coap/${name}`).record);
  const { keys } = withKeys;
  await paste(page, without.hex);
  assert.equal(await kind(page), 'custom.user');
  await page.click('#complaints button:has-text("payload_encrypted")');
  const give = async (secret, random) => {
    await page.fill('#key-device_secret', secret);
    await page.fill('#key-random', random);
    await page.keyboard.press('Enter');
  };
  assert.equal(await page.evaluate(() => document.activeElement.id), 'key-device_secret');
  await give(keys.device_secret, 'another');
  assert.match(await page.textContent('#complaints'), /alibaba_cipher_key/);
  await give(keys.device_secret, keys.random);
  assert.equal(await page.textContent('#complaints'), '');
  await page.click('#tab-json');
  assert.match(await page.textContent('#json'), /"payload": \{\s*"id": 1\s*\}/);
  await page.click('#tab-explained');
  await page.focus('#tree');
  await page.keyboard.press('End');
  assert.match(await page.textContent('#tree'), /carried.*id.*1/s);
  await picture(page, 'decrypted');
  // Changed, it is encrypted anew.
  await page.click('#tab-edit');
  assert.match(await page.textContent('#edit-status'), /same bytes/);
  await page.fill('#edit', (await page.inputValue('#edit')).replace(/"id": 1\b/, '"id": 2'));
  assert.match(await page.textContent('#edit-status'), /changed ones marked/);
  assert.ok((await page.$$eval('#edit-hex .new', (nodes) => nodes.length)) > 0);
  // Nothing of the keys is in the page, in what it copies, or in a link.
  const everything = () => page.evaluate(() => [document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map((field) => field.value)].join('\n'));
  for (const secret of Object.values(keys)) assert.ok(!(await everything()).includes(secret));
  await page.click('#share');
  await page.waitForFunction(() => document.getElementById('share-link').value.includes('#s='));
  const link = await page.inputValue('#share-link');
  const told = inflateRawSync(Buffer.from(link.slice(link.indexOf('#s=') + 3), 'base64url')).toString();
  assert.ok(told.includes(without.hex) && !told.includes(keys.random) && !told.includes(keys.device_secret), told);
  await page.click('#share-close');
  // Lists are decrypted too, in the page and in a worker.
  for (const count of [3, 500]) {
    await paste(page, `${without.hex}\n`.repeat(count));
    await page.waitForFunction((title) => document.getElementById('list-title').textContent === title, `${count} records`);
    assert.equal(await page.$$eval('#list .state.notes, #list .state.error', (cells) => cells.length), 0);
  }
  await paste(page, without.hex);
  await page.click('#keys-forget');
  assert.match(await page.textContent('#complaints'), /payload_encrypted/);
  await done();
});

test('a secret is nowhere but in memory', async () => {
  const { page, done } = await open();
  await page.click('#sign-panel summary');
  await page.selectOption('#scheme', 'alibaba.mqtt');
  for (const [name, value] of Object.entries({ product_key: 'pk', device_name: 'device', client_id: '1', device_secret: MARK })) await page.fill(`#in-${name}`, value);
  await page.click('#sign-make');
  assert.match(await page.textContent('#out-password'), /^\w{32,}$/);
  const everywhere = () => page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
    const stores = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href, JSON.stringify(history.state), (await indexedDB.databases()).length];
    return [document.documentElement.outerHTML, ...fields, ...stores].join('\n');
  });
  assert.ok(!(await everywhere()).includes(MARK));
  // The records' own keys: shown by nobody, and kept out of links and cases.
  const record = `{"hex":"fffe01134c9a0000","keys":{"device_secret":"${MARK}"}}`;
  await paste(page, record);
  assert.equal(await kind(page), 'pcp.query_version.request');
  const shown = () => page.evaluate(() => document.body.innerText);
  for (const tab of ['json', 'edit', 'explained']) {
    await page.click(`#tab-${tab}`);
    assert.ok(!(await shown()).includes(MARK), tab);
    assert.ok(!(await page.inputValue('#edit')).includes(MARK), tab);
  }
  for (const broken of [`{"hex":"0g","keys":{"device_secret":"${MARK}"}}`, `{"keys":{"device_secret":"${MARK}"},"hex":"0g"}`, `{"hex":"00","k\\u0065ys":{"a":"${MARK}"},"topic":7}`,
    // As Python prints it, and as JavaScript is written.
    `{'hex':'0g','keys':{'device_secret':'${MARK}'}}`, `{'keys': {'random': '${MARK}'}, 'hex': '00'}`, `{hex:'00',keys:{device_secret:'${MARK}'}}`,
    `{"topic":"/a",'keys':{"device_secret":"${MARK}"}}`, `hex: 0g keys: ${MARK}`]) {
    await paste(page, broken);
    for (const tab of ['text', 'raw', 'json', 'explained']) {
      await page.click(`#tab-${tab}`);
      assert.ok(!(await shown()).includes(MARK.slice(-6)), `${tab} of ${broken}`);
    }
  }
  const secret = `{"deviceSecret":"${MARK}"}`;
  const hex = Buffer.from(secret).toString('hex');
  const answer = Buffer.from(`{"id":"1","code":200,"data":[${secret}]}`);
  const dump = answer.toString('hex').match(/.{1,32}/g).map((row, index) => `${(index * 16).toString(16).padStart(8, '0')}: ${row.match(/.{1,4}/g).join(' ')}`);
  for (const text of [
    record, `${TOPIC} ${secret}`, `password=${MARK}`,
    `{"topic":"$bootstrap/a/b/c","payload":"{\\"psk\\":\\"${MARK}\\"}"}`, `/sys/a1B2c3D4e5F/dev1/thing/sub/register_reply ${answer.toString('hex')}`,
    hex, hex.replace(/../g, '$& '), hex.replace(/../g, '0x$&, '), Buffer.from(secret).toString('base64'), `{"topic":"a/b","payload_base64":"${Buffer.from(secret).toString('base64url')}"}`,
    JSON.stringify({ topic: 'a/b', payload: JSON.stringify({ payload: JSON.stringify({ psk: MARK }) }) }), dump.join('\n'), `+NNMI:${hex.length / 2},${hex}`,
    JSON.stringify({ topic: '$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/properties/report?encoding=gzip', payload_hex: gzipSync(`{"services":[{"service_id":"a","properties":${secret}}]}`).toString('hex') }),
    `accessKey=${MARK}|timestamp=1`, `Authorization: Bearer ${MARK}`, `{"path":"/auth","payload":"{\\"token\\":\\"${MARK}\\"}"}`, `token=${MARK}`, `access_token: ${MARK}`,
    `pwd: ${MARK}`, `密码：${MARK}`, `设备密钥 ${MARK}`,
  ]) {
    await paste(page, text);
    await page.click('#share');
    assert.equal(await page.inputValue('#share-link'), '', text);
    assert.match(await page.textContent('#share-warning'), /keys or secrets|密钥/, text);
    await page.click('#share-close');
  }
  assert.ok(!(await page.evaluate(() => location.href)).includes(MARK));
  await done();
});

test('a link brings the input, with its hints, and warns', async () => {
  const { page, done } = await open();
  await paste(page, 'FFFE01134C9A0000 温度');
  await paste(page, REPORT);
  await page.selectOption('#vendor', 'alibaba');
  await page.click('#share');
  await page.waitForFunction(() => document.getElementById('share-link').value.includes('#s='));
  assert.match(await page.textContent('#share-warning'), /contains the whole input/);
  await picture(page, 'share');
  const link = await page.inputValue('#share-link');
  await done();
  const again = await open({ hash: link.slice(link.indexOf('#')) });
  assert.equal(await again.page.inputValue('#input'), REPORT);
  assert.equal(await again.page.inputValue('#vendor'), 'alibaba');
  assert.equal(await kind(again.page), 'thing.event.property.post');
  await paste(again.page, 'x'.repeat(9000));
  await again.page.click('#share');
  assert.match(await again.page.textContent('#share-warning'), /at most 8192/);
  await again.done();
  // In a page that is open already: what the link does not name is gone, and a broken one takes nothing.
  const second = await open();
  await second.page.selectOption('#vendor', 'tencent');
  await second.page.check('#strict');
  const go = (hash) => second.page.evaluate((to) => { location.hash = to; }, hash);
  const plain = deflateRawSync(JSON.stringify({ i: 'FFFE01134C9A0000' })).toString('base64url');
  await go(`#s=${plain}`);
  await second.page.waitForFunction(() => document.getElementById('input').value !== '');
  assert.equal(await second.page.inputValue('#vendor'), '');
  assert.equal(await second.page.isChecked('#strict'), false);
  await go(`#s=${plain.slice(0, -8)}`);
  await second.page.waitForFunction(() => /This link is broken/.test(document.getElementById('recognised').textContent));
  assert.equal(await kind(second.page), 'pcp.query_version.request');
  await second.done();
  // Of a page that knows more: what this one does not is as if it were not there.
  const newer = await open({ hash: `#s=${deflateRawSync(JSON.stringify({ i: 'FFFE01134C9A0000', format: 'pcap', vendor: 'nobody', direction: 5, more: {} })).toString('base64url')}` });
  assert.deepEqual(await newer.page.$$eval('#format, #vendor, #direction', (selects) => selects.map((select) => select.selectedIndex)), [0, 0, 0]);
  assert.equal(await kind(newer.page), 'pcp.query_version.request');
  await newer.done();
  for (const hash of ['#s=AAAA', '#s=', '#nothing', '#s=____', '#s=?']) {
    const odd = await open({ hash });
    assert.equal(/broken/.test(await odd.page.textContent('#recognised')), hash !== '#nothing', hash);
    assert.equal(await odd.page.inputValue('#input'), '');
    await odd.done();
  }
});

test('a small binary file is shared as its hex, another file not at all', async () => {
  const { page, done } = await open();
  const share = async () => {
    await page.click('#share');
    await page.waitForFunction(() => document.getElementById('share-link').hidden || document.getElementById('share-link').value !== '');
    const [link, words] = [await page.inputValue('#share-link'), await page.textContent('#share-warning')];
    await page.click('#share-close');
    return link ? JSON.parse(inflateRawSync(Buffer.from(link.slice(link.indexOf('#s=') + 3), 'base64url'))).i : words;
  };
  await openFile(page, Buffer.from('fffe01134c9a0000', 'hex'));
  assert.equal(await share(), '{"hex":"fffe01134c9a0000"}');
  await openFile(page, Buffer.concat([Buffer.from(`${TOPIC} `), Buffer.from([0xce, 0xc2])]));
  assert.match(await share(), /An opened file is not put into a link/);
  await page.click('#clear');
  assert.match(await share(), /no input yet/);
  // What the page offers by itself may be passed on, but for credentials.
  const values = await page.$$eval('#examples option', (options) => options.map((option) => [option.value, option.textContent]).filter(([value]) => value));
  for (const [value, name] of values) {
    await page.selectOption('#examples', value);
    const input = await page.inputValue('#input');
    if (!/connection|authentication|topology|upgrade event/.test(name)) assert.equal(await share(), input, name);
  }
  await paste(page, '$thing/up/property/ABCDEFGHIJ/dev1 {"method":"report","clientToken":"123","params":{"a":1}}');
  assert.match(await share(), /clientToken/);
  await done();
});

test('all examples are read, in both languages', async () => {
  for (const locale of ['en-US', 'zh-CN']) {
    const { page, done } = await open({ locale });
    assert.equal(await page.getAttribute('html', 'lang'), locale === 'zh-CN' ? 'zh-Hans' : 'en');
    const values = await page.$$eval('#examples option', (options) => options.map((option) => option.value).filter(Boolean));
    assert.ok(values.length >= 12);
    for (const value of values) {
      await page.selectOption('#examples', value);
      assert.ok((await page.textContent('#record-title')).length > 0);
    }
    assert.deepEqual(await page.$$eval('[data-t]', (nodes) => nodes.filter((node) => node.textContent === node.dataset.t && node.dataset.t !== 'strict').map((node) => node.dataset.t)), []);
    await picture(page, `examples-${locale}`);
    await paste(page, 'FFFE01134C9A0000');
    assert.match(await page.textContent('#recognised'), locale === 'zh-CN' ? /第 1 行是成对的十六进制数字/ : /line 1 is pairs of hex digits/);
    await paste(page, 'FFFE01134EFE0000');
    assert.match(await page.textContent('#complaints'), locale === 'zh-CN' ? /校验码与帧不符：应为 4c9a，实为 4efe/ : /check does not match the frame: expected 4c9a, found 4efe/);
    await page.click('#language');
    assert.equal(await page.getAttribute('html', 'lang'), locale === 'zh-CN' ? 'en' : 'zh-Hans');
    await done();
  }
});

test('complaints are in Chinese too, by codes that there are', () => {
  const chinese = readFileSync(join(here, '../page/ui/complaints.js'), 'utf8').matchAll(/^  (\w+): '(.+)',$/gm);
  const codes = new Set([...readFileSync(join(root, 'codec/src/error/code.rs'), 'utf8').matchAll(/= "(\w+)", (?:Error|Note)/g)].map(([, code]) => code));
  const named = [...chinese].map(([, code, text]) => {
    assert.ok(codes.has(code), code);
    assert.match(text, /[\u4e00-\u9fff]/);
    return code;
  });
  assert.equal(new Set(named).size, named.length);
  // A new code is shown in English until somebody writes it down.
  assert.ok(named.length >= codes.size * 0.95, `${named.length} of ${codes.size}`);
});

test('explanations of wrong credentials and the schemes are in Chinese too', async () => {
  const causes = [...readFileSync(join(root, 'codec/src/sign/cause.rs'), 'utf8').matchAll(/^ {4}\w+ = "(\w+)", "/gm)].map(([, code]) => code);
  assert.ok(causes.length >= 70);
  assert.deepEqual(chineseNames('causes.js', 'CAUSES_ZH'), causes);
  const { schemes } = await npmPackage();
  assert.deepEqual(chineseNames('causes.js', 'SCHEMES_ZH'), schemes().map(({ scheme }) => scheme));

  const { page, done } = await open({ locale: 'zh-CN' });
  await paste(page, '{"client_id":"12345|securemode=3,signmethod=hmacsha1,timestamp=789|","username":"device&pk","password":"FAFD82A3D602B37FB0FA8B7892F24A477F851A15"}');
  await page.click('#verify');
  await page.keyboard.type('secret ');
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('#sign-result'), /✗ 无效/);
  const wrong = createHmac('sha1', 'secret').update('clientId12345deviceNamedeviceproductKeypk').digest('hex');
  await page.fill('#in-device_secret', 'secret');
  await page.fill('#given-password', wrong);
  await page.click('#sign-verify');
  assert.match(await page.textContent('#sign-result'), /可能的错误: 发送了时间戳，但没有参与签名。 · timestamp_missing/);
  await page.selectOption('#scheme', 'huawei.bootstrap');
  assert.match(await page.textContent('#scheme-about'), /^以注册组密钥进行设备发放 · /);
  await done();
});

test('the parts of frames and datagrams have Chinese names, and no others', async () => {
  const tables = readFileSync(join(here, '../page/ui/labels.js'), 'utf8');
  const [parts, meanings, ownNames] = [new Set(chineseNames('labels.js', 'PARTS_ZH')), new Set(chineseNames('labels.js', 'MEANINGS_ZH')), new Set(/OWN_NAMES = new Set\((\[.+?\])\)/.exec(tables)[1].match(/\w+/g))];
  const { explain } = await npmPackage();
  const [met, said] = [new Set(), new Set()];
  const walk = ({ label, meaning, bits = [], children = [] }) => {
    for (const name of [label, ...bits.map((each) => each.label)]) met.add(/^option \d/.test(name) ? 'option' : name);
    if (label === 'pcp frame' || label === 'data') children.forEach((child) => child.meaning && said.add(child.meaning));
    if (meaning && label.includes('code')) said.add(meaning);
    if (!ownNames.has(label)) children.forEach(walk);
  };
  const files = ['alibaba', 'huawei', 'tencent', 'wire'].flatMap((folder) => readdirSync(join(root, 'testvectors', folder)).map((name) => join(folder, name)));
  for (const name of files.filter((path) => !path.includes('json.json'))) {
    for (const test of casesOf(readFileSync(join(root, 'testvectors', name), 'utf8')).map((text) => JSON.parse(text))) {
      let told;
      try {
        told = test.record && explain(test.record);
      } catch (error) {
        // A record that is none has no parts.
        assert.equal(test.result, 'invalid', `${test.id}: ${error}`);
      }
      told?.children?.forEach(walk);
    }
  }
  assert.ok(met.size >= 45, [...met].join());
  assert.deepEqual([...met].filter((name) => !parts.has(name)), []);
  assert.deepEqual([...parts].filter((name) => !met.has(name)), []);
  for (const result of ['success', 'device in use', 'no such fragment', 'package fragment']) assert.ok(said.has(result) && meanings.has(result), result);

  const { page, done } = await open({ locale: 'zh-CN' });
  await paste(page, '{"hex":"fffe01155618001256312e300000000000000000000000000000","direction":"up"}');
  const tree = await page.textContent('#tree');
  for (const words of ['start mark起始标识', '协议版本: 1', '请求升级包', 'data length数据区长度18 字节', '从 0 开始计数']) assert.ok(tree.includes(words), `${words}: ${tree}`);
  // A device's own member keeps its own name.
  await paste(page, `${TOPIC} {"id":"1","version":"1.0","params":{"value":1}}`);
  assert.doesNotMatch(await page.textContent('#tree'), /version版本号|value值/);
  await done();
});

/** Drops a file whose bytes come when `window.arrive` is called, or never do. */
const dropLate = (page, selector, name) => page.evaluate(([at, called]) => {
  const file = new File(['late'], called);
  const bytes = new Promise((done, failed) => { window.arrive = (given) => (given ? done(new TextEncoder().encode(given).buffer) : failed(new DOMException('gone', 'NotFoundError'))); });
  file.arrayBuffer = () => bytes;
  file.text = () => bytes.then((buffer) => new TextDecoder().decode(buffer));
  const event = new DragEvent('drop', { cancelable: true, bubbles: true });
  Object.defineProperty(event, 'dataTransfer', { value: { files: [file], types: ['Files'], getData: () => '' } });
  document.querySelector(at).dispatchEvent(event);
}, [selector, name]);

test('a file that comes late does not take the place of what came meanwhile', async () => {
  const { page, done } = await open();
  await dropLate(page, 'h1', 'slow.txt');
  await paste(page, 'FFFE01134C9A0000');
  await page.evaluate(() => window.arrive('what is this?'));
  await openFile(page, Buffer.from(REPORT));
  assert.equal(await page.inputValue('#input'), REPORT);
  await dropLate(page, 'h1', 'slow.txt');
  await openFile(page, [0xff, 0xfe, 1, 0x13, 0x4c, 0x9a, 0, 0]);
  await page.evaluate(() => window.arrive('what is this?'));
  await page.waitForTimeout(50);
  assert.equal(await kind(page), 'pcp.query_version.request');
  await done();
});

test('a file that cannot be read, such as a folder, is said so', async () => {
  const { page, done } = await open();
  await paste(page, REPORT);
  await dropLate(page, 'h1', 'folder');
  await page.evaluate(() => window.arrive());
  await page.waitForFunction(() => document.getElementById('recognised').textContent === 'folder: This file cannot be read.');
  assert.equal(await page.inputValue('#input'), REPORT);
  await page.click('#model-panel summary');
  await dropLate(page, '#model', 'folder');
  await page.evaluate(() => window.arrive());
  await page.waitForFunction(() => document.getElementById('model-status').textContent === '✗ folder: This file cannot be read.');
  await done();
});

test('while a large input is read, nothing is said of the one before', async () => {
  const { page, done } = await open();
  await paste(page, 'FFFE01134C9A0000');
  const said = await page.evaluate((report) => {
    const [topic, payload] = [report.slice(0, report.indexOf(' ')), report.slice(report.indexOf(' ') + 1)];
    document.getElementById('input').value = JSON.stringify(Array(30_000).fill({ topic, payload }));
    // As a large text is read: at once, where a file is dropped.
    document.getElementById('vendor').dispatchEvent(new Event('change'));
    const all = [document.getElementById('recognised').textContent, document.getElementById('list-title').textContent];
    return new Promise((done) => {
      const watch = () => {
        all.push(document.getElementById('recognised').textContent);
        if (document.getElementById('progress').hidden) done([...new Set(all)]);
        else requestAnimationFrame(watch);
      };
      watch();
    });
  }, REPORT);
  assert.deepEqual(said, ['', '0 records', 'Read as a list of records as JSON', 'Read as a list of records as JSON; 30,000 records']);
  await done();
});

test('a large text of hex is read', async () => {
  const { page, done } = await open();
  await openFile(page, Buffer.from('0'.repeat(6_400_000)), 'large.txt');
  await page.waitForFunction(() => document.getElementById('progress').hidden);
  await page.waitForSelector('#record-title');
  assert.match(await page.textContent('#recognised'), /^Read as hex/);
  await done();
});

test('another way of reading the same stays at the record, and at what is edited', async () => {
  const { page, done } = await open();
  const chosen = () => page.$eval('#list .row[aria-selected=true] .n', (cell) => cell.textContent);
  const lines = (count) => Array.from({ length: count }, (_, index) => REPORT.replace('"id":"1"', `"id":"${index}"`)).join('\n');
  for (const count of [20, 5000]) {
    // The tool takes long to fill in a long text.
    await page.$eval('#input', (input, text) => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }, lines(count));
    await page.waitForFunction((words) => document.getElementById('list-title').textContent === words && document.getElementById('progress').hidden, `${count.toLocaleString('en')} records`);
    await page.focus('#list');
    await page.keyboard.press('End');
    await page.waitForFunction((n) => document.querySelector('#list .row[aria-selected=true] .n').textContent === n, String(count));
    await page.selectOption('#direction', count === 20 ? 'up' : '');
    await page.waitForFunction(() => document.getElementById('progress').hidden);
    assert.equal(await chosen(), String(count));
    await page.fill('#search', `"id":"${count - 1}"`);
    await page.waitForFunction(() => / of /.test(document.getElementById('list-title').textContent));
    await page.selectOption('#vendor', 'alibaba');
    await page.waitForFunction((words) => document.getElementById('progress').hidden && document.getElementById('list-title').textContent === words, `1 of ${count.toLocaleString('en')} records`);
    assert.equal(await chosen(), String(count));
    await page.fill('#search', '');
    await page.selectOption('#vendor', '');
  }
  await page.selectOption('#direction', '');
  // Another input starts with its first.
  await paste(page, lines(7));
  assert.equal(await chosen(), '1');
  await paste(page, REPORT);
  await page.click('#tab-edit');
  const edited = (await page.inputValue('#edit')).replace('9007199254740993', '101');
  await page.fill('#edit', edited);
  await page.click('#model-panel summary');
  await page.fill('#model', JSON.stringify({ profile: { productKey: 'a1B2c3D4e5F' }, properties: [property('Power', 'Output', 'W')] }));
  await page.waitForFunction(() => /model_range|101/.test(document.getElementById('edit-status').textContent));
  assert.equal(await page.inputValue('#edit'), edited);
  await paste(page, REPORT.replace('"1"', '"2"'));
  assert.match(await page.inputValue('#edit'), /9007199254740993/);
  await done();
});

test('places in a record are right with keys, too', async () => {
  const { page, done } = await open();
  await page.click('#keys-panel summary');
  await page.fill('#key-device_secret', MARK);
  await page.fill('#key-random', MARK);
  await page.keyboard.press('Enter');
  await paste(page, '{"hex":"0g"}');
  await page.click('#complaints button');
  assert.equal(await page.textContent('#text mark'), 'g');
  assert.match(await page.textContent('#complaints'), /byte 9 ·/);
  // What is edited is encoded without its blanks: its bytes have other places.
  await paste(page, 'FFFE01134C9A0000');
  await page.click('#tab-edit');
  const text = await page.inputValue('#edit');
  await page.fill('#edit', text.replace('"reserved": 0', '"reserved": "x"'));
  assert.match(await page.textContent('#edit-status'), /✗.*\/message\/reserved · /);
  await page.fill('#edit', text.slice(0, 40));
  assert.match(await page.textContent('#edit-status'), /✗.*byte 38–39 · /);
  await done();
});

test('what was typed as a secret is not brought back by undoing', async () => {
  const { page, done } = await open();
  for (const panel of ['keys', 'sign']) await page.click(`#${panel}-panel summary`);
  for (const [field, key] of [['key-device_secret', 'Tab'], ['key-random', 'Enter'], ['in-device_secret', 'Tab'], ['in-device_secret', 'Enter']]) {
    await page.focus(`#${field}`);
    await page.keyboard.type(MARK);
    await page.keyboard.press(key);
    for (const again of ['z', 'z', 'y', 'y', 'y']) {
      await page.focus(`#${field}`);
      await page.keyboard.press(`Control+${again}`);
      assert.equal(await page.inputValue(`#${field}`), '', `${field}, ${key}, ${again}`);
    }
  }
  // The fields change while one is typed into.
  await page.focus('#in-device_secret');
  await page.keyboard.type(MARK);
  await page.$eval('#language', (button) => button.click());
  await page.$eval('#language', (button) => button.click());
  assert.equal(await page.inputValue('#in-device_secret'), '');
  assert.match(await page.textContent('label[for=in-device_secret]'), /held in memory/);
  // The password of this one is its secret: it can be copied, and is not shown.
  await page.selectOption('#scheme', 'huawei.amqp');
  for (const [name, value] of Object.entries({ access_key: 'ak', access_code: MARK, timestamp: '1700000000000' })) await page.fill(`#in-${name}`, value);
  await page.click('#sign-make');
  assert.equal(await page.textContent('#out-password'), 'held in memory');
  assert.ok(!(await page.content()).includes(MARK));
  await done();
});

test('what is done by keys leaves them where they are', async () => {
  const { page, done } = await open();
  const active = () => page.evaluate(() => document.activeElement.id);
  await page.click('#sign-panel summary');
  await page.selectOption('#scheme', 'alibaba.mqtt');
  for (const [name, value] of Object.entries({ product_key: 'pk', device_name: 'device', device_secret: 'secret' })) await page.fill(`#in-${name}`, value);
  await page.keyboard.press('Enter');
  assert.equal(await active(), 'in-device_secret');
  await page.keyboard.type('other');
  await page.keyboard.press('Tab');
  assert.equal(await active(), 'in-client_id');
  assert.match(await page.textContent('label[for=in-device_secret]'), /held in memory/);
  await paste(page, 'fffe01154a8a00125631006576696c0000000000000000000001');
  await page.focus('#candidates button');
  await page.keyboard.press('Enter');
  assert.equal(await active(), 'direction');
  // Each press of an arrow key is the next example, read as it is.
  await page.check('#strict');
  const texts = [];
  await page.focus('#examples');
  for (let turn = 0; turn < 3; turn += 1) {
    await page.keyboard.press('ArrowDown');
    texts.push(await page.inputValue('#input'));
  }
  assert.equal(new Set(texts).size, 3);
  assert.equal(await page.isChecked('#strict'), false);
  await page.type('#input', 'x');
  assert.equal(await page.inputValue('#examples'), '');
  await done();
});

test('copying without the clipboard, or not at all', async () => {
  const { page, done } = await open();
  await paste(page, 'FFFE01134C9A0000');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => window.copies;
    window.copies = true;
  });
  await page.focus('#copy-hex');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('toast').textContent === 'Copied');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'copy-hex');
  await page.evaluate(() => { window.copies = false; });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('toast').textContent === 'Not copied');
  await done();
});

test('with forced colours, what is chosen is still told from the rest', async () => {
  const { page, done } = await open({ forcedColors: 'active' });
  await page.selectOption('#examples', '0');
  await page.click('#tree .row:nth-child(2)');
  const ground = (selector) => page.$eval(selector, (node) => getComputedStyle(node).backgroundColor);
  for (const [chosen, other] of [
    ['#list .row[aria-selected=true]', '#list .row[aria-selected=false]'], ['#tree .row[aria-selected=true]', '#tree .row[aria-selected=false]'],
    ['#hex .cell.in', '#hex .cell:not(.in)'], ['.tabs [aria-selected=true]', '.tabs [aria-selected=false]'],
  ]) assert.notEqual(await ground(chosen), await ground(other), chosen);
  const ink = (selector) => page.$eval(selector, (node) => getComputedStyle(node).color);
  const [first, ...others] = await Promise.all(['#list .row[aria-selected=true]', '#list .row[aria-selected=true] .state', '#list .row[aria-selected=true] .paired', '.tabs [aria-selected=true]', '#hex .cell.in'].map(ink));
  for (const other of others) assert.equal(other, first);
  await picture(page, 'forced');
  await done();
});

test('long words are broken wherever they stand', async () => {
  const { page, done } = await open({ viewport: { width: 360, height: 740 } });
  const long = 'L'.repeat(2000);
  await page.click('#model-panel summary');
  await page.fill('#model', JSON.stringify({ profile: { productKey: long }, properties: [property(long, long, long)] }));
  await page.waitForFunction(() => document.getElementById('model-status').textContent.includes('LLL'));
  await drop(page, 'h1', { files: [[`${long}.txt`, [48, 48]], ['b.txt', [48, 48]]] });
  await page.waitForFunction(() => document.getElementById('toast').textContent.includes('LLL'));
  await paste(page, `${TOPIC} {"id":"${long}","version":"1.0","params":{"${long}":"${long}"}}`);
  await page.click('#tree .row:last-child');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await done();
});

/** A property of a thing model. */
const property = (identifier, name, unit, specs = { min: '0', max: '100', unit, step: '1' }) => ({ identifier, name, accessMode: 'rw', required: false, dataType: { type: Array.isArray(specs) ? 'struct' : 'int', specs } });

test('a model names only what it is about', async () => {
  const { page, done } = await open();
  await page.click('#model-panel summary');
  const named = async (model, text) => {
    await page.fill('#model', JSON.stringify(model));
    await page.waitForFunction((words) => document.getElementById('model-status').textContent.startsWith(words), `✓ ${model.profile ? 'alibaba' : 'huawei'}`);
    await paste(page, text);
    return page.$$eval('#tree .row .name', (names) => names.map((name) => `${name.parentElement.querySelector('.label').textContent}: ${name.textContent}`));
  };
  const power = (name) => [property('Power', name, 'W')];
  const model = {
    profile: { productKey: 'a1B2c3D4e5F' },
    // Named as the messages' own members are.
    properties: [property('Power', 'Output', 'W'), property('id', 'Card', 'n'), property('value', 'Meter', 'kWh'), property('Geo', 'Place', '', power('Signal'))],
    events: [{ identifier: 'Alarm', name: 'Alert', type: 'info', required: false, outputData: power('At alarm') }],
    services: [{ identifier: 'Set', name: 'Set', required: false, callType: 'async', inputData: power('Wanted'), outputData: power('Reached') }],
    functionBlocks: [{ functionBlockId: 'block', functionBlockName: 'Block', properties: power('In a block') }],
  };
  const things = TOPIC.replace('event/property/post', '');
  for (const [text, names] of [
    ['event/property/post {"id":"1","version":"1.0","params":{"Power":{"value":3,"time":1524448722000},"Geo":{"Power":5},"id":5,"block:Power":1}}',
      ['Power: Output (W)', 'Geo: Place', 'Power: Signal (W)', 'id: Card (n)', 'block:Power: In a block (W)']],
    ['event/property/pack/post {"id":"1","version":"1.0","params":{"properties":{"Power":[{"value":1}]},"events":{"Alarm":{"value":{"Power":1},"time":1}},"subDevices":[{"properties":{"Power":{"value":1}}}]}}',
      ['Power: Output (W)', 'Alarm: Alert', 'Power: At alarm (W)']],
    ['event/Alarm/post {"id":"1","version":"1.0","params":{"value":{"Power":5},"time":1}}', ['Power: At alarm (W)']],
    ['service/Set {"id":"1","version":"1.0","params":{"Power":5}}', ['Power: Wanted (W)']],
    ['service/Set_reply {"id":"1","code":200,"data":{"Power":5}}', ['Power: Reached (W)']],
    ['config/push {"id":"1","version":"1.0","params":{"Power":"x"}}', []],
  ]) assert.deepEqual(await named(model, things + text), names, text);
  // Huawei's: the same name in two services, and the parameters of commands and of their responses.
  const field = (name, description) => ({ [name]: 't', description, data_type: 'int', min: '0', max: '9', step: 1, unit: 'C', method: 'R', required: false });
  const service = (id, more) => ({ service_id: id, service_type: id, properties: [field('property_name', `of ${id}`)], ...more });
  const product = { service_capabilities: [
    service('In', { commands: [{ command_name: 'go', paras: [field('para_name', 'asked')], responses: [{ response_name: 'gone', paras: [field('para_name', 'told')] }] }] }), service('Out')] };
  const sys = '$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/';
  for (const [text, names] of [
    ['properties/report {"services":[{"service_id":"In","properties":{"t":5}},{"service_id":"Out","properties":{"t":5}}]}', ['t: of In (C)', 't: of Out (C)']],
    ['gateway/sub_devices/properties/report {"devices":[{"device_id":"d","services":[{"service_id":"Out","properties":{"t":1}}]}]}', ['t: of Out (C)']],
    ['shadow/get/response/request_id=1 {"shadow":[{"service_id":"In","desired":{"properties":{"t":1}},"reported":{"properties":{"t":1}}}]}', ['t: of In (C)', 't: of In (C)']],
    ['commands/request_id=1 {"service_id":"In","command_name":"go","paras":{"t":5}}', ['t: asked (C)']],
    ['commands/response/request_id=1 {"result_code":0,"response_name":"gone","paras":{"t":5}}', ['t: told (C)']],
  ]) assert.deepEqual(await named(product, sys + text), names, text);
  await done();
});

test('axe finds nothing serious, in any state, light and dark, wide and narrow', async () => {
  for (const [name, options] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['narrow', { viewport: { width: 360, height: 740 }, locale: 'zh-CN' }]]) {
    const { page, done } = await open(options);
    const check = async (state) => {
      await page.evaluate(`${axe}; 0`);
      const found = await page.evaluate(async () => (await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })).violations
        .filter((violation) => ['serious', 'critical'].includes(violation.impact)).map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`));
      assert.deepEqual(found, [], `${name}, ${state}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${name}, ${state}: ${wide} px too wide`);
    };
    await check('empty');
    await page.selectOption('#examples', '0');
    await check('list');
    await picture(page, `list-${name}`);
    await paste(page, 'FFFE01134EFE0000');
    await check('error');
    for (const tab of ['json', 'raw', 'text', 'edit', 'explained']) {
      await page.click(`#tab-${tab}`);
      await check(tab);
    }
    for (const panel of ['model', 'keys', 'sign']) await page.click(`#${panel}-panel summary`);
    await page.selectOption('#scheme', 'alibaba.mqtt');
    await check('panels');
    await picture(page, `panels-${name}`);
    await page.click('#share');
    await check('share');
    await done();
  }
});

test('the time of a key, for a payload of 1 kB and of 64 kB', async () => {
  const { page, done } = await open();
  const times = {};
  for (const [name, size, aim] of [['1 kB', 1000, 16], ['64 kB', 64_000, 100]]) {
    const values = Array.from({ length: Math.floor(size / 22) }, (_, index) => `"Property${index}":${1000 + (index % 9000)}`);
    await paste(page, `${TOPIC} {"id":"1","version":"1.0","params":{${values.join(',')}}}`);
    assert.equal(await kind(page), 'thing.event.property.post');
    const took = await page.evaluate(() => {
      const input = document.getElementById('input');
      const all = [];
      for (let turn = 0; turn < 15; turn += 1) {
        input.value += ' ';
        const start = performance.now();
        input.dispatchEvent(new Event('input'));
        // With the layout that the key brings about.
        document.getElementById('tree').getBoundingClientRect();
        all.push(performance.now() - start);
      }
      all.sort((left, right) => left - right);
      return { least: all[0], median: all[7] };
    });
    times[name] = `median ${took.median.toFixed(1)} ms, least ${took.least.toFixed(1)} ms; aim ${aim} ms`;
    // What others do on the machine only adds to it: the least is nearest to what it costs.
    assert.ok(took.least < aim * 3, `${name}: ${took.least} ms`);
  }
  console.log('time of a key:', times);
  await done();
});
