// What a list shows of each record, and which reply belongs to which request.

/** The row of an entry. */
export function rowOf(entry, index) {
  const { decoded } = entry;
  const error = decoded.error;
  const topic = decoded.topic ?? {};
  const message = decoded.message ?? {};
  const notes = decoded.notes ?? [];
  return {
    index,
    line: entry.line,
    time: timeOf(entry.text, message),
    direction: decoded.direction ?? '',
    vendor: decoded.vendor ?? '',
    kind: error ? '' : decoded.kind,
    device: topic.device_name ?? topic.device_id ?? '',
    status: error ? 'error' : notes.length > 0 ? 'notes' : 'ok',
    code: error ? error.code : notes[0]?.code ?? '',
    notes: notes.length,
    hasTopic: Boolean(decoded.topic),
    pair: -1,
    ...(error ? {} : exchangeOf(decoded)),
  };
}

/** What a request and its reply have in common: as `asks` of the one, as `answers` of the other. */
function exchangeOf({ kind, topic, message, coap, protocol, replies_to: repliesTo }) {
  // Over CoAP the token says it, whatever the message is.
  const datagram = coap ?? (protocol === 'coap' ? message : undefined);
  if (typeof datagram?.code === 'string') {
    const key = `coap\n${datagram.token_hex}`;
    if (datagram.code === '0.00') return {};
    return datagram.code.startsWith('0.') ? { asks: key } : { answers: key };
  }
  const tencent = message?.payload;
  const ids = [topic?.product_key ?? topic?.product_id ?? '', topic?.device_name ?? topic?.device_id ?? '',
    message?.id ?? message?.clientToken ?? tencent?.clientToken ?? topic?.request_id ?? topic?.message_id ?? ''].join('\n');
  // Tencent's say by their method what they are; the two have topics of opposite directions.
  if (typeof tencent?.method === 'string' && tencent.clientToken !== undefined) {
    const [, method, what] = /^(.*?)(_reply|_post)?$/s.exec(tencent.method);
    const way = what === '_reply' ? kind.replace(/\b(?:up|down)\b/, (word) => (word === 'up' ? 'down' : 'up')) : kind;
    return { [what === '_reply' ? 'answers' : 'asks']: `${way}\n${method}\n${ids}` };
  }
  // A PCP frame has no id: its response is the next one of its code.
  const request = repliesTo ?? (/^pcp\..*\.response$/.test(kind) ? kind.replace(/response$/, 'request') : undefined);
  return request ? { answers: `${request}\n${ids}` } : { asks: `${kind}\n${ids}` };
}

/** Pairs rows as they come: a reply with the last request of its kind, device and id that has none yet. */
export class Pairs {
  #open = new Map();

  /** Sets `pair` of a reply's row; gives the request's index, or -1. */
  add(row) {
    if (row.asks) this.#open.set(row.asks, row.index);
    if (!row.answers) return -1;
    const request = this.#open.get(row.answers);
    if (request === undefined) return -1;
    this.#open.delete(row.answers);
    row.pair = request;
    return request;
  }
}

/** The time that the line gives: `tst` of mosquitto_sub, a stamp at its front, or the message's own. */
function timeOf(text, message) {
  const tst = /"tst"\s*:\s*(?:"([^"]{1,40})"|(\d{9,13}))/.exec(text.slice(0, 2000));
  if (tst) return tst[1] ?? iso(Number(tst[2]));
  const stamp = /^\s*\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,6})?|\d\d:\d\d:\d\d(?:[.,]\d{1,6})?)/.exec(text);
  if (stamp) return stamp[1];
  const own = Number(message.time ?? message.timestamp);
  return own > 1e9 ? iso(own) : '';
}

function iso(number) {
  const time = new Date(number > 1e11 ? number : number * 1000);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().replace('.000Z', 'Z');
}

/** Whether a row is wanted. `words` are looked for in what the list shows, and in the record's text. */
export function wanted(row, text, { words, direction, status }) {
  if (direction && row.direction !== direction) return false;
  if (status && row.status !== status) return false;
  if (words.length === 0) return true;
  const shown = `${row.kind} ${row.device} ${row.vendor} ${row.code} ${row.time} ${text}`.toLowerCase();
  return words.every((word) => shown.includes(word));
}
