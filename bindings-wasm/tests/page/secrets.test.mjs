// Keys, signatures, verdicts, and where secrets are not.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync, inflateRawSync } from 'node:zlib';
import { kind, MARK, open, paste, picture, root, TOPIC } from './browser.mjs';

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
