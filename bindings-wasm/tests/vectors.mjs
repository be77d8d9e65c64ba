// The test vectors over the package's functions; the same text runs in Node and in the browser.

/** Runs every case; gives `{passed, failed: [text]}`. `files` are `{name, counts, cases}`, the cases as JSON text each. */
export async function runVectors(api, files) {
  let passed = 0;
  const failed = [];
  for (const { name, counts, cases } of files) {
    for (const result of ['valid', 'acceptable', 'invalid']) {
      const count = cases.filter((text) => read(text).members.get('result').value === result).length;
      if (count !== counts[result]) failed.push(`${name}: ${count} ${result} cases, the manifest says ${counts[result]}`);
    }
    for (const text of cases) {
      const wrong = await judge(api, read(text));
      if (wrong) failed.push(`${read(text).members.get('id').value}: ${wrong}`);
      else passed += 1;
    }
  }
  return { passed, failed };
}

/** The cases of a file, each as the text that it has there. */
export function casesOf(text) {
  return read(text).members.get('cases').items.map((item) => item.source);
}

async function judge(api, test) {
  if (!test.members.has('record')) return judgeCredentials(api, test);
  const record = test.members.get('record').source;
  const model = test.members.get('model')?.source;
  const expected = (name) => test.members.get(name);
  const compact = squeeze(record);
  const text = api.decodeJson(compact, model && squeeze(model));
  const found = read(text);
  // The object's way: the same outcome, as values or as a CodecError.
  let object;
  try {
    object = api.decode(api.parseJson(compact), { model: model && squeeze(model) });
  } catch (error) {
    if (error.name !== 'CodecError') return `decode threw ${error}`;
    object = { error };
  }
  if (test.members.get('result').value === 'invalid') {
    const error = found.members.get('error');
    if (!error) return `read: ${text}`;
    for (const [name, node] of expected('error').members) {
      const where = ['offset', 'end', 'pointer', 'level'].includes(name) ? error.members.get('place').members : error.members;
      if (where.get(name)?.source !== node.source && where.get(name)?.value !== node.value) return `${name}: ${text}`;
    }
    return object.error?.code === expected('error').members.get('code').value ? undefined : `decode gives ${object.error?.code}`;
  }
  if (found.members.has('error')) return `not read: ${text}`;
  const difference = compare(expected('decoded'), found, '');
  if (difference) return difference;
  const pointed = expected('notes').items.some((item) => item.members);
  const notes = (list) => list.map((item) => {
    const code = item.members ? item.members.get('code').value : item.value;
    const place = item.members?.get('place')?.members ?? item.members;
    return `${code} ${pointed ? place?.get('pointer')?.value ?? '' : ''}`;
  }).sort().join('\n');
  if (notes(expected('notes').items) !== notes(found.members.get('notes').items)) return `notes: ${text}`;
  if (object.kind !== found.members.get('kind').value || object.notes.length !== found.members.get('notes').items.length) return 'decode differs';
  if (expected('record').members.has('keys') || found.members.has('coap')) return judgeCarried(api, expected('record').members.get('keys'), compact, found, object);
  // Back again: from the text, and from the object, whose numbers are equal values though perhaps written otherwise.
  for (const encoded of [api.encodeJson(text), overObject(api, object, text, compact)]) {
    if (encoded === undefined) continue;
    const again = read(encoded);
    if (again.members.has('error')) return `encode: ${encoded}`;
    const before = api.payload(compact);
    const after = api.payload(encoded);
    if (!sameBytes(before, after) && !sameJson(before, after) && !(await inflatesToTheSame(before, after))) return `encodes to ${encoded}`;
    for (const name of ['topic', 'path', 'status', 'client_id', 'username']) {
      if (expected('record').members.get(name)?.value !== again.members.get(name)?.value) return `${name}: encodes to ${encoded}`;
    }
  }
  return expected('encodes_to').value === 'same' ? undefined : 'encodes_to';
}

/** A message inside a CoAP datagram goes back into it: what comes out reads the same. */
function judgeCarried(api, keys, record, found, object) {
  const withKeys = (text) => (keys ? text.replace('{', () => `{"keys":${squeeze(keys.source)},`) : text);
  const withoutNotes = (node) => ({ members: new Map([...node.members].filter(([name]) => name !== 'notes')) });
  const texts = [found.source];
  if (lossless(object)) texts.push(api.stringifyJson(object));
  for (const text of texts) {
    const encoded = api.encodeJson(withKeys(text));
    const back = read(api.decodeJson(withKeys(encoded)));
    if (back.members.has('error') || unequal(withoutNotes(found), withoutNotes(back))) return `encodes to ${encoded}, which reads as ${back.source}`;
  }
  return undefined;
}

