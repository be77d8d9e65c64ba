// The built page in Chromium: what its tests share. THINGWIRE_SITE is the page, THINGWIRE_TOOLS the folder with the tools;
// screenshots of the main states are written to THINGWIRE_SCREENS.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve } from '../../serve.mjs';

export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
export const site = process.env.THINGWIRE_SITE;
export const screens = process.env.THINGWIRE_SCREENS;
export const require = createRequire(join(process.env.THINGWIRE_TOOLS, 'package.json'));
const { chromium } = require('playwright-core');
export const TOPIC = '/sys/a1B2c3D4e5F/dev1/thing/event/property/post';
export const REPORT = `${TOPIC} {"id":"1","version":"1.0","params":{"Power":9007199254740993}}`;
export const MARK = 'zqXsecretXqz';

export let browser;
export let served;
export const asked = [];

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
export async function open({ url = served.url, hash = '', ...options } = {}) {
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
export async function paste(page, text) {
  await page.fill('#input', text);
}

/** The npm package, which is the page's own library. */
export const npmPackage = () => import(pathToFileURL(join(process.env.THINGWIRE_PACKAGE, 'node.js')));

/** Chooses a file of some bytes. */
export async function openFile(page, bytes, name = 'file.bin') {
  await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  // Another microtask reads it; what is said of it is said in one go.
  await page.waitForFunction(() => document.getElementById('file').value === '' && document.getElementById('recognised').textContent !== '');
}

/** Drops files or text on an element; tells whether the page left it to the browser. */
export const drop = (page, selector, given) => page.evaluate(([at, { files = [], text }]) => {
  const data = new DataTransfer();
  for (const [name, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name));
  if (text) data.setData('text', text);
  return document.querySelector(at).dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true, bubbles: true }));
}, [selector, given]);

export const title = (page) => page.textContent('#list-title');
export const kind = (page) => page.textContent('#record-title');
export const picture = (page, name) => page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });

/** A property of a thing model. */
export const property = (identifier, name, unit, specs = { min: '0', max: '100', unit, step: '1' }) => ({ identifier, name, accessMode: 'rw', required: false, dataType: { type: Array.isArray(specs) ? 'struct' : 'int', specs } });
