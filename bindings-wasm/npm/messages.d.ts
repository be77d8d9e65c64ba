// Written by bindings-py/generate/messages.py from the tables of the Rust source; not to be changed by hand.
// Members that may be left out are optional. A vendor may put more members into a message than a type says.
import type { CborMessage, ConnectMessage, Hex, Json, JsonObject, Kept, KeptBytes } from './index.js';

/** Options of a request. Vendor's SDKs. */
export interface AlibabaEnvelopeSys {
  /** 1 asks for a reply, 0 for none. */
  ack?: string | number | bigint;
}

interface _AlibabaRequest {
  /** Which message it is: digits as text, or a number. The reply has the same. */
  id?: string | number | bigint;
  /** The protocol's version. */
  version?: string | number | bigint | null;
  /** What the system is to do beside the request. */
  sys?: AlibabaEnvelopeSys;
  /** The topic's path with dots. */
  method?: string | null;
  payload?: Json;
  /** What a datagram carries that could not be read, alone. */
  payload_hex?: Hex;
}

/** A request or a report. */
export interface AlibabaRequest extends _AlibabaRequest {
  params?: Json;
}

/**
 * A request, `params`: property values by their identifiers, each bare or with its time. Or: what happened: the event's
 * output parameters by their identifiers, bare or under `value` with `time` beside it. Or: a service's input parameters
 * by their identifiers.
 */
export interface AlibabaMembersRequest extends _AlibabaRequest {
  params?: JsonObject | string | null;
}

/** A request, `params`: identifiers of properties. */
export interface AlibabaNamesRequest extends _AlibabaRequest {
  params?: string[] | string | null;
}

/**
 * A request, `params`: properties whose desired values go, by their identifiers: `{"version":1}` each, or `{}` for any
 * version. The guide prints a list of such an object in one place.
 */
export interface AlibabaDesiredVersionsRequest extends _AlibabaRequest {
  params?: JsonObject[] | JsonObject | string | null;
}

/** Which device. Devices guide 2019, 5.3. */
export interface AlibabaTopoIdentity {
  /** Its product's key. */
  productKey: string;
  /** Its name within the product. */
  deviceName: string;
}

/** One sub-device's part of a `Pack`. */
export interface AlibabaPropertyPackDevice {
  /** Whose they are. */
  identity: AlibabaTopoIdentity;
  /** Properties by their identifiers. */
  properties?: JsonObject;
  /** Events by their identifiers. */
  events?: JsonObject;
}

/**
 * What a gateway reports in one message: its own properties and events, and those of its sub-devices. Devices guide
 * 2019, 5.5; at most 20 sub-devices.
 */
export interface AlibabaPropertyPack {
  /** Its own properties by their identifiers. */
  properties?: JsonObject;
  /** Its own events by their identifiers. */
  events?: JsonObject;
  /** Its sub-devices'. The guide's table calls it an object, the example has a list. */
  subDevices?: AlibabaPropertyPackDevice[] | AlibabaPropertyPackDevice;
}

/** A request, `params`: a gateway's report. */
export interface AlibabaPackRequest extends _AlibabaRequest {
  params?: AlibabaPropertyPack | string | null;
}

/** Many values a property and event, each with its time. Vendor's SDKs. */
export interface AlibabaPropertyBatch {
  /** Lists of values by identifiers. */
  properties?: JsonObject;
  /** Lists of occurrences by identifiers. */
  events?: JsonObject;
}

/** A request, `params`: many values a property. */
export interface AlibabaBatchRequest extends _AlibabaRequest {
  params?: AlibabaPropertyBatch | string | null;
}

/** One device's part of a report about the past. Vendor's SDKs. */
export interface AlibabaPropertyHistory {
  /** Whose it is. */
  identity: AlibabaTopoIdentity;
  /** Sets of properties by their identifiers, each value with its `timestamp`. */
  properties?: JsonObject[];
  /** Sets of events by their identifiers. */
  events?: JsonObject[];
}

/** A request, `params`: values of the past. */
export interface AlibabaHistoryRequest extends _AlibabaRequest {
  params?: AlibabaPropertyHistory[] | AlibabaPropertyHistory | string | null;
}

/** A request, `params`: devices by product and name. */
export interface AlibabaDevicesRequest extends _AlibabaRequest {
  params?: AlibabaTopoIdentity[] | AlibabaTopoIdentity | string | null;
}

/** A sub-device that a gateway adds, with the proof that it knows the sub-device's secret. Devices guide 2019, 5.3. */
export interface AlibabaTopoSignedDevice {
  /** Its product's key. */
  productKey: string;
  /** Its name within the product. */
  deviceName: string;
  /** Its client id, as it is signed. */
  clientId?: string;
  /** Milliseconds since 1970, as they are signed. */
  timestamp?: string | number | bigint;
  /** The signature's method, in the spelling of both guides and most SDKs. */
  signmethod?: string;
  /** The same in the Node SDK's spelling. */
  signMethod?: string;
  /** The signature, in hexadecimal digits of either case. */
  sign?: string;
}

/** A request, `params`: sub-devices with their signatures. */
export interface AlibabaSignedDevicesRequest extends _AlibabaRequest {
  params?: AlibabaTopoSignedDevice[] | AlibabaTopoSignedDevice | string | null;
}

/** What the platform tells of a change in a gateway's topology. Vendor's SDKs. */
export interface AlibabaTopoChange {
  /** What happened: 0 added, 1 deleted, 2 enabled, 8 disabled. */
  status: string | number | bigint;
  /** To which sub-devices. */
  subList: AlibabaTopoIdentity[] | AlibabaTopoIdentity;
}

/** A request, `params`: a change in a gateway's topology. */
export interface AlibabaTopoChangeRequest extends _AlibabaRequest {
  params?: AlibabaTopoChange | string | null;
}

/** One sub-device of a `Proxied`. */
export interface AlibabaTopoProxiedDevice {
  /** Its product's key. */
  productKey: string;
  /** Its name within the product. */
  deviceName: string;
  /** A random text, as it is signed. */
  random?: string | number | bigint;
  /** The signature's method. */
  signMethod?: string;
  /** The signature. */
  sign?: string;
}

/** Sub-devices that a gateway registers by their product's secret. Vendor's SDKs. */
export interface AlibabaTopoProxied {
  /** The sub-devices. */
  proxieds: AlibabaTopoProxiedDevice[];
}

/** A request, `params`: sub-devices to be registered by product secret. */
export interface AlibabaProxiedRequest extends _AlibabaRequest {
  params?: AlibabaTopoProxied | string | null;
}

/** A sub-device that comes online, alone or in a list. */
export interface AlibabaSessionLogin {
  /** Its product's key. */
  productKey: string;
  /** Its name within the product. */
  deviceName: string;
  /** Its client id, as it is signed: the whole text, bars included. */
  clientId?: string;
  /** Milliseconds since 1970, as they are signed; the Node SDK writes a number. */
  timestamp?: string | number | bigint;
  /** The signature's method; in a list it may stand beside the list. */
  signMethod?: string;
  /** The signature, made with the sub-device's secret. */
  sign?: string;
  /** `"true"` drops what is kept for the sub-device while it is offline. Not signed. */
  cleanSession?: string | boolean;
}

/** A request, `params`: a sub-device that comes online. */
export interface AlibabaLoginRequest extends _AlibabaRequest {
  params?: AlibabaSessionLogin[] | AlibabaSessionLogin | string | null;
}

/** Sub-devices that come online together. Vendor's SDKs. */
export interface AlibabaSessionBatchLogin {
  /** The signatures' method, where it is the same for all. */
  signMethod?: string;
  /** The sub-devices. */
  deviceList: AlibabaSessionLogin[];
}

/** A request, `params`: sub-devices that come online together. */
export interface AlibabaBatchLoginRequest extends _AlibabaRequest {
  params?: AlibabaSessionBatchLogin | string | null;
}

/** One tag; a request to delete names it alone. */
export interface AlibabaTag {
  /** Its name: at most 100 bytes, letters, digits and underscores, no digit first. */
  attrKey: string;
  /** Its value. */
  attrValue?: string | number | bigint;
  /** `SYSTEM` for the tags that the SDKs write themselves. */
  domain?: string;
}

/** A request, `params`: tags. */
export interface AlibabaTagsRequest extends _AlibabaRequest {
  params?: AlibabaTag[] | AlibabaTag | string | null;
}

/** Which parts of the thing model are wanted. */
export interface AlibabaTemplateGet {
  /** The members that each entry shall have. */
  nodes?: string[];
  /** Whether the platform's own entries shall be among them. */
  addDefault?: boolean;
}

/** A request, `params`: parts of the thing model. */
export interface AlibabaTemplateRequest extends _AlibabaRequest {
  params?: AlibabaTemplateGet | string | null;
}

/** Which configuration is wanted; also that of the log, in the SDKs. */
export interface AlibabaConfigGet {
  /** Whose: `product`, in the SDKs also `device`. */
  configScope?: string;
  /** In which form: `file`, in the SDKs also `content`. */
  getType?: string;
}

/** A request, `params`: which configuration is wanted. */
export interface AlibabaConfigGetRequest extends _AlibabaRequest {
  params?: AlibabaConfigGet | string | null;
}

/** A configuration file to fetch. */
export interface AlibabaConfig {
  /** Which configuration it is. */
  configId?: string;
  /** The file's size in bytes. */
  configSize?: string | number | bigint;
  /** The file's digest, in hexadecimal digits. */
  sign?: string;
  /** The digest's method: `Sha256`. */
  signMethod?: string;
  /** Where the file is, for 30 minutes. */
  url?: string;
  /** In which form: `file`. */
  getType?: string;
}

/** A request, `params`: a configuration file. */
export interface AlibabaConfigRequest extends _AlibabaRequest {
  params?: AlibabaConfig | string | null;
}

/** How a device is to log. */
export interface AlibabaLogConfig {
  /** In which form it came: `content`. */
  getType?: string;
  /** The configuration: `{"mode":0}`. */
  content?: Json;
}

/** A request, `params`: how to log. */
export interface AlibabaLogConfigRequest extends _AlibabaRequest {
  params?: AlibabaLogConfig | string | null;
}

/** One line of a device's log. */
export interface AlibabaLogLine {
  /** When it was written. */
  utcTime?: string | number | bigint;
  /** How grave it is: `FATAL`, `ERROR`, `WARN`, `INFO`, `DEBUG`. */
  logLevel?: string;
  /** The part of the device that wrote it. */
  module?: string;
  /** The device's own code, as text. */
  code?: string | number | bigint;
  /** What relates lines to each other. */
  traceContext?: string | number | bigint;
  /** What it says. */
  logContent?: string | number | bigint;
}