/** Credentials that are made, or held to what was sent. */
function judgeCredentials(api, test) {
  const making = test.members.get('sign');
  let found;
  try {
    const request = api.parseJson((making ?? test.members.get('verify')).source);
    found = making ? api.sign(request) : api.verify(request);
  } catch (error) {
    if (error.name !== 'CodecError') return `threw ${error}`;
    const wanted = test.members.get('error')?.members;
    const right = wanted?.get('code').value === error.code && (!wanted.has('pointer') || wanted.get('pointer').value === error.place.pointer);
    return right ? undefined : `${error.code} at ${error.place.pointer}: ${error.message}`;
  }
  if (test.members.has('error')) return 'no error';
  const { notes, scheme: _, ...rest } = found;
  if (!making && rest.cause) {
    if (!/[.)]$/.test(rest.cause.message)) return `no message: ${rest.cause.message}`;
    rest.cause = rest.cause.code;
  }
  const difference = compare(test.members.get(making ? 'signed' : 'verdict'), read(api.stringifyJson(rest)), '/');
  if (difference) return difference;
  const codes = (list) => list.sort().join('\n');
  return codes((notes ?? []).map((note) => note.code)) === codes((test.members.get('notes')?.items ?? []).map((item) => item.value)) ? undefined : 'notes differ';
}

/** Through plain objects; nothing where the payload has numbers that no JavaScript number or BigInt is. */
function overObject(api, object, original, record) {
  let text;
  try {
    text = api.stringifyJson(object);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  // What a double rounds is no loss of the codec.
  if (text !== api.stringifyJson(api.parseJson(text))) throw new Error('an object does not survive its own text');
  // JSON inside of binary frames is in their length and check: there another spelling of a number is another frame.
  const isJson = sameJson(api.payload(record), api.payload(record));
  return lossless(object) && (isJson || text === original) ? api.encodeJson(text) : undefined;
}

/** Whether all numbers are integers: only those are promised to be exact. */
function lossless(value) {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return value === null || typeof value !== 'object' || Object.values(value).every(lossless);
}

/**
 * Nothing where `found` has all that is expected; members that end in `_meaning`, the `meaning` of a reply's code, and the `summary`
 * of an event may come on top.
 */
function compare(expected, found, at) {
  if (found === undefined) return `${at} is missing`;
  const kept = expected.members?.size === 1 ? expected.members.get('$text') : undefined;
  if (kept) return found.source === kept.value ? undefined : `${at}: ${found.source}, expected ${kept.value}`;
  if (expected.members) {
    if (!found.members) return `${at}: ${found.source}`;
    for (const [name, node] of expected.members) {
      const difference = compare(node, found.members.get(name), `${at}/${name}`);
      if (difference) return difference;
    }
    for (const name of found.members.keys()) {
      if (!expected.members.has(name) && !name.endsWith('_meaning') && !['meaning', 'summary'].includes(name) && !(at === '' && name === 'notes')) return `${at}/${name} is more`;
    }
    return undefined;
  }
  if (expected.items) {
    if (expected.items.length !== found.items?.length) return `${at}: ${found.source}`;
    return expected.items.map((node, index) => compare(node, found.items[index], `${at}/${index}`)).find(Boolean);
  }
  return sameScalar(expected, found) ? undefined : `${at}: ${found.source}, expected ${expected.source}`;
}

function sameScalar(left, right) {
  if (right.members || right.items) return false;
  return left.source === right.source || (left.value === right.value && (typeof left.value !== 'number' || Number.isSafeInteger(left.value) || /[.eE]/.test(left.source + right.source)));
}

function sameBytes(left, right) {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** JSON messages are written anew: the same members and values, in an order of their own. */
function sameJson(left, right) {
  try {
    return !unequal(read(new TextDecoder().decode(left)), read(new TextDecoder().decode(right)));
  } catch {
    return false;
  }
}

/** What was compressed is compressed anew, by another compressor. */
async function inflatesToTheSame(left, right) {
  const inflate = async (bytes) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  try {
    const [before, after] = [await inflate(left), await inflate(right)];
    return sameBytes(before, after) || sameJson(before, after);
  } catch {
    return false;
  }
}

/** Whether two values differ. */
function unequal(left, right) {
  if (left.members) return left.members.size !== right.members?.size || [...left.members].some(([name, node]) => !right.members.has(name) || unequal(node, right.members.get(name)));
  if (left.items) return left.items.length !== right.items?.length || left.items.some((node, index) => unequal(node, right.items[index]));
  return !sameScalar(left, right);
}

/** JSON without blanks, as a record's places count them. */
function squeeze(text) {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

/** A reader of its own: each value with the text that it had. */
export function read(text) {
  let at = 0;
  const blank = /[ \t\n\r]*/y;
  const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\]:,]/y;
  const next = () => {
    blank.lastIndex = at;
    blank.test(text);
    token.lastIndex = blank.lastIndex;
    const start = blank.lastIndex;
    const found = token.exec(text);
    if (!found) throw new SyntaxError(`at ${at}`);
    at = token.lastIndex;
    return { start, word: found[0] };
  };
  const value = ({ start, word }) => {
    if (word === '{') {
      const members = new Map();
      for (let name = next(); name.word !== '}'; name = next()) {
        if (name.word === ',') continue;
        next();
        members.set(JSON.parse(name.word), value(next()));
      }
      return { members, source: text.slice(start, at) };
    }
    if (word === '[') {
      const items = [];
      for (let item = next(); item.word !== ']'; item = next()) if (item.word !== ',') items.push(value(item));
      return { items, source: text.slice(start, at) };
    }
    return { value: JSON.parse(word), source: word };
  };
  return value(next());
}
