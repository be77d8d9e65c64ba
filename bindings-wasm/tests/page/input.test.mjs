// What is pasted, dropped or chosen, and what it is taken for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drop, kind, open, openFile, paste, property, REPORT, TOPIC } from './browser.mjs';

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
