// The library's side of the page: in the page itself for one record, in a worker for files.

import * as core from '../../npm/core.js';
import { indent, parse, stringify } from '../../npm/json.js';
import { unpack } from './lzma.js';
import { join } from './parts.js';
import { open, withHints, withKeys } from './recognise.js';
import { bytesOfLetters, partsOf, textIn } from './text.js';
import { Pairs, rowOf, wanted } from './rows.js';

export { bytesOfLetters, core, indent, open, parse, partsOf, rowOf, stringify, textIn, withHints, withKeys };

/** Entries between two looks at what the page wants. */
const BATCH = 500;
/** No module has this many bytes. */
const LARGEST = 1 << 24;

/** The compiled module, from the text that the page has of it. */
export function compile(text) {
  // The old way takes as long as half the unpacking.
  const packed = Uint8Array.fromBase64?.(text) ?? bytesOfLetters(atob(text));
  return WebAssembly.compile(join(unpack(packed, LARGEST)));
}

/** Loads the compiled module. */
export async function load(module) {
  core.use(await WebAssembly.instantiate(module, core.imports));
}

/** The entries of an input, with their rows. */
export class Session {
  entries = [];
  rows = [];
  #pairs = new Pairs();

  constructor(input, options) {
    this.source = open(input, options);
  }

  /** Reads some more; gives the rows, and those before them that found their reply. */
  read(most) {
    const paired = [];
    const rows = this.source.next(most).map((entry) => {
      const row = rowOf(entry, this.rows.length);
      const request = this.#pairs.add(row);
      if (request >= 0) {
        this.rows[request].pair = row.index;
        paired.push([request, row.index]);
      }
      this.rows.push(row);
      const { line, text, record } = entry;
      // Of what was read only what cannot be read again is kept: notes about the line, and why it was refused.
      const complaints = entry.decoded.error ? [entry.decoded.error] : entry.decoded.notes;
      this.entries.push({ line, text, record, complaints, failed: Boolean(entry.decoded.error) });
      return row;
    });
    return { rows, paired };
  }

  search(query) {
    const found = this.rows.filter((row) => wanted(row, this.entries[row.index].text, query));
    return Uint32Array.from(found, (row) => row.index);
  }
}

/** Answers the page from inside a worker. */
export function serve(scope) {
  let session;
  let turn = 0;
  const later = () => new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  const answers = {
    async open({ module, input, options }, id) {
      const mine = (turn += 1);
      await load(module);
      session = new Session(input, options);
      const { source } = session;
      scope.postMessage({ id, about: { how: source.how, why: source.why, encoding: source.encoding, also: source.also } });
      for (;;) {
        const { rows, paired } = session.read(BATCH);
        if (mine !== turn) return source.close();
        scope.postMessage({ id, rows, paired, progress: source.progress(), done: rows.length === 0 });
        if (rows.length === 0) return source.close();
        await later();
      }
    },
    get({ index }, id) {
      scope.postMessage({ id, entry: session.entries[index] });
    },
    search({ query }, id) {
      scope.postMessage({ id, found: session.search(query) });
    },
  };
  scope.onmessage = ({ data }) => {
    Promise.resolve(answers[data.what](data, data.id)).catch((error) => {
      scope.postMessage({ id: data.id, failure: String(error?.message ?? error) });
    });
  };
}