/** A request, `params`: lines of a log. */
export interface AlibabaLogLinesRequest extends _AlibabaRequest {
  params?: AlibabaLogLine[] | AlibabaLogLine | string | null;
}

/** The version that a device has, or asks about. */
export interface AlibabaOtaVersion {
  /** The version, in the product's own words. */
  version?: string | number | bigint;
  /** Which of the device's modules; the device's firmware itself where it is left out. */
  module?: string;
}

/** A request, `params`: a firmware version. */
export interface AlibabaVersionRequest extends _AlibabaRequest {
  params?: AlibabaOtaVersion | string | null;
}

/** How an upgrade gets on. */
export interface AlibabaOtaProgress {
  /**
   * 1 to 100: percent. -1: it failed. -2: the download failed. -3: the check failed. -4: the installation failed. The
   * guides print text, some devices a number.
   */
  step: string | number | bigint;
  /** The same in words. */
  desc?: string;
  /** Which of the device's modules. */
  module?: string;
}

/** A request, `params`: how an upgrade gets on. */
export interface AlibabaProgressRequest extends _AlibabaRequest {
  params?: AlibabaOtaProgress | string | null;
}

/** A job's file. */
export interface AlibabaJobFile {
  /** The digest's method. */
  signMethod?: string;
  /** The digest. */
  sign?: string;
  /** Where it is. */
  fileUrl?: string;
}

/** One job. */
export interface AlibabaJobTask {
  /** Its id. */
  taskId?: string;
  /** How it gets on. */
  status?: string;
  /** What is to be done, in the operator's own words. */
  jobDocument?: Json;
  /** A file for it. */
  jobFile?: AlibabaJobFile;
}

/** What a job message is about: the job itself, or one or all by their names. */
export interface AlibabaJob {
  /** Which job: its id, `$next` for the next one, `$list` for all. */
  taskId?: string;
  /** How it gets on: `IN_PROGRESS`, `SUCCEEDED`, `FAILED`, `REJECTED`, ... */
  status?: string;
  /** What the device has to say about it. */
  statusDetails?: Json;
  /** Percent. */
  progress?: string | number | bigint;
  /** The job. */
  task?: AlibabaJobTask;
  /** All of them. */
  tasks?: AlibabaJobTask[];
}

/** A request, `params`: a job. */
export interface AlibabaJobRequest extends _AlibabaRequest {
  params?: AlibabaJob | string | null;
}

/** A device is about to send a file. */
export interface AlibabaFileInit {
  /** Its name. */
  fileName: string;
  /** Its size in bytes; -1 where the device does not know. */
  fileSize?: string | number | bigint;
  /** What happens to a file of the same name: `overwrite`, `append`, `reject`. */
  conflictStrategy?: string;
  /** How the whole file is checked: `crc64`. */
  ficMode?: string | null;
  /** The whole file's check. */
  ficValue?: string | null;
  /** The device's own name of the upload. */
  initUid?: string | null;
  /** Values for the place where the file goes. */
  extraParams?: Json;
}

/** A request, `params`: a file that is about to be sent. */
export interface AlibabaFileInitRequest extends _AlibabaRequest {
  params?: AlibabaFileInit | string | null;
}

/** A device gives a file upload up. */
export interface AlibabaFileCancel {
  /** Which upload. */
  uploadId: string;
}

/** A request, `params`: a file that is not sent after all. */
export interface AlibabaFileCancelRequest extends _AlibabaRequest {
  params?: AlibabaFileCancel | string | null;
}

/**
 * A request, `params`: nothing: `{}` in the guides, `"{}"` or `null` from some SDKs. Or: what no guide describes
 * further.
 */
export interface AlibabaKeptRequest extends _AlibabaRequest {
  params?: Json;
}

interface _AlibabaReply {
  /** The request's id. */
  id?: string | number | bigint;
  /** What became of the request: 200 is success, but for upgrades the text `1000`. */
  code?: string | number | bigint;
  /** The same as `code` in words. */
  message?: string | null;
  /** The request's method. */
  method?: string | null;
  /** The protocol's version. */
  version?: string | number | bigint | null;
  payload?: Json;
  /** What a datagram carries that could not be read, alone. */
  payload_hex?: Hex;
}

/** A reply, or what has its form. */
export interface AlibabaReply extends _AlibabaReply {
  data?: Json;
}

/**
 * A reply, `data`: values by their identifiers: of properties, or a service's output parameters. Or: desired values by
 * their identifiers: `{"value":"on","version":2}` each.
 */
export interface AlibabaMembersReply extends _AlibabaReply {
  data?: JsonObject | Json;
}

/** A registered sub-device with its secret. Devices guide 2019, 5.2. */
export interface AlibabaTopoRegisteredDevice {
  /** The platform's own name of the device. */
  iotId?: string;
  /** Its product's key. */
  productKey?: string;
  /** Its name within the product. */
  deviceName?: string;
  /** Its secret. */
  deviceSecret?: string;
}

/** A reply, `data`: registered sub-devices with their secrets. Or: devices by product and name. */
export interface AlibabaDevicesReply extends _AlibabaReply {
  data?: AlibabaTopoRegisteredDevice[] | Json;
}

/** What became of the sub-devices of a `Proxied`. Vendor's SDKs. */
export interface AlibabaTopoProxiedResult {
  /** Those that are registered. */
  successes?: AlibabaTopoRegisteredDevice[];
  /** Those that are not. */
  failures?: AlibabaTopoRegisteredDevice[];
}

/** A reply, `data`: what became of registrations by product secret. */
export interface AlibabaProxiedResultReply extends _AlibabaReply {
  data?: AlibabaTopoProxiedResult | Json;
}

/** A reply, `data`: a configuration file. */
export interface AlibabaConfigReply extends _AlibabaReply {
  data?: AlibabaConfig | Json;
}

/** A reply, `data`: how to log. */
export interface AlibabaLogConfigReply extends _AlibabaReply {
  data?: AlibabaLogConfig | Json;
}

/** One file of an upgrade that has several. */
export interface AlibabaOtaFile {
  /** Its name. */
  fileName?: string;
  /** Its size in bytes. */
  fileSize?: string | number | bigint;
  /** Where it is. */
  fileUrl?: string;
  /** Its MD5 digest. */
  fileMd5?: string;
  /** Its digest. */
  fileSign?: string;
}

/** A firmware to fetch. */
export interface AlibabaOtaImage {
  /** Its size in bytes; a number in the guides, text from some platforms. */
  size?: string | number | bigint;
  /** The version that it brings. */
  version?: string | number | bigint;
  /** 1 for a difference to the version before. */
  isDiff?: string | number | bigint;
  /** Where it is, for 24 hours. */
  url?: string;
  /** The digest's method: `Md5`, `SHA256`; other spellings occur. */
  signMethod?: string;
  /** The digest, in hexadecimal digits. */
  sign?: string;
  /** The MD5 digest, for older devices. */
  md5?: string;
  /** Which of the device's modules. */
  module?: string;
  /** Values that the operator added. */
  extData?: Json;
  /** The files of an upgrade that has several. */
  files?: AlibabaOtaFile[];
  /** How they are fetched: `HTTPS`, or `MQTT` with `stream_id` and `stream_file_id`. */
  dProtocol?: string;
  /** The stream, for a download over MQTT. */
  streamId?: string | number | bigint;
  /** The file within the stream. */
  streamFileId?: string | number | bigint;
}

/** A reply, `data`: a firmware to fetch. */
export interface AlibabaImageReply extends _AlibabaReply {
  data?: AlibabaOtaImage | Json;
}

/** A reply, `data`: a job. */
export interface AlibabaJobReply extends _AlibabaReply {
  data?: AlibabaJob | Json;
}

/** What the platform tells of an upload. */
export interface AlibabaFileUpload {
  /** Its name. */
  fileName?: string;
  /** Which upload. */
  uploadId?: string;
  /** Where the next part starts, in bytes. */
  offset?: string | number | bigint;
  /** How many bytes arrived. */
  bSize?: string | number | bigint;
  /** Whether the file is complete. */
  complete?: boolean;
}

/** A reply, `data`: a file upload. */
export interface AlibabaUploadReply extends _AlibabaReply {
  data?: AlibabaFileUpload | Json;
}

/** A reply, `data`: tags. */
export interface AlibabaTagsReply extends _AlibabaReply {
  data?: AlibabaTag[] | Json;
}

/**
 * A reply, `data`: a thing model: an object, or in the dynamic form a text of one. Or: what no guide describes further:
 * `{}` mostly.
 */
export interface AlibabaKeptReply extends _AlibabaReply {
  data?: Json;
}

/** A tag. */
export interface HuaweiPushTag {
  /** Its key. */
  tag_key?: string | null;
  /** Its value. */
  tag_value?: string | null;
}

/** Whom a push is about. */
export interface HuaweiPushHeader {
  /** The resource space. */
  app_id?: string | null;
  /** The device. */
  device_id?: string | null;
  /** The device's own number, such as its IMEI. */
  node_id?: string | null;
  /** Its product. */
  product_id?: string | null;
  /** Its gateway; a device that is connected itself is its own. */
  gateway_id?: string | null;
  /** The device's tags. */
  tags?: HuaweiPushTag[] | null;
}

/** What a device sent. */
export interface HuaweiPushMessageBody {
  /** The topic that it was sent to. */
  topic?: string | null;
  /** The content, as the device wrote it. */
  content?: Json;
}

/** A device sent a message. */
export interface HuaweiPushMessageNotice {
  /** The device. */
  header?: HuaweiPushHeader | null;
  /** The message. */
  body?: HuaweiPushMessageBody | null;
}

/** A push to an application. */
export interface HuaweiPushMessage {
  /** What it is about, such as `device.message`. */
  resource: 'device.message';
  /** What happened. */
  event: string;
  /** When, as `20151212T121212Z`. */
  event_time?: string | Json | null;
  /** The same with milliseconds. */
  event_time_ms?: string | Json | null;
  /** The device's request, or an id of the platform's. */
  request_id?: string | null;
  /** The rest. */
  notify_data: HuaweiPushMessageNotice;
}

/** One service's properties. */
export interface HuaweiPropertyService {
  /** Which service of the product's model. */
  service_id: string;
  /** The properties by their names. */
  properties: JsonObject;
  /** When they were so; the platform's own time where it is left out or wrong. */
  event_time?: string | Json | null;
}

/** What a device reported. */
export interface HuaweiPushPropertyBody {
  /** Its services. */
  services?: HuaweiPropertyService[];
}

/** A device reported properties. */
export interface HuaweiPushPropertyNotice {
  /** The device. */
  header?: HuaweiPushHeader | null;
  /** The properties. */
  body?: HuaweiPushPropertyBody | null;
}

