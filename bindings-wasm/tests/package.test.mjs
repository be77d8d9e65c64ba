// The package as others get it: packed, linted, type-checked, installed, and used in Node and in Vite.
// `node --test`, with THINGWIRE_PACKAGE the built package and THINGWIRE_TOOLS the folder with the tools installed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../serve.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.env.THINGWIRE_PACKAGE;
const tools = process.env.THINGWIRE_TOOLS;
const use = join(tools, 'use');
const node = (program, arguments_, cwd) => execFileSync(process.execPath, [program, ...arguments_], { cwd, encoding: 'utf8', stdio: 'pipe' });
const tool = (name) => {
  const [owner] = name.startsWith('@') ? [name.split('/').slice(0, 2).join('/')] : [name.split('/')[0]];
  const manifest = JSON.parse(readFileSync(join(tools, 'node_modules', owner, 'package.json'), 'utf8'));
  const bin = typeof manifest.bin === 'string' ? manifest.bin : Object.values(manifest.bin)[0];
  return join(tools, 'node_modules', owner, bin);
};

// Packed by npm itself, unpacked as an installation does: what is not in `files` is not there.
rmSync(use, { recursive: true, force: true });
mkdirSync(join(use, 'node_modules'), { recursive: true });
const packed = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', use], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
const [{ filename }] = Array.isArray(packed) ? packed : Object.values(packed);
const tarball = join(use, filename);
execFileSync('tar', ['-xzf', tarball, '-C', use]);
cpSync(join(use, 'package'), join(use, 'node_modules/thingwire'), { recursive: true });
writeFileSync(join(use, 'package.json'), '{"private":true,"type":"module"}\n');

test('publint finds nothing', () => {
  const out = node(tool('publint'), ['run', join(use, 'package'), '--strict'], tools);
  assert.match(out, /All good/i);
});

test('attw finds nothing', () => {
  // It exits with an error for any problem but the one of old CommonJS, for which this package is not.
  const out = node(tool('@arethetypeswrong/cli'), [tarball, '--profile', 'esm-only', '--no-color', '--no-emoji'], tools);
  assert.match(out, /node16 \(from ESM\).*OK \(ESM\).*OK \(ESM\)/);
});

test('the types are as precise as they say', () => {
  cpSync(join(here, 'types.ts'), join(use, 'types.ts'));
  node(tool('typescript'), ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', '--skipLibCheck', 'false', 'types.ts'], use);
});

test('the types are whole without those of browsers', () => {
  // As Node's own types have them: `WebAssembly` and `BufferSource` are not among them.
  writeFileSync(join(use, 'node-only.mts'), `declare global { interface URL { href: string } interface Request { url: string } interface Response { ok: boolean } interface SharedArrayBuffer {} }
    import { decode, init } from 'thingwire';
    await init(new Uint8Array(2));
    decode({ payload: new ArrayBuffer(2), topic: '/a' });
    // @ts-expect-error a number is no module
    await init(5);`);
  node(tool('typescript'), ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022', '--skipLibCheck', 'false', 'node-only.mts'], use);
});

test('the example of the README is right: it compiles, and prints what it says', () => {
  const [, example] = /```js\n([^]*?)```/.exec(readFileSync(join(use, 'package/README.md'), 'utf8'));
  writeFileSync(join(use, 'example.mts'), example);
  node(tool('typescript'), ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', 'example.mts'], use);
  writeFileSync(join(use, 'example.mjs'), example);
  const said = [...example.matchAll(/console\.log\(.*\/\/ (.*)/g)].map(([, printed]) => printed);
  assert.equal(said.length, 3);
  assert.deepEqual(node(join(use, 'example.mjs'), [], use).trim().split('\n'), said);
});

test('the installed package works in Node', () => {
  const code = `import { decode, init } from 'thingwire'; await init();
    import { decode as inline } from 'thingwire/inline';
    console.log(decode({ hex: 'fffe01134c9a0000' }).kind, inline({ hex: 'fffe01134c9a0000' }).kind);`;
  writeFileSync(join(use, 'use.mjs'), code);
  assert.equal(node(join(use, 'use.mjs'), [], use).trim(), 'pcp.query_version.request pcp.query_version.request');
});

test('Vite builds both entries without a plugin, and what it builds runs', async () => {
  mkdirSync(join(use, 'src'), { recursive: true });
  const html = (name) => `<!doctype html><title>use</title><script type="module" src="/src/${name}.js"></script>`;
  writeFileSync(join(use, 'index.html'), html('main'));
  writeFileSync(join(use, 'src/main.js'), `import { decode, init } from 'thingwire';
    await init(); document.title = decode({ hex: 'fffe01134c9a0000' }).kind;
    const { decode: inline } = await import('thingwire/inline'); document.body.textContent = inline({ hex: 'fffe01134c9a0000' }).kind;`);
  const out = execFileSync(process.execPath, [tool('vite'), 'build', '--target', 'es2022'], { cwd: use, encoding: 'utf8', stdio: 'pipe' });
  assert.doesNotMatch(out, /node:fs|externalized/);
  const assets = readdirSync(join(use, 'dist/assets'));
  assert.ok(assets.some((name) => name.endsWith('.wasm')), assets.join(' '));
  const { chromium } = createRequire(join(tools, 'package.json'))('playwright-core');
  const { server, url } = await serve(join(use, 'dist'));
  const browser = await chromium.launch({ executablePath: process.env.THINGWIRE_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => document.body.textContent.trim() !== '');
    assert.equal(await page.evaluate(() => `${document.title} ${document.body.textContent.trim()}`), 'pcp.query_version.request pcp.query_version.request');
  } finally {
    await browser.close();
    server.close();
  }
});
