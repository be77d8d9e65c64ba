import type { CommonKinds, Kinds } from './kinds.js';
import type { MessageTypes } from './messages.js';

export type * from './messages.js';

/** A JSON value; integers beyond 2^53 are `bigint`. */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export type Vendor = keyof Kinds;
/** The stable names of a vendor's messages. */
export type Kind<V extends Vendor = Vendor> = V extends Vendor ? keyof Kinds[V] & string : never;
export type Direction = 'up' | 'down';
/** Bytes as lower-case hex. */
export type Hex = string;

interface Hints {
  vendor?: Vendor;
  protocol?: string;
  direction?: Direction;
  /** Turns the first note into an error. */
  strict?: boolean;
  /** CoAP with the token lengths of RFC 8974. */
  extended_tokens?: boolean;
}
/** Secrets of the record, which nothing shows or writes. */
export interface Keys {
  /** With `random`: decrypts Alibaba's payloads over CoAP. */
  device_secret?: string;
  /** Of the answer to `/auth`. */
  random?: string;
}
/** What `mosquitto_sub -F %j` prints beside the message: passed over, but for the length, which the payload is held to. */
interface Printed {
  payloadlen?: number;
  tst?: unknown;
  qos?: unknown;
  retain?: unknown;
  mid?: unknown;
  properties?: unknown;
  comment?: unknown;
}
interface Told extends Hints, Printed {
  keys?: Keys;
}
/** A value that JSON has a text for, as `JSON.stringify` would take it; `bigint` is an integer. */
export type JsonInput = null | boolean | number | bigint | string | object;
type Bytes = ArrayBufferLike | ArrayBufferView;
type Payload =
  /** Text, bytes, or a JSON value that was the payload. */
  | { payload: Bytes | JsonInput }
  | { payload_hex: string }
  | { payload_base64: string }
  | { hex: string }
  | { base64: string };
/** What a client connects with: at least one of them. */
type Connect =
  | { client_id: string; username?: string; password?: string }
  | { client_id?: string; username: string; password?: string }
  | { client_id?: string; username?: string; password: string };
/** One thing to decode. */
export type Record =
  | (Told & { topic: string } & Payload)
  | (Told & { path: string; status?: number } & Payload)
  | (Told & Payload)
  | (Told & Connect);

/** Where: bytes (`end` behind the last), a JSON pointer, or a topic level. */
export interface Place {
  offset?: number;
  end?: number;
  pointer?: string;
  level?: number;
}
/** Why something cannot be read, or what is odd about it. `code` is stable. */
export interface Complaint {
  code: string;
  layer: string;
  place: Place;
  message: string;
  spec: string | null;
}
export interface Failure {
  error: Complaint;
  line?: number;
}
/** What `decode` and others throw. */
export declare class CodecError extends Error {
  readonly name: 'CodecError';
  readonly code: string;
  readonly layer: string;
  readonly place: Place;
  readonly spec: string | null;
}

/** A topic's name, or a request's path, with the ids in it. */
export type Topic = ({ name: string } | { path: string; status?: number }) & { [id: string]: string | number | undefined };

/** A payload that is kept as it came. */
export type Kept = { payload: Json } | { payload_hex: Hex };

interface PcpFrame {
  protocol_version: 1;
  reserved: number;
  message_code: number;
  check_hex: Hex;
  data_length: number;
}
interface PcpResult {
  result_code: number;
  result_meaning?: string;
}
interface PcpVersion {
  version: string;
  version_hex?: Hex;
}
/** What each PCP message holds. */
export interface PcpMessages {
  'pcp.query_version.request': PcpFrame;
  'pcp.query_version.response': PcpFrame & PcpResult & PcpVersion;
  'pcp.new_version.request': PcpFrame & PcpVersion & { fragment_size: number; fragment_count: number; package_check_hex: Hex };
  'pcp.new_version.response': PcpFrame & PcpResult;
  'pcp.fragment.request': PcpFrame & PcpVersion & { fragment_index: number };
  'pcp.fragment.response': PcpFrame & PcpResult & { fragment_index?: number; fragment_data_hex: Hex };
  'pcp.download_report.request': PcpFrame & { download_status: number; download_meaning?: string };
  'pcp.download_report.response': PcpFrame & PcpResult;
  'pcp.execute.request': PcpFrame;
  'pcp.execute.response': PcpFrame & PcpResult;
  'pcp.result.request': PcpFrame & PcpResult & PcpVersion;
  'pcp.result.response': PcpFrame & PcpResult;
  'pcp.ambiguous': PcpFrame & { candidates: Kind<'huawei'>[]; data_hex: Hex };
  'pcp.unknown': PcpFrame & { data_hex: Hex };
}