/** A push to an application. */
export interface HuaweiPushProperties {
  /** What it is about, such as `device.message`. */
  resource: 'device.property';
  /** What happened. */
  event: string;
  /** When, as `20151212T121212Z`. */
  event_time?: string | Json | null;
  /** The same with milliseconds. */
  event_time_ms?: string | Json | null;
  /** The device's request, or an id of the platform's. */
  request_id?: string | null;
  /** The rest. */
  notify_data: HuaweiPushPropertyNotice;
}

/** A device's state. */
export interface HuaweiPushStatusBody {
  /** `ONLINE`, `OFFLINE`, `ABNORMAL` or `INACTIVE`. */
  status?: string | null;
  /** When the device was last online. */
  last_online_time?: string | Json | null;
}

/**
 * A device's state changed. Older editions of the platform have the members of the body, and the device's ids, right
 * here.
 */
export interface HuaweiPushStatusNotice {
  /** The device. */
  header?: HuaweiPushHeader | null;
  /** The state. */
  body?: HuaweiPushStatusBody | null;
  /** The resource space, in the older form. */
  app_id?: string | null;
  /** The device, in the older form. */
  device_id?: string | null;
  /** The state, in the older form. */
  status?: string | null;
  /** When it changed, in the older form. */
  timestamp?: string | Json | null;
}

/** A push to an application. */
export interface HuaweiPushStatus {
  /** What it is about, such as `device.message`. */
  resource: 'device.status';
  /** What happened. */
  event: string;
  /** When, as `20151212T121212Z`. */
  event_time?: string | Json | null;
  /** The same with milliseconds. */
  event_time_ms?: string | Json | null;
  /** The device's request, or an id of the platform's. */
  request_id?: string | null;
  /** The rest. */
  notify_data: HuaweiPushStatusNotice;
}

/** A device's answer to an asynchronous command. */
export interface HuaweiPushCommandResult {
  /** `SUCCESSFUL` or `FAILED`. */
  resultCode?: string | null;
  /** What the device said, as the product's model defines it. */
  resultDetail?: Json;
}

/** An asynchronous command's state. */
export interface HuaweiPushCommandStatusBody {
  /** Which command. */
  command_id?: string | null;
  /** When the application sent it. */
  created_time?: string | Json | null;
  /** When the platform sent it. */
  sent_time?: string | Json | null;
  /** When the device acknowledged it. */
  delivered_time?: string | Json | null;
  /** When the device answered it. */
  response_time?: string | Json | null;
  /** The state. */
  status?: string | null;
  /** The device's answer. */
  result?: HuaweiPushCommandResult | null;
}

/** An asynchronous command's state changed. */
export interface HuaweiPushCommandStatusNotice {
  /** The device. */
  header?: HuaweiPushHeader | null;
  /** The state. */
  body?: HuaweiPushCommandStatusBody | null;
}

/** A push to an application. */
export interface HuaweiPushCommandStatus {
  /** What it is about, such as `device.message`. */
  resource: 'device.command.status' | 'device.commmad.status';
  /** What happened. */
  event: string;
  /** When, as `20151212T121212Z`. */
  event_time?: string | Json | null;
  /** The same with milliseconds. */
  event_time_ms?: string | Json | null;
  /** The device's request, or an id of the platform's. */
  request_id?: string | null;
  /** The rest. */
  notify_data: HuaweiPushCommandStatusNotice;
}

/** Why a message could not be sent. */
export interface HuaweiPushErrorInfo {
  /** The platform's code, such as `IOTDA.014112`. */
  error_code?: string | null;
  /** The same in words. */
  error_msg?: string | null;
}

/** A message's state. */
export interface HuaweiPushMessageStatusBody {
  /** The topic that it was sent to. */
  topic?: string | null;
  /** Which message. */
  message_id?: string | null;
  /** Its name. */
  name?: string | null;
  /** The state. */
  status?: string | null;
  /** When it changed. */
  timestamp?: string | Json | null;
  /** Why it failed. */
  error_info?: HuaweiPushErrorInfo | null;
}

/**
 * A message's state changed. The guide has the members of the body, and the device's id, right here; the platform's
 * reference has `header` and `body`.
 */
export interface HuaweiPushMessageStatusNotice {
  /** The device. */
  header?: HuaweiPushHeader | null;
  /** The state. */
  body?: HuaweiPushMessageStatusBody | null;
  /** Which message, in the guide's form. */
  message_id?: string | null;
  /** Its name, in the guide's form. */
  name?: string | null;
  /** The device, in the guide's form. */
  device_id?: string | null;
  /** The state, in the guide's form. */
  status?: string | null;
  /** When it changed, in the guide's form. */
  timestamp?: string | Json | null;
}

/** A push to an application. */
export interface HuaweiPushMessageStatus {
  /** What it is about, such as `device.message`. */
  resource: 'device.message.status';
  /** What happened. */
  event: string;
  /** When, as `20151212T121212Z`. */
  event_time?: string | Json | null;
  /** The same with milliseconds. */
  event_time_ms?: string | Json | null;
  /** The device's request, or an id of the platform's. */
  request_id?: string | null;
  /** The rest. */
  notify_data: HuaweiPushMessageStatusNotice;
}

/** A batch task's state. */
export interface HuaweiPushBatchTaskBody {
  /** The resource space. */
  app_id?: string | null;
  /** Which task. */
  task_id?: string | null;
  /** `firmwareUpgrade`, `softwareUpgrade`, `createCommands`, ... */
  task_type?: string | null;
  /**
   * The state: `Waitting` (as the platform spells it), `Processing`, `Success`, `PartialSuccess`, `Fail`, `Stopped`.
   */
  status?: string | null;
  /** The same in words. */
  status_desc?: string | null;
}

/** A batch task's state changed. */
export interface HuaweiPushBatchTaskNotice {
  /** The state. */
  body?: HuaweiPushBatchTaskBody | null;
}

/** A push to an application. */
export interface HuaweiPushBatchTask {
  /** What it is about, such as `device.message`. */
  resource: 'batchtask';
  /** What happened. */
  event: string;
  /** When, as `20151212T121212Z`. */
  event_time?: string | Json | null;
  /** The same with milliseconds. */
  event_time_ms?: string | Json | null;
  /** The device's request, or an id of the platform's. */
  request_id?: string | null;
  /** The rest. */
  notify_data: HuaweiPushBatchTaskNotice;
}

/** What the platform tells of other things. */
export interface HuaweiPushNotice {
  /** The device. */
  header?: HuaweiPushHeader | null;
  /** What there is to say. */
  body?: Json;
}

/** A push to an application. */
export interface HuaweiPushOther {
  /** What it is about, such as `device.message`. */
  resource: string;
  /** What happened. */
  event: string;
  /** When, as `20151212T121212Z`. */
  event_time?: string | Json | null;
  /** The same with milliseconds. */
  event_time_ms?: string | Json | null;
  /** The device's request, or an id of the platform's. */
  request_id?: string | null;
  /** The rest. */
  notify_data: HuaweiPushNotice;
}

interface _HuaweiAnyEvent {
  /** When it was. */
  event_time?: string | Json | null;
  /** Which request it is; the response has the same. */
  event_id?: string | null;
}

/** A device asks for the time. */
export interface HuaweiEventTimeSyncRequest {
  /** The device's own time as it sent this: milliseconds of any epoch. The Python SDK writes text. */
  device_send_time: string | number | bigint | null;
}

/** A device asks for the time. */
export interface HuaweiTimeSyncRequestEvent extends _HuaweiAnyEvent {
  service_id: '$time_sync';
  event_type: 'time_sync_request';
  paras?: HuaweiEventTimeSyncRequest | Json;
}

/** The platform tells the time. */
export interface HuaweiEventTimeSyncResponse {
  /** The device's own time, as it sent it. */
  device_send_time: string | number | bigint | null;
  /** When the request arrived: milliseconds since 1970, UTC. All SDKs read this spelling. */
  server_recv_time?: string | number | bigint | null;
  /** The same in the guide's spelling. */
  server_rcv_time?: string | number | bigint | null;
  /** When this was sent. */
  server_send_time: string | number | bigint | null;
}

/** The platform tells the time. */
export interface HuaweiTimeSyncResponseEvent extends _HuaweiAnyEvent {
  service_id: '$time_sync';
  event_type: 'time_sync_response';
  paras?: HuaweiEventTimeSyncResponse | Json;
}

/** A part of a device's log; at most 1 MB. */
export interface HuaweiEventLogReport {
  /** When it was: milliseconds since 1970 from the Python SDK, seconds in the guide, as text. */
  timestamp?: string | number | bigint | null;
  /** What it is about: `DEVICE_STATUS`, `DEVICE_PROPERTY`, `DEVICE_MESSAGE`, `DEVICE_COMMAND`. */
  type: string | null;
  /** The log itself. */
  content: string | null;
}

/** A part of a device's log. */
export interface HuaweiLogEvent extends _HuaweiAnyEvent {
  service_id: '$log';
  event_type: 'log_report';
  paras?: HuaweiEventLogReport | Json;
}

/** Whether a device is to send its log. */
export interface HuaweiEventLogConfig {
  /** `on` or `off`. */
  switch?: string | null;
  /** Until when. The guide's table has dashes in it, its example has none. */
  end_time?: string | Json | null;
}

/** Whether a device is to send its log. */
export interface HuaweiLogConfigEvent extends _HuaweiAnyEvent {
  service_id: '$log';
  event_type: 'log_config';
  paras?: HuaweiEventLogConfig | Json;
}

/** A device's versions. */
export interface HuaweiEventDeviceInfoReport {
  /** Of the SDK: `C_v0.5.0`. */
  device_sdk_version?: string | null;
  /** Of the software. */
  sw_version?: string | null;
  /** Of the firmware. */
  fw_version?: string | null;
  /** The device's address in its network. Huawei's C SDK. */
  device_ip?: string | null;
}

/** A device's versions. */
export interface HuaweiDeviceInfoEvent extends _HuaweiAnyEvent {
  service_id: '$sdk_info' | '$device_info';
  event_type: 'sdk_info_report' | 'device_info_report';
  paras?: HuaweiEventDeviceInfoReport | Json;
}

/** The platform asks for the versions: with nothing in it in the guide. */
export interface HuaweiEventOtaVersionQuery {
  /** The upgrade task. Vendor's SDKs. */
  task_id?: string | null;
  /** How many sub-devices are upgraded with it. Vendor's SDKs. */
  sub_device_count?: string | number | bigint | null;
  /** What else there is to the task. Vendor's SDKs. */
  task_ext_info?: Json;
}

