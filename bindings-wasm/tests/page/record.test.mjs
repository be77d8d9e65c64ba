// One record: tree, bytes, views, and what is edited.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kind, MARK, open, paste, picture, REPORT, TOPIC } from './browser.mjs';

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
