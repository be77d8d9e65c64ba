// For browsers and bundlers: the module is a file beside this one.

import { imports, isReady, use } from './core.js';

export * from './public.js';

let loading;

/** Loads the module: from beside this file, or from what is given. To be awaited once, before anything else. */
export function init(source) {
  if (isReady()) return Promise.resolve();
  loading ??= load(source).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(source) {
  const given = await (source ?? new URL('./thingwire_bg.wasm', import.meta.url));
  if (given instanceof WebAssembly.Module) return use(await WebAssembly.instantiate(given, imports));
  if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) {
    return use((await WebAssembly.instantiate(given, imports)).instance);
  }
  const response = given instanceof Response ? given : await fetch(given);
  if (!response.ok) throw new Error(`thingwire: ${response.url} cannot be loaded: ${response.status}`);
  // Servers that do not know wasm's media type are still served.
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  use(instance);
}