/** The platform asks for the versions. */
export interface HuaweiVersionQueryEvent extends _HuaweiAnyEvent {
  service_id: '$ota';
  event_type: 'version_query';
  paras?: HuaweiEventOtaVersionQuery | Json;
}

/** A device's versions. */
export interface HuaweiEventOtaVersionReport {
  /** Of the software. */
  sw_version?: string | null;
  /** Of the firmware. */
  fw_version?: string | null;
}

/** A device's versions, for an upgrade. */
export interface HuaweiVersionReportEvent extends _HuaweiAnyEvent {
  service_id: '$ota';
  event_type: 'version_report';
  paras?: HuaweiEventOtaVersionReport | Json;
}

/** An upgrade to fetch. From the platform itself it is fetched with the token, from object storage (`_v2`) without. */
export interface HuaweiEventOtaUpgrade {
  /** The version that it brings. */
  version: string | null;
  /** Where it is. */
  url: string | null;
  /** Its size in bytes. */
  file_size?: string | number | bigint | null;
  /** The token to fetch it with. */
  access_token?: string | null;
  /** How long token and address live, in seconds. */
  expires?: string | number | bigint | null;
  /** Its SHA-256 digest. */
  sign?: string | null;
  /** Its name. Vendor's SDKs. */
  file_name?: string | null;
  /** Values that the operator added. Vendor's SDKs. */
  custom_info?: Json;
  /** The upgrade task. Vendor's SDKs. */
  task_id?: string | null;
  /** How many sub-devices are upgraded with it. Vendor's SDKs. */
  sub_device_count?: string | number | bigint | null;
  /** What else there is to the task. Vendor's SDKs. */
  task_ext_info?: Json;
}

/** An upgrade to fetch. */
export interface HuaweiUpgradeEvent extends _HuaweiAnyEvent {
  service_id: '$ota';
  event_type: 'firmware_upgrade' | 'software_upgrade' | 'firmware_upgrade_v2' | 'software_upgrade_v2';
  paras?: HuaweiEventOtaUpgrade | Json;
}

/** How an upgrade gets on. */
export interface HuaweiEventOtaProgress {
  /** 0 for success, 1 to 10 and 255 for failures. */
  result_code: string | number | bigint | null;
  /** Percent. */
  progress?: string | number | bigint | null;
  /** The version that the device has then. */
  version?: string | null;
  /** The same in words. */
  description?: string | null;
}

/** How an upgrade gets on. */
export interface HuaweiUpgradeProgressEvent extends _HuaweiAnyEvent {
  service_id: '$ota';
  event_type: 'upgrade_progress_report';
  paras?: HuaweiEventOtaProgress | Json;
}

/** What is known of a file. */
export interface HuaweiEventFileManagerAttributes {
  /** Its digest. */
  hash_code?: string | null;
  /** Its size in bytes. */
  size?: string | number | bigint | null;
}

/** A device asks where to put or get a file. */
export interface HuaweiEventFileManagerUrlRequest {
  /** The file's name. */
  file_name?: string | null;
  /** The same as the guide's table spells it for downloads. */
  fileName?: string | null;
  /** What is known of the file. */
  file_attributes?: HuaweiEventFileManagerAttributes | null;
  /** The digest, where the C SDK puts it. */
  hash_code?: string | null;
  /** The size, where the C SDK puts it. */
  size?: string | number | bigint | null;
}

/** A device wants to send or fetch a file. */
export interface HuaweiFileRequestEvent extends _HuaweiAnyEvent {
  service_id: '$file_manager';
  event_type: 'get_upload_url' | 'get_download_url';
  paras?: HuaweiEventFileManagerUrlRequest | Json;
}

/** Where to put or get a file. */
export interface HuaweiEventFileManagerUrl {
  /** The address. */
  url: string | null;
  /** The bucket of the storage. */
  bucket_name?: string | null;
  /** The file's name in the storage. */
  object_name?: string | null;
  /** How long the address lives, in seconds. */
  expire?: string | number | bigint | null;
  /** What is known of the file. */
  file_attributes?: HuaweiEventFileManagerAttributes | null;
}

/** Where a file goes, or is. */
export interface HuaweiFileUrlEvent extends _HuaweiAnyEvent {
  service_id: '$file_manager';
  event_type: 'get_upload_url_response' | 'get_download_url_response';
  paras?: HuaweiEventFileManagerUrl | Json;
}

/** What became of a file. */
export interface HuaweiEventFileManagerOutcome {
  /** The file's name in the storage. */
  object_name: string | null;
  /** 0 for success, 1 for failure. */
  result_code: string | number | bigint | null;
  /** What the storage answered. */
  status_code?: string | number | bigint | null;
  /** The same in words. */
  status_description?: string | null;
}

/** What became of a file. */
export interface HuaweiFileResultEvent extends _HuaweiAnyEvent {
  service_id: '$file_manager';
  event_type: 'upload_result_report' | 'download_result_report';
  paras?: HuaweiEventFileManagerOutcome | Json;
}

/** A sub-device. */
export interface HuaweiEventSubDeviceManagerDevice {
  /** The device that it is behind; the gateway where nothing is said. */
  parent_device_id?: string | null;
  /** Its own id: a serial number, say. */
  node_id?: string | null;
  /** Its id at the platform; `{product_id}_{node_id}` where nothing is said. */
  device_id?: string | null;
  /** Its name. */
  name?: string | null;
  /** What it is. */
  description?: string | null;
  /** Its manufacturer. */
  manufacturer_id?: string | null;
  /** Its model. */
  model?: string | null;
  /** Its product. */
  product_id?: string | null;
  /** Its firmware's version. */
  fw_version?: string | null;
  /** Its software's version. */
  sw_version?: string | null;
  /** `ONLINE` or `OFFLINE`. */
  status?: string | null;
  /** Values that the operator added: an object; some SDKs write an empty text. */
  extension_info?: Json;
}

/** Sub-devices were added or deleted at the platform. */
export interface HuaweiEventSubDeviceManagerNotice {
  /** The sub-devices; of deleted ones the ids alone. */
  devices: HuaweiEventSubDeviceManagerDevice[];
  /** The list's version, which the gateway keeps. */
  version: string | number | bigint | null;
}

/** Sub-devices were added or deleted at the platform. */
export interface HuaweiSubDeviceNoticeEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'add_sub_device_notify' | 'delete_sub_device_notify';
  paras?: HuaweiEventSubDeviceManagerNotice | Json;
}

/** A gateway asks what changed. */
export interface HuaweiEventSubDeviceManagerSync {
  /** The version of the list that it has. */
  version?: string | number | bigint | null;
}

/** A gateway asks what changed. */
export interface HuaweiSubDeviceSyncEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'sub_device_sync_request';
  paras?: HuaweiEventSubDeviceManagerSync | Json;
}

/** How a sub-device is. */
export interface HuaweiEventSubDeviceManagerStatus {
  /** Which it is. */
  device_id: string;
  /** `ONLINE` or `OFFLINE`. */
  status: string | null;
}

/** Sub-devices came online or went offline; at most 100. */
export interface HuaweiEventSubDeviceManagerStatusUpdate {
  /** Which, and how they are. */
  device_statuses: HuaweiEventSubDeviceManagerStatus[];
}

/** Sub-devices came online or went offline. */
export interface HuaweiSubDeviceStatusEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'sub_device_update_status';
  paras?: HuaweiEventSubDeviceManagerStatusUpdate | Json;
}

/** Why something failed for one sub-device. */
export interface HuaweiEventSubDeviceManagerFailure {
  /** Which it is. */
  device_id?: string | null;
  /** Its own id, where it was to be added. */
  node_id?: string | null;
  /** Its product, where it was to be added. */
  product_id?: string | null;
  /** Why. */
  error_code?: string | number | bigint | null;
  /** The same in words. */
  error_msg?: string | null;
}

/** What became of it. Huawei's C and Go SDKs. */
export interface HuaweiEventSubDeviceManagerStatusOutcome {
  /** Those whose status was taken. */
  successful_devices?: HuaweiEventSubDeviceManagerStatus[];
  /** The others. */
  failed_devices?: HuaweiEventSubDeviceManagerFailure[];
}

/** What became of that. */
export interface HuaweiSubDeviceStatusResultEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'sub_device_update_status_response';
  paras?: HuaweiEventSubDeviceManagerStatusOutcome | Json;
}

/** A gateway asks about products. */
export interface HuaweiEventSubDeviceManagerProductsRequest {
  /** Their ids. */
  product_ids: string[];
}

/** A gateway asks about products. */
export interface HuaweiProductsRequestEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'get_products';
  paras?: HuaweiEventSubDeviceManagerProductsRequest | Json;
}

/** Products. The guide does not say what is in one. */
export interface HuaweiEventSubDeviceManagerProducts {
  /** The products. */
  products: JsonObject[];
}

/** Products. */
export interface HuaweiProductsEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'get_products_response';
  paras?: HuaweiEventSubDeviceManagerProducts | Json;
}

/** A gateway adds or changes sub-devices; at most 50. */
export interface HuaweiEventSubDeviceManagerDevices {
  /** The sub-devices. */
  devices: HuaweiEventSubDeviceManagerDevice[];
}

/** A gateway adds or changes sub-devices. */
export interface HuaweiSubDevicesEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'add_sub_device_request' | 'update_sub_device_request';
  paras?: HuaweiEventSubDeviceManagerDevices | Json;
}

/** What became of it. */
export interface HuaweiEventSubDeviceManagerDevicesOutcome {
  /** Those that were added or changed. */
  successful_devices: HuaweiEventSubDeviceManagerDevice[];
  /** The others. */
  failed_devices: HuaweiEventSubDeviceManagerFailure[];
}

/** What became of that. */
export interface HuaweiSubDevicesResultEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'add_sub_device_response' | 'update_sub_device_response';
  paras?: HuaweiEventSubDeviceManagerDevicesOutcome | Json;
}

/** A gateway deletes sub-devices; at most 50. */
export interface HuaweiEventSubDeviceManagerDeletion {
  /** Their ids. */
  devices: string[];
}

/** A gateway deletes sub-devices. */
export interface HuaweiSubDeviceDeletionEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'delete_sub_device_request';
  paras?: HuaweiEventSubDeviceManagerDeletion | Json;
}

/** What became of it. */
export interface HuaweiEventSubDeviceManagerDeletionOutcome {
  /** The ids of those that were deleted. */
  successful_devices: string[];
  /** The others. */
  failed_devices: HuaweiEventSubDeviceManagerFailure[];
}

/** What became of that. */
export interface HuaweiSubDeviceDeletionResultEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_manager';
  event_type: 'delete_sub_device_response';
  paras?: HuaweiEventSubDeviceManagerDeletionOutcome | Json;
}

