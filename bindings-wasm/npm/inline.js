// For workers, `file://` and whatever has no files beside it: the module is a text in the package, loaded at once.

import { imports, use } from './core.js';
import wasm from './thingwire_wasm.js';

export * from './public.js';

const bytes = Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
use(new WebAssembly.Instance(new WebAssembly.Module(bytes), imports));

/** Here there is nothing to wait for. */
export async function init() {}
