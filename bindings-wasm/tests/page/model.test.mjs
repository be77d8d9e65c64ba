// Models of products.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, paste, picture, property, REPORT, TOPIC } from './browser.mjs';

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