/** A gateway is to look for sub-devices. */
export interface HuaweiEventSubDeviceDiscoveryStartScan {
  /** By which protocol. */
  protocol?: string | null;
  /** The same as the guide's example spells it. */
  protocol_type?: string | null;
  /** On which channel. */
  channel?: string | null;
  /** Behind which device. */
  parent_device_id?: string | null;
  /** How: an object in the guide's table, an empty text in its example. */
  scan_settings?: Json;
}

/** A gateway is to look for sub-devices. */
export interface HuaweiStartScanEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_discovery' | 'sub_device_discovery';
  event_type: 'start_scan';
  paras?: HuaweiEventSubDeviceDiscoveryStartScan | Json;
}

/** Sub-devices that a gateway found. */
export interface HuaweiEventSubDeviceDiscoveryScanResult {
  /** The sub-devices. */
  devices?: HuaweiEventSubDeviceManagerDevice[] | null;
}

/** Sub-devices that a gateway found. */
export interface HuaweiScanResultEvent extends _HuaweiAnyEvent {
  service_id: '$sub_device_discovery' | 'sub_device_discovery';
  event_type: 'scan_result';
  paras?: HuaweiEventSubDeviceDiscoveryScanResult | Json;
}

/** A device asks for its rules, after properties of `$device_rule` told it which have changed. */
export interface HuaweiEventDeviceRuleRequest {
  /** The rules that it wants. */
  ruleIds: string[];
  /** Those that it has deleted. */
  delIds?: string[];
}

/** A device asks for its rules. */
export interface HuaweiRuleRequestEvent extends _HuaweiAnyEvent {
  service_id: '$device_rule';
  event_type: 'device_rule_config_request';
  paras?: HuaweiEventDeviceRuleRequest | Json;
}

/** A rule. */
export interface HuaweiEventDeviceRule {
  /** Which it is. */
  ruleId?: string | null;
  /** Its name. */
  ruleName?: string | null;
  /** `and` or `or`: how the conditions go together. */
  logic?: string | null;
  /** When it holds. */
  timeRange?: Json;
  /** `active` or `inactive`. */
  status?: string | null;
  /** The conditions. */
  conditions?: Json[];
  /** What is done. */
  actions?: Json[];
  /** Its version in the shadow. */
  ruleVersionInShadow?: string | number | bigint | null;
}

/** Rules. */
export interface HuaweiEventDeviceRuleRules {
  /** The rules. */
  rulesInfos: HuaweiEventDeviceRule[];
}

/** Rules that a device follows by itself. */
export interface HuaweiRulesEvent extends _HuaweiAnyEvent {
  service_id: '$device_rule';
  event_type: 'device_rule_config_response';
  paras?: HuaweiEventDeviceRuleRules | Json;
}

/** Someone wants to log in to the device. */
export interface HuaweiEventTunnelManagerNotice {
  /** Where the device connects to: a WebSocket address. */
  tunnel_uri: string | null;
  /** The token to connect with. */
  tunnel_access_token?: string | null;
}

/** A tunnel to a device. */
export interface HuaweiTunnelEvent extends _HuaweiAnyEvent {
  service_id: '$tunnel_manager';
  event_type: 'tunnel_notify';
  paras?: HuaweiEventTunnelManagerNotice | Json;
}

/** The platform has a configuration for the device. */
export interface HuaweiEventDeviceConfigUpdate {
  /** The configuration, in the product's own words. */
  config_content?: Json;
}

/** A device's configuration. */
export interface HuaweiDeviceConfigEvent extends _HuaweiAnyEvent {
  service_id: '$device_config';
  event_type: 'config_update';
  paras?: HuaweiEventDeviceConfigUpdate | Json;
}

/** What became of it. */
export interface HuaweiEventDeviceConfigOutcome {
  /** 0 for success. */
  result_code?: string | number | bigint | null;
  /** The same in words. */
  description?: string | null;
}

/** What became of that. */
export interface HuaweiDeviceConfigResultEvent extends _HuaweiAnyEvent {
  service_id: '$device_config';
  event_type: 'config_update_response';
  paras?: HuaweiEventDeviceConfigOutcome | Json;
}

/** The device reports what endangers it; further members belong to the report of that type. */
export interface HuaweiEventSecurityDetectionReport {
  /** `MEMORY_REPORT`, `PORT_REPORT`, `CPU_USAGE_REPORT` and others. */
  type: string | null;
  /** What was found. */
  content?: Json;
}

/** Something that endangers a device. */
export interface HuaweiSecurityLogEvent extends _HuaweiAnyEvent {
  service_id: '$security_detection_config';
  event_type: 'security_log_report';
  paras?: HuaweiEventSecurityDetectionReport | Json;
}

/** A device asks about its soft bus. */
export interface HuaweiEventSoftBusRequest {
  /** Which bus; all of them where nothing is said. */
  bus_id?: string | null;
}

/** A device asks about its soft bus. */
export interface HuaweiSoftBusRequestEvent extends _HuaweiAnyEvent {
  service_id: '$oh_soft_bus';
  event_type: 'soft_bus_config_request';
  paras?: HuaweiEventSoftBusRequest | Json;
}

/** A soft bus. What is in it, no source says: other members have it. */
export interface HuaweiEventSoftBusConfig {
  /** Which bus. */
  bus_id?: string | null;
}

/** A soft bus. */
export interface HuaweiSoftBusEvent extends _HuaweiAnyEvent {
  service_id: '$oh_soft_bus';
  event_type: 'soft_bus_config_response';
  paras?: HuaweiEventSoftBusConfig | Json;
}

/**
 * One event: `service_id` and `event_type` together tell which. Cast it to `HuaweiKnownEvent` where it is no product's
 * own.
 */
export interface HuaweiEvent extends _HuaweiAnyEvent {
  service_id: string;
  event_type: string;
  paras?: Json;
}

/** An event that the platform knows: `service_id` and `event_type` together tell which. */
export type HuaweiKnownEvent =
  | HuaweiTimeSyncRequestEvent
  | HuaweiTimeSyncResponseEvent
  | HuaweiLogEvent
  | HuaweiLogConfigEvent
  | HuaweiDeviceInfoEvent
  | HuaweiVersionQueryEvent
  | HuaweiVersionReportEvent
  | HuaweiUpgradeEvent
  | HuaweiUpgradeProgressEvent
  | HuaweiFileRequestEvent
  | HuaweiFileUrlEvent
  | HuaweiFileResultEvent
  | HuaweiSubDeviceNoticeEvent
  | HuaweiSubDeviceSyncEvent
  | HuaweiSubDeviceStatusEvent
  | HuaweiSubDeviceStatusResultEvent
  | HuaweiProductsRequestEvent
  | HuaweiProductsEvent
  | HuaweiSubDevicesEvent
  | HuaweiSubDevicesResultEvent
  | HuaweiSubDeviceDeletionEvent
  | HuaweiSubDeviceDeletionResultEvent
  | HuaweiStartScanEvent
  | HuaweiScanResultEvent
  | HuaweiRuleRequestEvent
  | HuaweiRulesEvent
  | HuaweiTunnelEvent
  | HuaweiDeviceConfigEvent
  | HuaweiDeviceConfigResultEvent
  | HuaweiSecurityLogEvent
  | HuaweiSoftBusRequestEvent
  | HuaweiSoftBusEvent;

/** A device asks for the time. */
export interface AlibabaNtpTimeRequest {
  /** The device's own time as it sent this: milliseconds of any epoch, as text. */
  deviceSendTime: string | number | bigint;
}

/** The platform tells the time. */
export interface AlibabaNtpTimeResponse {
  /** The device's own time, as it sent it. */
  deviceSendTime: string | number | bigint;
  /** When the request arrived: milliseconds since 1970, UTC, as text. */
  serverRecvTime: string | number | bigint;
  /** When this was sent. */
  serverSendTime: string | number | bigint;
}

/** `/ext/register`: the secret of a device that was known by name. */
export interface AlibabaRegistered {
  /** The device's product. */
  productKey?: string;
  /** Its name. */
  deviceName?: string;
  /** Its secret. */
  deviceSecret: string;
}

/** `/ext/regnwl`: the token of a device that was not known before. */
export interface AlibabaRegisteredByToken {
  /** The device's product. */
  productKey?: string;
  /** Its name. */
  deviceName?: string;
  /** The client id to connect with. */
  clientId: string;
  /** The password to connect with, as it stands. */
  deviceToken: string;
}

/** The two sections of a shadow. */
export interface AlibabaShadowState {
  /** What the device says that it is like. */
  reported?: JsonObject | string | null;
  /** What an application wants it to be like. */
  desired?: JsonObject | string | null;
}

/**
 * Why a request was refused. The guide prints both spellings: lower case in the message, which is what the platform
 * sends, and with a capital in the head of its table.
 */
export interface AlibabaShadowContent {
  /** 400 to 409 or 500; text in the guide. */
  errorcode?: string | number | bigint | null;
  /** The same in words. */
  errormessage?: string | null;
  /** The code under the table's name. */
  errorCode?: string | number | bigint | null;
  /** The words under the table's name. */
  errorMessage?: string | null;
}

/** When the attributes of both sections were written. */
export interface AlibabaShadowMetadata {
  /** Those of the reported section. */
  reported?: JsonObject;
  /** Those of the desired section. */
  desired?: JsonObject;
}

/** What the platform answers. */
export interface AlibabaShadowPayload {
  /** `success` or `error`. The guide prints it in `control` as well, where the platform leaves it out. */
  status?: string | null;
  /** Why a request was refused. */
  content?: AlibabaShadowContent | null;
  /** The document's state. */
  state?: AlibabaShadowState | null;
  /** When each attribute was last written. */
  metadata?: AlibabaShadowMetadata | null;
  /** The version that an update was accepted with. */
  version?: string | number | bigint | null;
  /** In one reading of the torn examples the time stands here; the platform writes it beside the payload. */
  timestamp?: string | number | bigint | null;
}

/**
 * A message on `/shadow/update` (`update`, `get`, `delete`) or on `/shadow/get` (`reply`, `control`).  Both have the
 * same members.
 */
export interface AlibabaShadowMessage {
  /** What is asked for, or what kind of answer it is. */
  method?: string | null;
  /** What a request is about. */
  state?: AlibabaShadowState | null;
  /** What the platform answers. */
  payload?: AlibabaShadowPayload | null;
  /**
   * In a request the version that the document is to have; in a `control` and in the reply to a `get` the one that it
   * has. The reply to an update has it in the payload. 64 bits: the Node SDK sends milliseconds since 1970.
   */
  version?: string | number | bigint | null;
  /** When the platform sent it, in seconds since 1970. */
  timestamp?: string | number | bigint | null;
  /**
   * What the C SDK marks a request with (`DEVICE-1`); the platform gives it back, and the text `null` where there was
   * none.
   */
  clientToken?: string | number | bigint | null;
}

