// The library: a function of its own, so that its text can be a worker's too. The build puts it in front.
/* global thingwire */

const library = thingwire();

export const compile = library.compile;
export const core = library.core;
export const indent = library.indent;
export const load = library.load;
export const parse = library.parse;
export const partsOf = library.partsOf;
export const Session = library.Session;
export const stringify = library.stringify;
export const open = library.open;
export const textIn = library.textIn;
export const bytesOfLetters = library.bytesOfLetters;
export const withHints = library.withHints;
export const withKeys = library.withKeys;

/** A worker's whole text. */
export const source = `(${thingwire})().serve(self)`;
