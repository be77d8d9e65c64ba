// Links, copies and examples.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { kind, open, openFile, paste, picture, REPORT, TOPIC } from './browser.mjs';

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