/** A device asks for a token, over HTTP or CoAP. */
export interface AlibabaHttpAuth {
  /** The device's product. */
  productKey: string;
  /** Its name. */
  deviceName: string;
  /** Its client id, as it is signed: at most 64 characters. */
  clientId: string;
  /** The signature. */
  sign: string;
  /** The signature's method: `hmacmd5` where it is left out, `hmacsha1`; in SDKs `hmacsha256`. */
  signmethod?: string;
  /** Milliseconds since 1970, as they are signed. One SDK writes a number. */
  timestamp?: string | number | bigint;
  /** `default`. Not signed. */
  version?: string;
  /** CoAP with symmetric security: a random whole number, as it is signed. */
  seq?: string | number | bigint;
  /** CoAP: 0 for a result in the acknowledgement, 1 for one that comes later. */
  ackMode?: string | number | bigint;
}

/** What a reply to authentication or data brings. */
export interface AlibabaHttpInfo {
  /** The token: for 7 days (2019 edition) or 48 hours (2018). */
  token?: string;
  /** The message's id, beyond what a double holds. */
  messageId?: string | number | bigint;
  /** The same in the 2018 edition's spelling. */
  MessageId?: string | number | bigint;
  /** The payload that the platform answers with. */
  Data?: Json;
}

/** What a reply to registration, or to authentication before MQTT, brings. */
export interface AlibabaHttpData {
  /** The device's product. */
  productKey?: string;
  /** Its name. */
  deviceName?: string;
  /** Its secret. */
  deviceSecret?: string;
  /** The MQTT user name. */
  iotId?: string;
  /** The MQTT password. */
  iotToken?: string;
  /** Where to connect to: `{"mqtt":{"host":..,"port":..}}`. */
  resources?: Json;
  /** The same in the 2018 edition's spelling. */
  Resources?: Json;
}

/** A reply over HTTP. */
export interface AlibabaHttpReply {
  /** What became of the request: 0 is success of authentication and data, 200 of registration. */
  code: string | number | bigint;
  /** The same in words. */
  message?: string | null;
  /** The token, or the message's id, as the platform writes it. */
  info?: AlibabaHttpInfo | null;
  /** The same in the 2019 edition's spelling. */
  Info?: AlibabaHttpInfo | null;
  /** The same as the 2018 edition prints it. */
  'Info '?: AlibabaHttpInfo | null;
  /** Of registration, and of authentication before MQTT. */
  data?: AlibabaHttpData | null;
}

/** What a device gets for its request for a token over CoAP. */
export interface AlibabaHttpCoapAuthReply {
  /** The token that goes into option 2088. */
  token: string;
  /** Symmetric security: the text that the key is derived from, with the device's secret. */
  random?: string;
  /** Symmetric security: the first message's sequence number is this. */
  seqOffset?: string | number | bigint;
}

/** A body of `name=value` pairs. */
export interface AlibabaHttpForm {
  /** The text, as it came. */
  form: string;
  /** Names and values, without their escapes. */
  fields: { [name: string]: string };
}

/** What a part is. */
export interface AlibabaFileHeaderParams {
  /** Of which upload. */
  uploadId: string;
  /** Where it starts in the file, in bytes. */
  offset?: string | number | bigint;
  /** How many bytes it has. */
  bSize?: string | number | bigint;
  /** Whether it is the last one. */
  isComplete?: boolean;
}

/** The header of a part. */
export interface AlibabaFileHeader {
  /** Which message it is. */
  id?: string | number | bigint;
  /** What the part is. */
  params: AlibabaFileHeaderParams;
}

/** A part of a file. */
export interface AlibabaFilePart {
  /** What the part is. */
  header: AlibabaFileHeader;
  /** The file's bytes. */
  chunk_hex: Hex;
  /** Their check: CRC-16/ARC, low byte first. */
  check_hex: Hex;
}

/** A message in the guide's form. Others are kept as they came: the platform does not look into messages. */
export interface HuaweiContentDeviceMessage {
  /** The sub-device that it is of or for; the topic's device where nothing is said. */
  object_device_id?: string | null;
  /** Its name. */
  name?: string | null;
  /** Which message it is. */
  id?: string | null;
  /** The content: text, and from devices any value. */
  content?: Json;
}

/** A device's report: its services' properties. IoTDA guide 2.1.2.8.1. */
export interface HuaweiPropertyReport {
  /** The services. */
  services: HuaweiPropertyService[];
}

/** One sub-device's part of a `GatewayReport`. */
export interface HuaweiPropertyDevice {
  /** Which sub-device. */
  device_id: string;
  /** Its services. */
  services: HuaweiPropertyService[];
}

/** A gateway's report for its sub-devices. IoTDA guide 2.1.2.8.2; at most 100 sub-devices. */
export interface HuaweiPropertyGatewayReport {
  /** The sub-devices. */
  devices: HuaweiPropertyDevice[];
}

/** The platform sets properties. IoTDA guide 2.1.2.8.3. */
export interface HuaweiPropertySet {
  /** The sub-device that it is for; the topic's device where nothing is said. */
  object_device_id?: string | null;
  /**
   * The services with the properties to set. Rules for the device itself come as the service `$device_rule`: rule ids,
   * each with its `version`, -1 to delete it.
   */
  services: HuaweiPropertyService[];
}

/** What became of setting properties; of a bridge's requests too. */
export interface HuaweiPropertyOutcome {
  /** 0 for success, which is also what no code means. */
  result_code?: string | number | bigint | null;
  /** The same in words. */
  result_desc?: string | null;
}

/** The platform asks for properties. IoTDA guide 2.1.2.8.4. */
export interface HuaweiPropertyGet {
  /** The sub-device that it is for; the topic's device where nothing is said. */
  object_device_id?: string | null;
  /** Which service; all of them where nothing is said. */
  service_id?: string | null;
}

/** The device answers with its properties. */
export interface HuaweiPropertyAnswer {
  /** The services. */
  services?: HuaweiPropertyService[];
}

/** The platform sends a command. */
export interface HuaweiCommandRequest {
  /** The sub-device that it is for; the topic's device where nothing is said. */
  object_device_id?: string | null;
  /** Which service of the product's model. */
  service_id?: string | null;
  /** Which of its commands. */
  command_name?: string | null;
  /** The command's parameters, as the product's model defines them. */
  paras?: Json;
}

/** The device answers a command. */
export interface HuaweiCommandResponse {
  /** 0 for success, which is also what no code means. */
  result_code?: string | number | bigint | null;
  /** Which response of the product's model. */
  response_name?: string | null;
  /** The response's parameters, as the product's model defines them. */
  paras?: Json;
}

/** A device asks for its shadow. */
export interface HuaweiShadowGet {
  /**
   * The sub-device that it is about; the topic's device where nothing is said. Some SDKs put the sub-device into the
   * topic instead.
   */
  object_device_id?: string | null;
  /** Which service; all of them where nothing is said. */
  service_id?: string | null;
}

/** One area of a shadow. */
export interface HuaweiShadowArea {
  /** The properties by their names. */
  properties?: JsonObject | null;
  /** When they were set. */
  event_time?: string | Json | null;
}

/** One service's shadow. */
export interface HuaweiServiceShadow {
  /** Which service of the product's model. */
  service_id: string;
  /** What an application wants the properties to be. */
  desired?: HuaweiShadowArea | null;
  /** What the device last reported. */
  reported?: HuaweiShadowArea | null;
  /** How often the shadow was changed. */
  version?: string | number | bigint | null;
}

/** A device's shadow. */
export interface HuaweiShadowDocument {
  /** Whose it is. */
  object_device_id?: string | null;
  /** The services. */
  shadow?: HuaweiServiceShadow[] | null;
}

/** Events of one device. */
export interface HuaweiEvents {
  /** The sub-device that they are of or for; the topic's device where nothing is said. */
  object_device_id?: string | null;
  /** The events. */
  services?: HuaweiEvent[];
}

/** A device asks for its server. Mostly there is nothing in it, not even an object. */
export interface HuaweiBootstrapRequest {
  /** What a static policy compares with its keyword. */
  baseStrategyKeyword?: Json;
}

/** The platform tells the device its server. */
export interface HuaweiBootstrapResponse {
  /** Host and port, with a colon between them. */
  address?: string | null;
  /** The secret of a device that was registered on the way. */
  deviceSecret?: string | null;
}

/** A bridge brings a device online: as the device itself would connect. */
export interface HuaweiBridgeLogin {
  /** 0: the time is not checked; 1: it is. */
  sign_type?: string | number | bigint | null;
  /** The hour, UTC: `2019120219`. */
  timestamp?: string | number | bigint | null;
  /** The device's secret, signed with the time. */
  password?: string | null;
}

/** The platform's answer to a bridge. */
export interface HuaweiBridgeResponse {
  /** 0 for success. */
  result_code?: string | number | bigint | null;
  /** The same in words. */
  result_desc?: string | null;
  /** With a new secret: `device_id` and `new_secret`. */
  paras?: JsonObject | null;
}

/** A bridge changes a device's secret. */
export interface HuaweiBridgeSecretReset {
  /** The secret so far. */
  old_secret?: string | null;
  /** The new one. */
  new_secret?: string | null;
}

/** A message from one device to another; the topic has the same ids. */
export interface HuaweiM2mDeviceToDevice {
  /** Which message it is. */
  request_id?: string | null;
  /** The device that it goes to. */
  to?: string | null;
  /** The device that it comes from. */
  from?: string | null;
  /** The content: text from the SDK. */
  content?: Json;
}

/** What a gateway wants; further members belong to the message of that name. */
export interface HuaweiSubDeviceManage {
  /** What it is: `get_products` and others. */
  message_name: string;
  /** Of which products. */
  product_id_list?: string[];
}

/** One service's properties. */
export interface HuaweiV1Service {
  /** Which service of the product's model. */
  serviceId?: string | null;
  /** The properties by their names. */
  serviceData?: JsonObject | null;
  /** When they were so. */
  eventTime?: string | Json | null;
}

/** A device reports (`deviceReq`), or answers a command (`deviceRsp`). */
export interface HuaweiV1Data {
  /** `deviceReq` or `deviceRsp`. */
  msgType?: string | null;
  /** A report: the services. */
  data?: HuaweiV1Service[];
  /** Whether more follows. */
  hasMore?: Json;
  /** An answer: which command it is to. */
  mid?: string | number | bigint | null;
  /** An answer: 0 for success. */
  errcode?: string | number | bigint | null;
  /** An answer: its parameters. */
  body?: Json;
}

