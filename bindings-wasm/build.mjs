// Puts the npm package and the page together from the compiled module: `node build.mjs GLUE NPM PAGE`.
// `cargo xtask page` compiles, and calls this; nothing is installed.

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { unpack } from './page/lib/lzma.js';
import { join as putTogether } from './page/lib/parts.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const [glue, npm, page] = process.argv.slice(2).map((folder) => resolve(folder));
const read = (path) => readFileSync(path, 'utf8');
const wasm = readFileSync(join(glue, 'thingwire_bg.wasm'));
/** Strings and patterns, which are left alone; a pattern stands behind what no division does. And signs with blanks around them. */
const LITERALS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|(?<=(?:^|[([,=:!&|?{};>]|return)\s*)\/(?![/*])(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*| *([=,:?{}()<>&|;*]+) */g;

const api = await makePackage();
makePage();
report();

/** The npm package: what is written by hand, the module, its glue, and the list of kinds as types. Gives what it exports. */
async function makePackage() {
  rmSync(npm, { recursive: true, force: true });
  mkdirSync(npm, { recursive: true });
  for (const name of readdirSync(join(here, 'npm'))) copyFileSync(join(here, 'npm', name), join(npm, name));
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) copyFileSync(join(root, name), join(npm, name));
  copyFileSync(join(glue, 'thingwire_bg.js'), join(npm, 'thingwire_bg.js'));
  copyFileSync(join(glue, 'thingwire_bg.wasm'), join(npm, 'thingwire_bg.wasm'));
  writeFileSync(join(npm, 'thingwire_wasm.js'), `export default '${wasm.toString('base64')}';\n`);
  const exported = await import(pathToFileURL(join(npm, 'node.js')));
  writeFileSync(join(npm, 'kinds.d.ts'), kindTypes(exported.kinds()));
  return exported;
}

/** Every kind by vendor, with its protocol and direction. */
function kindTypes(kinds) {
  const lines = ['// Made from the closed list of kinds.', '', '/** The kinds of each vendor, with protocol and direction. */', 'export interface Kinds {'];
  const row = (indent) => ({ kind, protocol, direction, summary }) => [
    `${indent}/** ${summary} */`, `${indent}'${kind}': ['${protocol}', ${direction ? `'${direction}'` : "'up' | 'down' | null"}];`,
  ];
  for (const vendor of ['alibaba', 'huawei', 'tencent']) {
    lines.push(`  ${vendor}: {`, ...kinds.filter((kind) => kind.vendor === vendor).flatMap(row('    ')), '  };');
  }
  lines.push('}', '', '/** The kinds of no vendor. */', 'export interface CommonKinds {', ...kinds.filter((kind) => kind.vendor === null).flatMap(row('  ')));
  return [...lines, '}', ''].join('\n');
}

/** The page: a folder for any server or none, and one file that holds all of it. */
function makePage() {
  rmSync(page, { recursive: true, force: true });
  mkdirSync(page, { recursive: true });
  const library = bundle(join(here, 'page/lib/worker.js'));
  const own = bundle(join(here, 'page/main.js'));
  // In the page, since one without connections cannot load the module; packed better than a server would.
  const packed = readFileSync(join(glue, 'thingwire_bg.parts.lzma'));
  if (wasm.compare(putTogether(unpack(new Uint8Array(packed), 1 << 24))) !== 0) throw new Error('the page would not get the module that was packed');
  const script = lean([
    "'use strict';",
    `const THINGWIRE_WASM = '${packed.toString('base64')}';`,
    `const THINGWIRE_EXAMPLES = ${JSON.stringify(examples())};`,
    `function thingwire() {\n${library.text}\nreturn { ${library.exports.join(', ')} };\n}`,
    `{\n${withoutCodes(own.text)}\n}`,
    '',
  ].join('\n'));
  // What was taken out may not have been part of anything.
  new Function(script);
  if (/<\/script|<!--/i.test(script)) throw new Error('the script would end the element that holds it');
  const style = read(join(here, 'page/style.css'));
  const html = read(join(here, 'page/index.html'));
  writeFileSync(join(page, 'index.html'), html);
  writeFileSync(join(page, 'thingwire.js'), script);
  writeFileSync(join(page, 'thingwire.css'), style);
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const single = html
    .replace("script-src 'self'", () => `script-src ${hash(script)}`)
    .replace("style-src 'self'", () => `style-src ${hash(style)}`)
    .replace('<link rel="stylesheet" href="thingwire.css">', () => `<style>${style}</style>`)
    .replace('<script src="thingwire.js"></script>', () => `<script>${script}</script>`);
  if (single.includes('thingwire.js') || single.includes('thingwire.css')) throw new Error('index.html does not name its files as expected');
  writeFileSync(join(page, 'thingwire.html'), single);
}

/** What complaints say in Chinese, in the order of the library's list instead of with their codes, which the module has already. */
function withoutCodes(text) {
  const [whole, members] = /^const COMPLAINTS_ZH = \{\n([^}]*)\n\};$/m.exec(text) ?? [];
  const known = new Map([...members.matchAll(/^  (\w+): '(.+)',$/gm)].map(([, code, chinese]) => [code, chinese]));
  if (known.size !== members.split('\n').length) throw new Error('complaints.js: a line that is no complaint');
  const list = api.complaints().map(({ code }) => known.get(code) ?? '');
  return text.replace(whole, () => `const COMPLAINTS_ZH = '${list.join('|')}'.split('|');`);
}

/** The examples that the page offers, their records taken from the vectors. */
function examples() {
  const found = new Map();
  const files = new Map();
  return JSON.parse(read(join(here, 'page/examples.json'))).map(({ en, zh, id, capture }) => {
    if (capture) return { en, zh, input: read(join(root, 'testvectors', capture)) };
    const name = `${id.split('/').slice(0, 1)}/${familyOf(id)}.json`;
    if (!files.has(name)) files.set(name, JSON.parse(read(join(root, 'testvectors', name))).cases);
    const test = files.get(name).find((known) => known.id === id);
    if (!test || found.has(id)) throw new Error(`examples.json: no case ${id}, or twice`);
    found.set(id, test);
    return { en, zh, input: JSON.stringify(test.record) };
  });
}

/** The file that a case's id names: the longest that is there. */
function familyOf(id) {
  const [vendor, rest] = id.split('/');
  const names = readdirSync(join(root, 'testvectors', vendor)).map((name) => name.replace(/\.json$/, ''));
  return names.filter((name) => rest.startsWith(name)).sort((left, right) => right.length - left.length)[0];
}

/**
 * Modules as one text, each behind those that it imports. They share one scope: two that give one name to two things are an
 * error in the browser's eyes and here. Imports are lists of names, or `* as`; exports stand in front of a declaration, or are a list.
 * What is imported as an object has a scope of its own.
 */
function bundle(entry) {
  const modules = new Map();
  const byName = [];
  const visit = (path) => {
    if (modules.has(path)) return;
    modules.set(path, undefined);
    const parts = { path, text: read(path), exports: [] };
    parts.text = parts.text.replace(/^import (.+?) from '(.+?)';$/gm, (_, names, from) => {
      const target = from.endsWith('thingwire_bg.js') ? join(glue, 'thingwire_bg.js') : resolve(dirname(path), from);
      visit(target);
      const all = /^\* as (\w+)$/.exec(names)?.[1];
      // It gets a scope of its own: the object is all that there is of it.
      if (all) modules.get(target).object = all;
      else byName.push([path, target]);
      return '';
    });
    parts.text = parts.text.replace(/^export \{([^}]*)\}( from '(.+?)')?;$/gm, (_, names, from, source) => {
      parts.exports.push(...names.split(',').map((name) => name.trim()).filter(Boolean).map((name) => {
        const renamed = /^(\w+) as (\w+)$/.exec(name);
        return renamed ? `${renamed[2]}: ${renamed[1]}` : name;
      }));
      if (from) visit(resolve(dirname(path), source));
      return '';
    });
    parts.text = parts.text.replace(/^export ((?:async )?function\*? |class |const |let )([\w$]+)/gm, (_, what, name) => {
      parts.exports.push(name);
      return `${what}${name}`;
    });
    if (/^(import|export) /m.test(parts.text)) throw new Error(`${path}: an import or export that the bundler does not know`);
    modules.delete(path);
    modules.set(path, parts);
  };
  visit(entry);
  for (const [path, target] of byName) {
    if (modules.get(target).object) throw new Error(`${path} names what is in ${target}, which has a scope of its own`);
  }
  const list = [...modules.values()].map((parts) => (parts.object
    ? { ...parts, text: `const ${parts.object} = (() => {\n${parts.text}\nreturn { ${parts.exports.join(', ')} };\n})();`, inner: true }
    : parts));
  check(list);
  return { text: list.map(({ text }) => text).join('\n'), exports: list.at(-1).exports };
}

/** A script without what nobody runs: lines that are comments, and indents. */
function lean(script) {
  const lines = script.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n/gm, '').split('\n');
  for (const line of lines) {
    // In a text over several lines both would count.
    if (!line.startsWith('const THINGWIRE_') && line.split('`').length % 2 === 0) throw new Error(`a template over several lines: ${line}`);
  }
  return lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('//')).map(tight).join('\n');
}

