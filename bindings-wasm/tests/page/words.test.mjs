// English and Chinese.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { casesOf } from '../vectors.mjs';
import { npmPackage, open, openFile, paste, root, title, TOPIC } from './browser.mjs';

/** The names for which a table of the page's has Chinese, in their order. */
function chineseNames(file, table) {
  const text = readFileSync(join(root, 'bindings-wasm/page/ui', file), 'utf8');
  const rows = text.slice(text.indexOf(`const ${table} =`)).split('\n};')[0];
  return [...rows.matchAll(/^  (?:(['"])(.+)\1|(\w+)): '.*[\u4e00-\u9fff].*',$/gm)].map(([, , quoted, bare]) => quoted ?? bare);
}

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

test('complaints are in Chinese too, by codes that there are', () => {
  const chinese = readFileSync(join(root, 'bindings-wasm/page/ui/complaints.js'), 'utf8').matchAll(/^  (\w+): '(.+)',$/gm);
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
  const tables = readFileSync(join(root, 'bindings-wasm/page/ui/labels.js'), 'utf8');
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