/** The platform sends a command. */
export interface HuaweiV1Command {
  /** `cloudReq`. */
  msgType?: string | null;
  /** Which service of the product's model. */
  serviceId?: string | null;
  /** Which of its commands. */
  cmd?: string | null;
  /** Which command it is; the answer has the same. */
  mid?: string | number | bigint | null;
  /** The command's parameters. */
  paras?: Json;
}

/** A device asks for a token: `POST /v5/device-auth`. */
export interface HuaweiHttpDeviceAuth {
  /** The device. */
  device_id: string | null;
  /** 0: the platform does not compare the time; 1: it does, before the password. */
  sign_type: string | number | bigint | null;
  /** The hour in UTC, as `YYYYMMDDHH`: the key of the password. */
  timestamp: string | number | bigint | null;
  /** The device's secret as signed: 64 hexadecimal digits. */
  password: string | null;
}

/** What the platform answers: a token, or what went wrong. */
export interface HuaweiHttpReply {
  /** The token for the header `access_token` of the other requests. */
  access_token?: string | null;
  /** Seconds that it is good for. Where a new one is asked for before, the old one is good for 30 s more. */
  expires_in?: string | number | bigint | null;
  /** What went wrong, such as `IOTDA.000006`. */
  error_code?: string | null;
  /** The same in words. */
  error_msg?: string | null;
}

/** The desired properties of one service. */
export interface HuaweiApiDesiredUpdate {
  /** Which service of the product's model. */
  service_id?: string | null;
  /**
   * The properties by their names; here without `properties` around them. None takes the whole area away, `null` one
   * property. Platform's reference.
   */
  desired?: JsonObject | null;
  /** The shadow's version, which it has to be where it is given. Platform's reference. */
  version?: string | number | bigint | null;
}

/** The desired properties of a shadow are set. IoTDA guide 3.6. */
export interface HuaweiApiShadowUpdate {
  /** The services. */
  shadow?: HuaweiApiDesiredUpdate[] | null;
}

/** A device's shadow, as an application gets it. */
export interface HuaweiApiShadow {
  /** The device: `object_device_id` where a device asks. */
  device_id?: string | null;
  /** The services. */
  shadow?: HuaweiServiceShadow[] | null;
  /** What went wrong. */
  error_code?: string | null;
  /** The same in words. */
  error_msg?: string | null;
}

/** A command to a LwM2M/CoAP device. IoTDA guide 4.5.2. */
export interface HuaweiApiAsyncCommand {
  /** Which service of the product's model. */
  service_id?: string | null;
  /** Which of its commands. */
  command_name?: string | null;
  /** The command's parameters. */
  paras?: Json;
  /**
   * Seconds after which a kept command expires; a day where it is left out. The guide's table calls it `expireTime`.
   */
  expire_time?: string | number | bigint | null;
  /** `immediately`, or `delay` to keep the command until the device reports or comes online. */
  send_strategy?: string | null;
}

/** The platform has taken a command. The guide prints the state only. */
export interface HuaweiApiAsyncCommandReply {
  /** The device. */
  device_id?: string | null;
  /** Which command; the pushes about it have the same. */
  command_id?: string | null;
  /** `SENT` or `FAILED` for one that is sent at once, `PENDING` for one that is kept. */
  status?: string | null;
  /** When the platform took it. */
  created_time?: string | Json | null;
  /** What went wrong. */
  error_code?: string | null;
  /** The same in words. */
  error_msg?: string | null;
}

/** A command to an MQTT device. IoTDA guide 4.5.3. */
export interface HuaweiApiCommand {
  /** Which service of the product's model. */
  service_id?: string | null;
  /** Which of its commands. */
  command_name?: string | null;
  /** The command's parameters. */
  paras?: Json;
}

/** A device's answer to a command. */
export interface HuaweiApiCommandReply {
  /** Which command. */
  command_id?: string | null;
  /** What the device sent as its answer. */
  response?: HuaweiCommandResponse | null;
  /** What went wrong: the device did not answer, for one. */
  error_code?: string | null;
  /** The same in words. */
  error_msg?: string | null;
}

/** A message to an MQTT device. IoTDA guide 4.5.3. */
export interface HuaweiApiMessageRequest {
  /** Which message it is; the platform gives one where it is left out. */
  message_id?: string | null;
  /** Its name. */
  name?: string | null;
  /** The content: text, or a value. */
  message?: Json;
  /** The custom topic that it goes to, without the part in front; the system's where it is left out. */
  topic?: string | null;
}

/** What has become of a message. */
export interface HuaweiApiMessageResult {
  /** The state. */
  status?: string | null;
  /** When the platform took it. */
  created_time?: string | Json | null;
  /** When its state was the last one. */
  finished_time?: string | Json | null;
}

/** The platform has taken a message. The guide prints the state only. */
export interface HuaweiApiMessageReply {
  /** Which message; the pushes about it have the same. */
  message_id?: string | null;
  /** `PENDING` for one that is kept. */
  status?: string | null;
  /** The same in the platform's reference, with times. */
  result?: HuaweiApiMessageResult | null;
  /** What went wrong. */
  error_code?: string | null;
  /** The same in words. */
  error_msg?: string | null;
}

/** One task for many devices. IoTDA guide 4.5.3. */
export interface HuaweiApiBatchTask {
  /** The resource space. */
  app_id?: string | null;
  /** The task's name. */
  task_name?: string | null;
  /** `createCommands`; others are in the platform's reference. */
  task_type?: string | null;
  /** The devices. */
  targets?: string[] | null;
  /** What to do, by the task's type: for commands, that of `Command`. */
  document?: Json;
}

/** The platform has made a batch task. The guide prints none of this. */
export interface HuaweiApiBatchTaskReply {
  /** Which task; the pushes about it have the same. */
  task_id?: string | null;
  /** Its state. */
  status?: string | null;
  /** What went wrong. */
  error_code?: string | null;
  /** The same in words. */
  error_msg?: string | null;
}

/**
 * `21010406;` and a connection id. The C SDK counts two bytes too many, so that a NUL and whatever stood behind it
 * follow.
 */
export interface TencentCoapAuth {
  /** Which software connects: `21010406` for the C SDK. */
  sdk_app_id: string;
  /** The connection's id: five letters or digits. */
  conn_id: string;
  /** What follows the connection's id, in hex. */
  stray_hex?: Hex;
}

