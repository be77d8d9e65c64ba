// What the types promise, checked by the TypeScript compiler; never run.
import { CodecError, decode, decodeAll, encode, parseJson, readCapture, shadowApply, type Decoded, type HuaweiKnownEvent, type HuaweiUpgradeProgressEvent, type Json, type Kind } from 'thingwire';
import { decode as inline } from 'thingwire/inline';

const decoded: Decoded = decode({ hex: 'fffe01134c9a0000', direction: 'down' });
if (decoded.kind === 'pcp.new_version.request') {
  const size: number = decoded.message.fragment_size;
  const vendor: 'huawei' = decoded.vendor;
  // @ts-expect-error a fragment's data is not in this message
  decoded.message.fragment_data_hex;
  void [size, vendor];
}
if (decoded.kind === 'thing.event.property.post' && 'params' in decoded.message) {
  const params: Json | undefined = decoded.message.params;
  const vendor: 'alibaba' = decoded.vendor;
  void [params, vendor];
}
if (decoded.kind === 'thing.event.property.post_reply' && 'code' in decoded.message) void decoded.message.code;
if (decoded.kind === 'properties.report') {
  const [service] = decoded.message.services;
  const id: string | undefined = service?.service_id;
  // @ts-expect-error a service has no such member
  service?.identifier;
  for (const [name, value] of Object.entries(service?.properties ?? {})) void [id, name, value satisfies Json];
}
if (decoded.kind === 'ota.device.upgrade') {
  const { data } = decoded.message;
  // @ts-expect-error a reply that reports an error may bring anything
  data?.url;
}
if (decoded.kind === 'events.up') {
  for (const event of decoded.message.services ?? []) {
    const known = event as HuaweiKnownEvent;
    if (known.event_type === 'upgrade_progress_report') void (known satisfies HuaweiUpgradeProgressEvent).paras;
  }
}
if (decoded.kind === 'push.device.status.update') void (decoded.message.resource satisfies 'device.status');
if (decoded.kind === 'mqtt.connect') void decoded.message.parts;
// Every kind has a type for its message.
type Bare = { [K in Decoded['kind']]: [Extract<Decoded, { kind: K }>['message']] extends [never] ? K : never }[Decoded['kind']];
const bare: [Bare] extends [never] ? true : false = true;
void bare;
// @ts-expect-error no such kind
if (decoded.kind === 'pcp.nothing') void 0;

const kind: Kind<'huawei'> = 'pcp.fragment.request';
// @ts-expect-error a kind of another vendor
const wrong: Kind<'tencent'> = 'pcp.fragment.request';
// @ts-expect-error a record has one payload
decode({ topic: '/a' });
// @ts-expect-error only up and down
decode({ hex: '', direction: 'sideways' });

// A client that connects, and what mosquitto_sub prints.
decode({ client_id: 'c', username: 'u', password: 'p', vendor: 'tencent' });
decode({ username: 'u' });
decode({ tst: '2026-01-01T00:00:00Z', topic: '/a', qos: 1, retain: 0, mid: 7, payloadlen: 2, properties: {}, payload: '{}' });
decode({ topic: '/a', hex: '00' });
decode({ path: '/auth', status: 200, base64: 'AA==' });
decode({ hex: '', keys: { device_secret: 's', random: 'r' } });
// @ts-expect-error no record at all
decode({});
// @ts-expect-error a user name is a text
decode({ username: 5 });
// @ts-expect-error no such key
decode({ hex: '', keys: { secret: 's' } });
// What a program has as an interface is JSON too.
interface Report {
  id: string;
  params: { Power: number };
  at?: Date;
}
const own: Report = { id: '1', params: { Power: 1 } };
decode({ topic: '/a', payload: own });
decode({ topic: '/a', payload: new DataView(new ArrayBuffer(2)) }, { model: own });
encode(own);

for (const outcome of decodeAll(['{"hex":"00"}', { topic: '/a', payload: new Uint8Array(2) }])) {
  if ('error' in outcome) {
    const { code, place } = outcome.error;
    void [code, place.offset];
  } else void outcome.notes;
}
try {
  inline('{}');
} catch (error) {
  if (error instanceof CodecError) void [error.code, error.layer, error.place.pointer];
}
for (const entry of readCapture('FFFE01134C9A0000', { format: 'hex' })) void entry.line;
for (const entry of readCapture(new DataView(new ArrayBuffer(2)))) void entry.record;
// @ts-expect-error no such format
readCapture('', { format: 'csv' });
// @ts-expect-error neither text nor bytes
readCapture(5);
// @ts-expect-error a new device has null
shadowApply(undefined, own, 1);
shadowApply(null, own, 1);
const value: Json = parseJson('12345678901234567890');
if (typeof value === 'bigint') void (value + 1n);
void [encode(decoded), kind, wrong];
