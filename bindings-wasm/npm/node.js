// For Node: loaded at once, from the file beside this one.

import { readFileSync } from 'node:fs';
import { imports, use } from './core.js';

export * from './public.js';

const bytes = readFileSync(new URL('./thingwire_bg.wasm', import.meta.url));
use(new WebAssembly.Instance(new WebAssembly.Module(bytes), imports));

/** Here there is nothing to wait for. */
export async function init() {}
