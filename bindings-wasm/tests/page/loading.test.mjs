// How large the page is, what it asks for, and every vector in it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { casesOf } from '../vectors.mjs';
import { asked, kind, open, paste, picture, root, served, site } from './browser.mjs';

/** Bytes of the page in all, compressed. */
// Without a standard library of our own, the module is larger.
const LARGEST = process.env.THINGWIRE_STD === 'prebuilt' ? 387_500 : 371_500;

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
  const runner = readFileSync(join(root, 'bindings-wasm/tests/vectors.mjs'), 'utf8').replaceAll(/^export /gm, '');
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
