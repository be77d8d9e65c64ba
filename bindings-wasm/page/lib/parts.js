// A compiled module, put together from its parts: `glue/src/parts.rs` takes it apart, since what is alike compresses better together.

/** The parts, in their order: what stands before and after the code, and of the code what is alike. */
const [BEFORE, AFTER, DECLARATIONS, OPERATORS, BRANCHES, CALLS, CONSTANTS, GETS, SETS, LOADS, STORES] = Array(11).keys();
const PARTS = STORES + 1;
const CODE_SECTION = 0x0a;
/** No number of 32 bits is longer. */
const LONGEST = 5;

const END = 0x0b;
const BR_TABLE = 0x0e;
const F32_CONST = 0x43;
const F64_CONST = 0x44;
const PREFIX = 0xfc;
/** Where the numbers behind an operator are; behind most there are none. */
const NUMBERS = Array(256).fill([]);
for (const [first, last, ...parts] of [
  [0x02, 0x04, OPERATORS], [0x0c, 0x0d, BRANCHES], [0x10, 0x10, CALLS], [0x11, 0x11, OPERATORS, OPERATORS], [0x20, 0x20, GETS], [0x21, 0x22, SETS],
  [0x23, 0x24, OPERATORS], [0x28, 0x35, OPERATORS, LOADS], [0x36, 0x3e, OPERATORS, STORES], [0x3f, 0x40, OPERATORS], [0x41, 0x42, CONSTANTS],
]) {
  for (let operator = first; operator <= last; operator += 1) NUMBERS[operator] = parts;
}
/** How many numbers are behind the second byte of an operator of two, from `memory.init` on. */
const BEHIND_PREFIX = [2, 1, 2, 1];

/** The module that was taken apart. What is cut is an error; each step takes a byte, so there is an end. */
export function join(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const next = new Float64Array(PARTS);
  const ends = new Float64Array(PARTS);
  for (let part = 0, at = PARTS * 4; part < PARTS; part += 1) {
    next[part] = at;
    at += view.getUint32(part * 4, true);
    ends[part] = at;
  }
  if (ends[STORES] !== bytes.length) throw new Error('module: the parts are not as long as they say');
  const whole = (part) => bytes.subarray(next[part], ends[part]);
  // Each function has a declaration, and its length in front.
  const code = new Uint8Array(bytes.length + whole(DECLARATIONS).length * LONGEST);
  let end = 0;
  const copy = (part) => {
    if (next[part] === ends[part]) throw new Error('module: cut');
    return (code[end++] = bytes[next[part]++]);
  };
  const number = (part) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = copy(part);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const written = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...written(value >>> 7)]);
  let functions = 0;
  for (; next[DECLARATIONS] < ends[DECLARATIONS]; functions += 1) {
    const start = end;
    end += LONGEST;
    for (let left = number(DECLARATIONS); left > 0; left -= 1) {
      number(DECLARATIONS);
      copy(DECLARATIONS);
    }
    for (let depth = 1; depth > 0;) {
      const operator = copy(OPERATORS);
      if (operator >= 0x02 && operator <= 0x04) depth += 1;
      else if (operator === END) depth -= 1;
      else if (operator === BR_TABLE) for (let left = number(BRANCHES); left >= 0; left -= 1) number(BRANCHES);
      else if (operator === F32_CONST) for (let left = 4; left > 0; left -= 1) copy(CONSTANTS);
      else if (operator === F64_CONST) for (let left = 8; left > 0; left -= 1) copy(CONSTANTS);
      else if (operator === PREFIX) for (let left = BEHIND_PREFIX[number(OPERATORS) - 8] ?? 0; left > 0; left -= 1) number(OPERATORS);
      const parts = NUMBERS[operator];
      for (let at = 0; at < parts.length; at += 1) number(parts[at]);
    }
    const length = written(end - start - LONGEST);
    code.set(length, start);
    code.copyWithin(start + length.length, start + LONGEST, end);
    end -= LONGEST - length.length;
  }
  const count = written(functions);
  const pieces = [whole(BEFORE), [CODE_SECTION], written(count.length + end), count, code.subarray(0, end), whole(AFTER)];
  const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