/** Bytes of a product's own. */
export interface KeptBytes {
  payload_hex: Hex;
}
/** What a client connects with: all but the password, of which the form is told. */
export interface ConnectMessage {
  client_id: string | null;
  username: string | null;
  password_form: string | null;
  parts: { [name: string]: string };
}
/** A CBOR item without anything that says what it is; its bytes where the JSON written anew would give others. */
export interface CborMessage {
  payload: Json;
  payload_hex?: Hex;
}

/** A CoAP datagram. */
export interface CoapMessage {
  version: 1;
  type: string;
  /** As `0.01` or `2.05`. */
  code: string;
  code_meaning?: string;
  message_id: number;
  token_hex: Hex;
  options: { number: number; name?: string; value?: number | bigint | string; value_hex?: Hex; value_meaning?: string }[];
  uri_path?: string;
  uri_query?: string;
  payload?: string;
  payload_hex?: Hex;
  /** A CBOR payload as JSON. */
  payload_json?: Json;
}

/** The CoAP message around one of a vendor's. */
export type CarriedIn = Omit<CoapMessage, 'payload' | 'payload_hex' | 'payload_json'> & {
  /** What was around the payload inside of the datagram. */
  security: 'none' | 'symmetric';
  /** Whether the message is the plain text. */
  decrypted?: boolean;
  auth_token?: string;
  [other: string]: unknown;
};

type MessageOf<P, K> =
  K extends keyof PcpMessages ? PcpMessages[K]
  : K extends keyof MessageTypes ? MessageTypes[K]
  : P extends 'coap' ? CoapMessage
  : never;

/** What the code of a reply means. */
export interface CodeInfo {
  family: string;
  code: string;
  meaning: string;
  [other: string]: Json;
}

interface DecodedOf<V, P, K, D> {
  vendor: V;
  protocol: P;
  kind: K;
  direction: D;
  topic: Topic | null;
  message: MessageOf<P, K>;
  /** What was around the message in a CoAP datagram. */
  coap?: CarriedIn;
  /** The kind of the request that this replies to. */
  replies_to?: string;
  meaning?: CodeInfo[];
  notes: Complaint[];
}
type OfVendor<V extends Vendor> = {
  [K in keyof Kinds[V]]: Kinds[V][K] extends [infer P, infer D] ? DecodedOf<V, P, K, D | Direction> : never;
}[keyof Kinds[V]];
/** A decoded message: `kind` tells which. */
export type Decoded =
  | OfVendor<'alibaba'>
  | OfVendor<'huawei'>
  | OfVendor<'tencent'>
  | { [K in keyof CommonKinds]: CommonKinds[K] extends [infer P, infer D] ? DecodedOf<null, P, K, D | Direction> : never }[keyof CommonKinds];

/** A part of an explanation; the leaves of a right frame cover every byte once. */
export interface Node {
  label: string;
  value: string;
  meaning?: string;
  range?: { start: number; end: number };
  spec?: string;
  bits?: { mask: number; label: string; value: number }[];
  children?: Node[];
}

/** A record or another input as an object, or its JSON text. */
type Given<T> = T | string;
interface WithModel {
  /** A model that the record is held to: a thing model (Alibaba TSL) or a product model (Huawei). */
  model?: Given<object>;
}

/** A `WebAssembly.Module`: a name that types for Node alone do not have, and where it is one it asks for no more than an object. */
type Compiled = object;

/** Loads the module: from beside the package, or from what is given. Await it once before all else; in Node it does nothing. */
export declare function init(source?: URL | string | Request | Response | Promise<Response> | Bytes | Compiled): Promise<void>;

/**
 * Decodes a record. Throws `CodecError`. Numbers are JavaScript's: `1.10` comes back as `1.1`, and one beyond its range, such as
 * `1e400`, as `Infinity`; `decodeJson` keeps what was written.
 */
export declare function decode(record: Given<Record>, options?: WithModel): Decoded;
/** Decodes many records; a bad one is a value with `error`, even if JSON has no text for it, and never stops the rest. */
export declare function decodeAll(records: Iterable<Given<Record>>, options?: WithModel): (Decoded | Failure)[];
/**
 * Encodes a decoded object, perhaps changed. Throws `CodecError`: with `json_number` and the member's pointer for `Infinity` or
 * `NaN`, which JSON has not; `encodeJson` of what `decodeJson` gave takes numbers of every size.
 */