/** A line without blanks around its signs. One with a template in a template stays. */
function tight(line) {
  if (line.startsWith('const THINGWIRE_') || line.split('`').length > 3) return line;
  return line.replace(LITERALS, (found, signs) => signs ?? found);
}

/** Names at the top of the modules: each once. */
function check(list) {
  const owners = new Map();
  for (const { path, text, inner } of list) {
    for (const [, name] of (inner ? text.split('\n')[0] : text).matchAll(/^(?:async )?(?:function\*?|class|const|let) ([\w$]+)/gm)) {
      if (owners.has(name)) throw new Error(`${name} is in ${relative(root, owners.get(name))} and in ${relative(root, path)}`);
      owners.set(name, path);
    }
  }
}

/** Says how large things are, compressed as servers compress. */
function report() {
  const size = (...paths) => paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
  const sizes = {
    wasm: size(join(glue, 'thingwire_bg.wasm')),
    page: size(...['index.html', 'thingwire.js', 'thingwire.css'].map((name) => join(page, name))),
    single: size(join(page, 'thingwire.html')),
  };
  writeFileSync(join(glue, 'sizes.json'), JSON.stringify(sizes));
  const shown = Object.entries(sizes).map(([name, bytes]) => `${name} ${(bytes / 1000).toFixed(1)} kB`).join(', ');
  console.log(`gzip: ${shown}`);
  if (!existsSync(join(npm, 'index.d.ts'))) throw new Error('the package has no types');
}
