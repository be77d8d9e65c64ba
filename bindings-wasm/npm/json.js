// JSON with exact integers: those beyond 2^53 are BigInt, both ways.

/** Sixteen digits in a row: only then can an integer be one that a double does not hold. */
const LONG = /\d{16}/;

/** The value of a JSON text. Integers that a double does not hold are BigInt; a member `__proto__` is an own one. */
export function parse(text) {
  return LONG.test(text) ? read(text) : JSON.parse(text);
}

/**
 * The JSON text of a value, BigInt as an integer, and `toJSON` asked as `JSON.stringify` does. What JSON has no text for is a
 * TypeError, not null; its `pointer` says where, and `number` whether it is one.
 */
export function stringify(value) {
  // The objects that are being written, and their names; the first of these is the whole's.
  const around = [];
  const names = [];
  const refuse = (what, name, number = false) => {
    const path = [...names, name].slice(1);
    const pointer = path.map((each) => `/${String(each).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    const error = new TypeError(`JSON has no ${what}${pointer && ` (at ${pointer})`}`);
    throw Object.assign(error, { pointer, number });
  };
  const write = (value, name) => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return JSON.stringify(value);
      case 'bigint':
        return String(value);
      case 'number':
        if (!Number.isFinite(value)) refuse(`number ${value}`, name, true);
        return Object.is(value, -0) ? '-0' : String(value);
      case 'object': {
        if (value === null) return 'null';
        const plain = typeof value.toJSON === 'function' && !isBytes(value) ? value.toJSON(String(name)) : value;
        if (plain === null || typeof plain !== 'object') return write(plain, name);
        if ([Number, String, Boolean, BigInt].some((type) => plain instanceof type)) return write(plain.valueOf(), name);
        if (isBytes(plain)) refuse('bytes: they may be the payload of a record, and are hex elsewhere', name);
        if (around.includes(plain)) refuse('value that is in itself', name);
        around.push(plain);
        names.push(name);
        const text = members(plain);
        around.pop();
        names.pop();
        return text;
      }
      default:
        return refuse(typeof value, name);
    }
  };
  const members = (value) => {
    // A hole is undefined here, and null in JSON.
    if (Array.isArray(value)) return `[${Array.from(value, (item, at) => (item === undefined ? 'null' : write(item, at))).join(',')}]`;
    const all = [];
    for (const name of Object.keys(value)) {
      const item = value[name];
      if (item !== undefined) all.push(`${JSON.stringify(name)}:${write(item, name)}`);
    }
    return `{${all.join(',')}}`;
  };
  return write(value, '');
}

/** Whether a value is bytes: a buffer, shared or of another realm too, or any view of one. */
export function isBytes(value) {
  return ArrayBuffer.isView(value) || /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
}

/** The text with line breaks and indents, every number and string as it stands. */
export function indent(text) {
  const out = [];
  let depth = 0;
  const tokens = text.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g) ?? [];
  const line = () => `\n${'  '.repeat(depth)}`;
  tokens.forEach((token, index) => {
    if (token === '{' || token === '[') {
      depth += 1;
      const next = tokens[index + 1];
      out.push(token, next === '}' || next === ']' ? '' : line());
    } else if (token === '}' || token === ']') {
      depth -= 1;
      const last = tokens[index - 1];
      out.push(last === '{' || last === '[' ? '' : line(), token);
    } else if (token === ',') {
      out.push(token, line());
    } else {
      out.push(token === ':' ? ': ' : token);
    }
  });
  return out.join('');
}

/** Reads with JSON.parse for texts, and by itself for what holds them. */
function read(text) {
  let at = 0;
  const blank = /[ \t\n\r]*/y;
  const plain = /-?\d[\d.eE+-]*|true|false|null/y;
  const skip = () => {
    blank.lastIndex = at;
    blank.test(text);
    at = blank.lastIndex;
  };
  const token = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) throw new SyntaxError(`not JSON at ${at}`);
    at = pattern.lastIndex;
    return found[0];
  };
  // No pattern: over a text of some million letters it would run out of stack.
  const string = () => {
    let end = at;
    let slash;
    do {
      end = text.indexOf('"', end + 1);
      slash = end;
      while (text[slash - 1] === '\\') slash -= 1;
    } while ((end - slash) % 2 === 1);
    const found = end < 0 ? '' : text.slice(at, end + 1);
    at += found.length;
    return JSON.parse(found);
  };
  const expect = (letter) => {
    skip();
    if (text[at] !== letter) throw new SyntaxError(`no ${letter} at ${at}`);
    at += 1;
  };
  const list = (end, item) => {
    at += 1;
    skip();
    if (text[at] === end) {
      at += 1;
      return;
    }
    for (;;) {
      item();
      skip();
      if (text[at] !== ',') break;
      at += 1;
    }
    expect(end);
  };
  const value = () => {
    skip();
    if (text[at] === '"') return string();
    if (text[at] === '{') {
      const object = {};
      list('}', () => {
        skip();
        const name = string();
        expect(':');
        // An assignment to `__proto__` would change what the object inherits.
        Object.defineProperty(object, name, { value: value(), writable: true, enumerable: true, configurable: true });
      });
      return object;
    }
    if (text[at] === '[') {
      const array = [];
      list(']', () => array.push(value()));
      return array;
    }
    const word = token(plain);
    const number = JSON.parse(word);
    return /^-?\d{16,}$/.test(word) && !Number.isSafeInteger(number) ? BigInt(word) : number;
  };
  const result = value();
  skip();
  if (at !== text.length) throw new SyntaxError(`more text at ${at}`);
  return result;
}
