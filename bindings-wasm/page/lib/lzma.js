// Unpacking LZMA, of which browsers know nothing: a quarter smaller than gzip, and most of the page is what is packed.
// The names are those of Pavlov's specification; the form is that of `.lzma` files, a header of 13 bytes and one stream.

/** Probabilities have eleven bits; each decoded bit moves its own by a 32nd of the way. */
const PRECISION = 11;
const RATE = 5;
/** A range below this takes another byte. */
const TOP = 1 << 24;
const HEADER = 13;
/** The state of the range decoder. */
const RANGE = 0;
const CODE = 1;
/** Distances of this slot and above are partly direct bits. */
const DIRECT = 14;

// Where the probabilities of each kind stand: for 12 states and 16 positions.
const IS_MATCH = 0;
const IS_REP = IS_MATCH + 12 * 16;
const IS_REP0 = IS_REP + 12;
const IS_REP1 = IS_REP0 + 12;
const IS_REP2 = IS_REP1 + 12;
const IS_REP0_LONG = IS_REP2 + 12;
const SLOT = IS_REP0_LONG + 12 * 16;
const SPECIAL = SLOT + 4 * 64;
const ALIGN = SPECIAL + 128;
const LENGTH = ALIGN + 16;
const REP_LENGTH = LENGTH + 2 + 2 * 16 * 8 + 256;
const LITERAL = REP_LENGTH + 2 + 2 * 16 * 8 + 256;

/**
 * The bytes that were packed, at most `most` of them. What is damaged, cut or longer is an error: nothing is done for a size that the
 * header only claims.
 */
export function unpack(packed, most) {
  const check = (right, why) => {
    if (!right) throw new Error(`LZMA: ${why}`);
  };
  check(packed.length >= HEADER + 5, 'cut');
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const lc = packed[0] % 9;
  const literalMask = (1 << Math.floor(packed[0] / 9) % 5) - 1;
  const positionMask = (1 << Math.floor(packed[0] / 45)) - 1;
  check(packed[0] < 9 * 5 * 5 && packed[HEADER] === 0, 'not LZMA');
  const dictionary = Math.max(view.getUint32(1, true), 1 << 12);
  const claimed = view.getBigUint64(5, true);
  // No size: then a mark ends the stream.
  const marked = claimed === 0xffff_ffff_ffff_ffffn;
  check(marked || claimed <= most, 'larger than it may be');
  const size = marked ? most : Number(claimed);

  const models = new Uint16Array(LITERAL + (0x300 << lc) * (literalMask + 1)).fill(1 << (PRECISION - 1));
  // In an array, since engines keep numbers of 32 bits apart from the variables that functions share, and make a new one at each change.
  const coder = new Int32Array([-1, view.getInt32(HEADER + 1)]);
  let next = HEADER + 5;
  const normalise = () => {
    if (coder[RANGE] >>> 0 >= TOP) return;
    check(next < packed.length, 'cut');
    coder[RANGE] <<= 8;
    coder[CODE] = (coder[CODE] << 8) | packed[next++];
  };
  const bit = (at) => {
    normalise();
    const model = models[at];
    const bound = Math.imul(coder[RANGE] >>> PRECISION, model);
    if (coder[CODE] >>> 0 < bound >>> 0) {
      coder[RANGE] = bound;
      models[at] = model + (((1 << PRECISION) - model) >> RATE);
      return 0;
    }
    coder[RANGE] -= bound;
    coder[CODE] -= bound;
    models[at] = model - (model >> RATE);
    return 1;
  };
  const tree = (at, bits) => {
    let node = 1;
    for (let left = bits; left > 0; left -= 1) node = (node << 1) | bit(at + node);
    return node - (1 << bits);
  };
  const reversed = (at, bits) => {
    let [node, value] = [1, 0];
    for (let place = 0; place < bits; place += 1) {
      const found = bit(at + node);
      node = (node << 1) | found;
      value |= found << place;
    }
    return value;
  };
  const direct = (bits) => {
    let value = 0;
    for (let left = bits; left > 0; left -= 1) {
      normalise();
      coder[RANGE] >>>= 1;
      const found = coder[CODE] >>> 0 >= coder[RANGE] >>> 0;
      if (found) coder[CODE] -= coder[RANGE];
      value = (value << 1) | found;
    }
    return value;
  };
  const length = (at, position) => {
    if (!bit(at)) return 2 + tree(at + 2 + position * 8, 3);
    if (!bit(at + 1)) return 10 + tree(at + 2 + 128 + position * 8, 3);
    return 18 + tree(at + 2 + 256, 8);
  };
  const distance = (count) => {
    const slot = tree(SLOT + Math.min(count - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < DIRECT) return base + reversed(SPECIAL + base - slot, bits);
    return (base + (direct(bits - 4) << 4) + reversed(ALIGN, 4)) >>> 0;
  };

  let out = new Uint8Array(Math.min(size, packed.length * 4));
  let end = 0;
  const room = (count) => {
    check(end + count <= size, 'longer than it says');
    if (end + count <= out.length) return;
    const larger = new Uint8Array(Math.min(size, Math.max(out.length * 2, end + count)));
    larger.set(out);
    out = larger;
  };
  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  while (marked || end < size) {
    const position = end & positionMask;
    if (!bit(IS_MATCH + state * 16 + position)) {
      room(1);
      const before = end > 0 ? out[end - 1] : 0;
      const at = LITERAL + 0x300 * (((end & literalMask) << lc) + (before >> (8 - lc)));
      let node = 1;
      if (state >= 7) {
        // Behind a match, the byte that would have gone on with it says much.
        let other = out[end - rep0 - 1];
        while (node < 0x100) {
          const expected = (other >> 7) & 1;
          other <<= 1;
          const found = bit(at + ((1 + expected) << 8) + node);
          node = (node << 1) | found;
          if (found !== expected) break;
        }
      }
      while (node < 0x100) node = (node << 1) | bit(at + node);
      out[end++] = node;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (!bit(IS_REP + state)) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      count = length(LENGTH, position);
      rep0 = distance(count);
      state = state < 7 ? 7 : 10;
      if (rep0 === 0xffff_ffff) {
        check(marked && count === 2, 'shorter than it says');
        break;
      }
    } else {
      if (!bit(IS_REP0 + state)) {
        if (!bit(IS_REP0_LONG + state * 16 + position)) count = 1;
      } else if (!bit(IS_REP1 + state)) {
        [rep0, rep1] = [rep1, rep0];
      } else if (!bit(IS_REP2 + state)) {
        [rep0, rep1, rep2] = [rep2, rep0, rep1];
      } else {
        [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
      }
      if (count) {
        state = state < 7 ? 9 : 11;
      } else {
        count = length(REP_LENGTH, position);
        state = state < 7 ? 8 : 11;
      }
    }
    check(rep0 < end && rep0 < dictionary, 'damaged');
    room(count);
    for (const stop = end + count; end < stop; end += 1) out[end] = out[end - rep0 - 1];
  }
  normalise();
  // An encoder's last bytes leave nothing over.
  check(coder[CODE] === 0 && next === packed.length, 'damaged');
  return out.subarray(0, end);
}
