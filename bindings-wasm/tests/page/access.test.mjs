// Keys, screen readers, narrow and dark screens.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { drop, open, paste, picture, property, require, TOPIC } from './browser.mjs';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

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
