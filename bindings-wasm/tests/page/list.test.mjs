// Many records.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kind, open, openFile, paste, picture, title, TOPIC } from './browser.mjs';

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