/** What the messages of each kind hold; those of PCP and CoAP stand in `PcpMessages` and `CoapMessage`. */
export interface MessageTypes {
  'thing.event.property.post': AlibabaMembersRequest;
  'thing.event.property.post_reply': AlibabaKeptReply;
  'thing.event.property.pack.post': AlibabaPackRequest;
  'thing.event.property.pack.post_reply': AlibabaKeptReply;
  'thing.event.property.batch.post': AlibabaBatchRequest;
  'thing.event.property.batch.post_reply': AlibabaKeptReply;
  'thing.event.property.history.post': AlibabaHistoryRequest;
  'thing.event.property.history.post_reply': AlibabaKeptReply;
  'thing.service.property.set': AlibabaMembersRequest;
  'thing.service.property.set_reply': AlibabaKeptReply;
  'thing.service.property.get': AlibabaNamesRequest;
  'thing.service.property.get_reply': AlibabaMembersReply;
  'thing.model.up_raw': KeptBytes;
  'thing.model.up_raw_reply': AlibabaKeptReply | Kept;
  'thing.model.down_raw': KeptBytes;
  'thing.model.down_raw_reply': AlibabaKeptReply | Kept;
  'thing.property.desired.get': AlibabaNamesRequest;
  'thing.property.desired.get_reply': AlibabaMembersReply;
  'thing.property.desired.delete': AlibabaDesiredVersionsRequest;
  'thing.property.desired.delete_reply': AlibabaKeptReply;
  'thing.deviceinfo.update': AlibabaTagsRequest;
  'thing.deviceinfo.update_reply': AlibabaKeptReply;
  'thing.deviceinfo.delete': AlibabaTagsRequest;
  'thing.deviceinfo.delete_reply': AlibabaKeptReply;
  'thing.deviceinfo.get': AlibabaKeptRequest;
  'thing.deviceinfo.get_reply': AlibabaTagsReply;
  'thing.dsltemplate.get': AlibabaTemplateRequest;
  'thing.dsltemplate.get_reply': AlibabaKeptReply;
  'thing.dynamicTsl.get': AlibabaTemplateRequest;
  'thing.dynamicTsl.get_reply': AlibabaKeptReply;
  'thing.config.get': AlibabaConfigGetRequest;
  'thing.config.get_reply': AlibabaConfigReply;
  'thing.config.push': AlibabaConfigRequest;
  'thing.config.push_reply': AlibabaKeptReply;
  'thing.config.log.get': AlibabaConfigGetRequest;
  'thing.config.log.get_reply': AlibabaLogConfigReply;
  'thing.config.log.push': AlibabaLogConfigRequest;
  'thing.config.log.push_reply': AlibabaKeptReply;
  'thing.config.log.post': AlibabaLogLinesRequest;
  'thing.config.log.post_reply': AlibabaKeptReply;
  'thing.log.post': AlibabaLogLinesRequest;
  'thing.log.post_reply': AlibabaKeptReply;
  'thing.ota.firmware.get': AlibabaVersionRequest;
  'thing.ota.firmware.get_reply': AlibabaImageReply;
  'thing.job.notify': AlibabaJobRequest;
  'thing.job.notify_reply': AlibabaKeptReply;
  'thing.job.get': AlibabaJobRequest;
  'thing.job.get_reply': AlibabaJobReply;
  'thing.job.update': AlibabaJobRequest;
  'thing.job.update_reply': AlibabaKeptReply;
  'thing.topo.add': AlibabaSignedDevicesRequest;
  'thing.topo.add_reply': AlibabaKeptReply;
  'thing.topo.delete': AlibabaDevicesRequest;
  'thing.topo.delete_reply': AlibabaKeptReply;
  'thing.topo.get': AlibabaKeptRequest;
  'thing.topo.get_reply': AlibabaDevicesReply;
  'thing.topo.add.notify': AlibabaDevicesRequest;
  'thing.topo.add.notify_reply': AlibabaKeptReply;
  'thing.topo.change': AlibabaTopoChangeRequest;
  'thing.topo.change_reply': AlibabaKeptReply;
  'thing.list.found': AlibabaDevicesRequest;
  'thing.list.found_reply': AlibabaKeptReply;
  'thing.sub.register': AlibabaDevicesRequest;
  'thing.sub.register_reply': AlibabaDevicesReply;
  'thing.sub.unregister': AlibabaDevicesRequest;
  'thing.sub.unregister_reply': AlibabaKeptReply;
  'thing.proxy.provisioning.product_register': AlibabaProxiedRequest;
  'thing.proxy.provisioning.product_register_reply': AlibabaProxiedResultReply;
  'thing.gateway.permit': AlibabaKeptRequest;
  'thing.gateway.permit_reply': AlibabaKeptReply;
  'thing.disable': AlibabaKeptRequest;
  'thing.disable_reply': AlibabaKeptReply;
  'thing.enable': AlibabaKeptRequest;
  'thing.enable_reply': AlibabaKeptReply;
  'thing.delete': AlibabaKeptRequest;
  'thing.delete_reply': AlibabaKeptReply;
  'thing.reset': AlibabaKeptRequest;
  'thing.reset_reply': AlibabaKeptReply;
  'thing.cipher.get': AlibabaKeptRequest;
  'thing.cipher.get_reply': AlibabaKeptReply;
  'thing.awss.enrollee.found': AlibabaKeptRequest;
  'thing.awss.enrollee.found_reply': AlibabaKeptReply;
  'thing.awss.enrollee.match': AlibabaKeptRequest;
  'thing.awss.enrollee.match_reply': AlibabaKeptReply;
  'thing.awss.enrollee.checkin': AlibabaKeptRequest;
  'thing.awss.enrollee.checkin_reply': AlibabaKeptReply;
  'thing.lan.prefix.get': AlibabaKeptRequest;
  'thing.lan.prefix.get_reply': AlibabaKeptReply;
  'thing.lan.prefix.update': AlibabaKeptRequest;
  'thing.lan.prefix.update_reply': AlibabaKeptReply;
  'thing.bootstrap.notify': AlibabaKeptRequest;
  'thing.bootstrap.notify_reply': AlibabaKeptReply;
  'thing.file.upload.mqtt.init': AlibabaFileInitRequest;
  'thing.file.upload.mqtt.init_reply': AlibabaUploadReply;
  'thing.file.upload.mqtt.send': AlibabaFilePart | Kept;
  'thing.file.upload.mqtt.send_reply': AlibabaUploadReply;
  'thing.file.upload.mqtt.cancel': AlibabaFileCancelRequest;
  'thing.file.upload.mqtt.cancel_reply': AlibabaUploadReply;
  'thing.event.notify': AlibabaKeptRequest;
  'thing.event.notify_reply': AlibabaKeptReply;
  'thing.diag.post': AlibabaKeptRequest;
  'thing.diag.post_reply': AlibabaKeptReply;
  'edge.debug.switch': AlibabaKeptRequest;
  'edge.debug.switch_reply': AlibabaKeptReply;
  'secure_tunnel.notify': AlibabaKeptRequest;
  'secure_tunnel.notify_reply': AlibabaKeptReply;
  'secure_tunnel.proxy.request': AlibabaKeptRequest;
  'secure_tunnel.proxy.request_reply': AlibabaKeptReply;
  'thing.downlink.reply.message': AlibabaKeptReply;
  'thing.lifecycle': Kept;
  'thing.model': Kept;
  'account.bind': AlibabaKeptRequest;
  'app.down.event': AlibabaKeptRequest;
  'app.request': AlibabaKeptRequest;
  'thing.event.post': AlibabaMembersRequest;
  'thing.event.post_reply': AlibabaKeptReply;
  'thing.service.invoke_reply': AlibabaMembersReply;
  'thing.service.invoke': AlibabaMembersRequest;
  'rrpc.request': AlibabaMembersRequest | AlibabaMembersReply | Kept;
  'rrpc.response': AlibabaMembersRequest | AlibabaMembersReply | Kept;
  'combine.login': AlibabaLoginRequest;
  'combine.login_reply': AlibabaKeptReply;
  'combine.logout': AlibabaDevicesRequest;
  'combine.logout_reply': AlibabaKeptReply;
  'combine.batch_login': AlibabaBatchLoginRequest;
  'combine.batch_login_reply': AlibabaKeptReply;
  'combine.batch_logout': AlibabaDevicesRequest;
  'combine.batch_logout_reply': AlibabaKeptReply;
  'shadow.update': AlibabaShadowMessage | Kept;
  'shadow.get': AlibabaShadowMessage | Kept;
  'ota.device.inform': AlibabaVersionRequest;
  'ota.device.upgrade': AlibabaImageReply;
  'ota.device.progress': AlibabaProgressRequest;
  'ota.device.request': AlibabaVersionRequest | AlibabaImageReply | Kept;
  'ext.ntp.request': AlibabaNtpTimeRequest | Kept;
  'ext.ntp.response': AlibabaNtpTimeResponse | Kept;
  'ext.error': AlibabaKeptReply;
  'ext.register': AlibabaRegistered | Kept;
  'ext.regnwl': AlibabaRegisteredByToken | Kept;
  'ext.rrpc': AlibabaRequest | AlibabaReply | Kept;
  'ext.network.probe': Kept;
  'broadcast': Kept;
  'http.auth': AlibabaHttpAuth | AlibabaHttpReply | AlibabaHttpCoapAuthReply | Kept;
  'http.auth.register.device': AlibabaHttpForm | AlibabaHttpReply | Kept;
  'http.auth.devicename': AlibabaHttpForm | AlibabaHttpReply | Kept;
  'http.auth.bootstrap': AlibabaHttpForm | AlibabaHttpReply | Kept;
  'http.topic': AlibabaHttpReply | Kept;
  'messages.up': HuaweiContentDeviceMessage | Kept;
  'messages.down': HuaweiContentDeviceMessage | Kept;
  'properties.report': HuaweiPropertyReport;
  'gateway.sub_devices.properties.report': HuaweiPropertyGatewayReport;
  'events.up': HuaweiEvents;
  'events.down': HuaweiEvents;
  'bootstrap.up': HuaweiBootstrapRequest | Kept;
  'bootstrap.down': HuaweiBootstrapResponse;
  'sub_device_manage.messages.up': HuaweiSubDeviceManage;
  'properties.set.response': HuaweiPropertyOutcome;
  'properties.set.request': HuaweiPropertySet;
  'properties.get.response': HuaweiPropertyAnswer;
  'properties.get.request': HuaweiPropertyGet;
  'commands.response': HuaweiCommandResponse;
  'commands.request': HuaweiCommandRequest;
  'shadow.get.response': HuaweiShadowDocument;
  'shadow.get.request': HuaweiShadowGet;
  'user': Kept;
  'bridge.disconnect': Kept;
  'bridge.login.response': HuaweiBridgeResponse;
  'bridge.login.request': HuaweiBridgeLogin;
  'bridge.logout.response': HuaweiBridgeResponse;
  'bridge.logout.request': Kept;
  'bridge.reset_secret.response': HuaweiBridgeResponse;
  'bridge.reset_secret.request': HuaweiBridgeSecretReset;
  'm2m': HuaweiM2mDeviceToDevice;
  'v1.data.json': HuaweiV1Data;
  'v1.data.binary': KeptBytes;
  'v1.command.json': HuaweiV1Command;
  'v1.command.binary': KeptBytes;
  'http.messages.up': HuaweiContentDeviceMessage | HuaweiHttpReply | Kept;
  'http.properties.report': HuaweiPropertyReport | HuaweiHttpReply | Kept;
  'http.gateway.sub_devices.properties.report': HuaweiPropertyGatewayReport | HuaweiHttpReply | Kept;
  'http.device_auth': HuaweiHttpDeviceAuth | HuaweiHttpReply | Kept;
  'api.shadow': HuaweiApiShadowUpdate | HuaweiApiShadow | Kept;
  'api.async_commands': HuaweiApiAsyncCommand | HuaweiApiAsyncCommandReply | Kept;
  'api.commands': HuaweiApiCommand | HuaweiApiCommandReply | Kept;
  'api.messages': HuaweiApiMessageRequest | HuaweiApiMessageReply | Kept;
  'api.batchtasks': HuaweiApiBatchTask | HuaweiApiBatchTaskReply | Kept;
  'http.firmwarefiles': Kept;
  'template.operation': Kept;
  'template.operation.result': Kept;
  'thing.up.property': Kept;
  'thing.down.property': Kept;
  'thing.up.event': Kept;
  'thing.down.event': Kept;
  'thing.up.action': Kept;
  'thing.down.action': Kept;
  'thing.up.service': Kept;
  'thing.down.service': Kept;
  'thing.up.raw': Kept;
  'thing.down.raw': Kept;
  'shadow.operation': Kept;
  'shadow.operation.result': Kept;
  'ota.report': Kept;
  'ota.update': Kept;
  'sys.operation': Kept;
  'sys.operation.result': Kept;
  'gateway.operation': Kept;
  'gateway.operation.result': Kept;
  'log.operation': Kept;
  'log.operation.result': Kept;
  'config.operation': Kept;
  'config.operation.result': Kept;
  'config.report': Kept;
  'config.update': Kept;
  'resource.up.service': Kept;
  'resource.down.service': Kept;
  'rrpc.rxd': Kept;
  'rrpc.txd': Kept;
  'http.device.register': Kept;
  'http.device.publish': Kept;
  'http.device.reportlog': Kept;
  'http.register.dev': Kept;
  'http.report_log': Kept;
  'custom.update': Kept;
  'custom.update.error': Kept;
  'custom.get': Kept;
  'custom.user': Kept;
  'custom': Kept;
  'coap.auth': TencentCoapAuth | Kept;
  'custom.data': Kept;
  'custom.event': Kept;
  'custom.control': Kept;
  'unknown': Kept;
  'push.device.message.report': HuaweiPushMessage;
  'push.device.property.report': HuaweiPushProperties;
  'push.device.status.update': HuaweiPushStatus;
  'push.device.command.status.update': HuaweiPushCommandStatus;
  'push.device.message.status.update': HuaweiPushMessageStatus;
  'push.batchtask.update': HuaweiPushBatchTask;
  'push.device.create': HuaweiPushOther;
  'push.device.update': HuaweiPushOther;
  'push.device.delete': HuaweiPushOther;
  'push.product.create': HuaweiPushOther;
  'push.product.update': HuaweiPushOther;
  'push.product.delete': HuaweiPushOther;
  'push.unknown': HuaweiPushOther;
  'cbor.item': CborMessage;
  'coap.reply': Kept;
  'mqtt.connect': ConnectMessage;
  'mqtt.connect.register': ConnectMessage;
  'mqtt.connect.token': ConnectMessage;
  'mqtt.connect.bootstrap': ConnectMessage;
  'amqp.connect': ConnectMessage;
}