export declare function encode(decoded: Given<object>): JsonObject;
/** Every byte of a record with its field, value and meaning. Throws `CodecError` for what is no record. */
export declare function explain(record: Given<Record>): Node;
/** The bytes of a record's payload; none for what is no record. */
export declare function payload(record: Given<Record>): Uint8Array;

/**
 * `decode` with texts: numbers stay as they are written. Gives the decoded object, or `{"error":{...}}`. What is no text is a
 * TypeError.
 */
export declare function decodeJson(record: string, model?: string): string;
export declare function encodeJson(decoded: string): string;
export declare function explainJson(record: string): string;

export interface KindInfo {
  kind: string;
  vendor: Vendor | null;
  protocol: string;
  direction: Direction | null;
  topic: string | null;
  summary: string;
  spec: string;
}
/** The closed list of kinds. */
export declare function kinds(): KindInfo[];
/** A vendor's codes, or what one of them means. */
export declare function codes(vendor: Vendor, code?: string | number | bigint): CodeInfo[];
/** The library's own complaint codes. */
export declare function complaints(): { code: string; severity: 'error' | 'note'; summary: string; documentation: string }[];

/** Reads a thing model or a product model. Throws `CodecError`. */
export declare function readModel(model: Given<object>): { model: JsonObject; notes: Complaint[] } & (
  | { vendor: 'alibaba'; product_key: string | null; device_name: string | null }
  | { vendor: 'huawei'; product_id: string | null }
);
/** Messages that keep to a model, as records; the same seed gives the same ones. */
export declare function examples(request: Given<{
  model: JsonInput;
  kind?: Kind<'alibaba' | 'huawei'>;
  identifier?: string;
  seed?: number | bigint;
  product_key?: string;
  device_name?: string;
  device_id?: string;
  count?: number;
}>): JsonObject[];
/**
 * One step of an Alibaba device shadow; `now` in seconds since 1970. `null` is the shadow of a new device. Throws `CodecError`; a
 * TypeError for a time that is no number from 0 on, and for an undefined document.
 */
export declare function shadowApply(document: Given<object> | null, request: Given<object>, now: number): {
  document: JsonObject;
  reply: JsonObject;
  control: JsonObject | null;
  notes: Complaint[];
};

export interface Scheme {
  scheme: string;
  vendor: Vendor;
  about: string;
  spec: string;
  required: string[];
  optional: string[];
  methods: string[];
  outputs: string[];
}
/** The signing schemes with their inputs and outputs. */
export declare function schemes(): Scheme[];
interface SignRequest {
  scheme: string;
  [input: string]: JsonInput | undefined;
}
/** Credentials by a scheme. Throws `CodecError`. */
export declare function sign(request: Given<SignRequest>): {
  scheme: string;
  sign_content?: string;
  notes: Complaint[];
  [output: string]: Json | Complaint[] | undefined;
};
/**
 * Whether what was sent is right; without a `scheme` it is recognised. With `explain`, `expected` has what should have been sent,
 * and the text that is signed. Throws `CodecError`.
 */
export declare function verify(request: Given<{ given: object; explain?: boolean; [input: string]: JsonInput | undefined }>): {
  scheme: string;
  valid: boolean;
  differs: string[];
  cause: { code: string; message: string } | null;
  notes: Complaint[];
  expected?: { sign_content?: string; [output: string]: Json | undefined } | null;
};

export type CaptureFormat = 'jsonl' | 'hex' | 'hexdump' | 'base64' | 'at';
export interface Entry {
  /** Its first line, counted from 1. */
  line: number;
  text: string;
  record: JsonObject | null;
  decoded: Decoded | Failure;
}
/**
 * The records of a file or a pasted text, decoded, one after the other. Throws `CodecError` for options that `decode` would not
 * take in a record, and for a member that hints or keys have not; and, once read from, for no known format.
 */
export declare function readCapture(
  input: string | Bytes,
  options?: WithModel & { format?: CaptureFormat; hints?: Hints; keys?: Keys },
): Generator<Entry, void, undefined>;
/** Which format a capture has, and why. Throws `CodecError` for no known format. */
export declare function detectCapture(input: string | Bytes): {
  format: CaptureFormat;
  reason: string | null;
  also: CaptureFormat[];
};

/** `JSON.parse` with exact integers: those that a number does not hold are `bigint`. */
export declare function parseJson(text: string): Json;
/**
 * `JSON.stringify` for such values. What JSON has no text for is a TypeError that says where: a number that is not finite, bytes, a
 * function, a value that is in itself.
 */
export declare function stringifyJson(value: unknown): string;
