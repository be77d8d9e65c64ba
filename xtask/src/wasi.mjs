// Runs a test program for wasm32-wasip1 with Node's own WASI: `node wasi.mjs PROGRAM [ARGUMENTS]`.
import { readFile } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { WASI } from "node:wasi";

// Node 20's fast path for calls from wasm into WASI spoils the heap now and then: under load one run in eight ended in
// SIGSEGV after its tests had passed, and none of 160 without it. nodejs/node#53087 is the same crash in Node 22.
setFlagsFromString("--no-turbo-fast-api-calls");

const [program, ...rest] = process.argv.slice(2);
const wasi = new WASI({
  version: "preview1",
  args: [program, ...rest],
  env: process.env,
  preopens: { "/": "/" },
});
const module = await WebAssembly.compile(await readFile(program));
process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
