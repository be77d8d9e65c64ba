// What the parts of frames and datagrams are called in Chinese. The library's words are the specifications' own and stay; the
// Chinese, for PCP that of the guide, stands beside a part's label, and instead of a meaning. Members of a payload have the device's names, and none here.

import { current } from './words.js';

/** What is below these has names of its own. */
const OWN_NAMES = new Set(['payload', 'topic', 'path', 'parts', 'inflated', 'CBOR']);

const PARTS_ZH = {
  CBOR: 'CBOR 数据',
  carried: '报文内容',
  check: '校验码',
  class: '类别',
  'client id': '客户端标识',
  'coap message': 'CoAP 报文',
  code: '代码',
  data: '数据区',
  'data length': '数据区长度',
  'delta and length': '增量与长度',
  detail: '细分',
  'download status': '下载状态',
  error: '错误',
  event: '事件',
  'fragment count': '升级包分片总数',
  'fragment data': '分片数据',
  'fragment index': '分片序号',
  'fragment size': '升级包分片大小',
  'incomplete header': '不完整的报头',
  'incomplete token': '不完整的令牌',
  inflated: '解压后',
  message: '消息',
  'message code': '消息码',
  'message id': '消息 ID',
  option: '选项',
  'option delta': '选项增量',
  'option delta extended': '扩展增量',
  'option length': '选项长度',
  'option length extended': '扩展长度',
  'package check code': '升级包校验码',
  parts: '组成',
  password: '密码',
  path: '路径',
  payload: '载荷',
  'payload marker': '载荷标记',
  'pcp frame': 'PCP 帧',
  'protocol version': '协议版本',
  reserved: '保留',
  result: '结果',
  'result code': '结果码',
  security: '安全',
  'sequence number': '序号',
  'start mark': '起始标识',
  token: '令牌',
  'token length': '令牌长度',
  topic: '主题',
  'trailing bytes': '多余字节',
  type: '类型',
  'unread bytes': '未读字节',
  'user name': '用户名',
  value: '值',
  version: '版本号',
  'version, type, token length': '版本号、类型、令牌长度',
};

const MEANINGS_ZH = {
  // PCP, IoTDA guide 3.8
  'query version': '查询版本',
  'new version notice': '新版本通知',
  'package fragment': '请求升级包',
  'download report': '上报下载状态',
  'execute upgrade': '执行升级',
  'upgrade result': '上报升级结果',
  right: '正确',
  success: '处理成功',
  'device in use': '设备使用中',
  'poor signal': '信号质量差',
  'already the latest version': '已经是最新版本',
  'low battery': '电量不足',
  'not enough space': '剩余空间不足',
  'download timed out': '下载超时',
  'package check failed': '升级包校验失败',
  'package type not supported': '升级包类型不支持',
  'not enough memory': '内存不足',
  'installation failed': '安装升级包失败',
  'internal error': '内部异常',
  'no such upgrade task': '升级任务不存在',
  'deprecated, 0000 by the guide': '指南规定固定为 0000',
  reserved: '保留',
  'no such fragment': '指定的分片不存在',
  'download succeeded': '下载成功',
  'download failed': '下载失败',
  'connection lost while downloading': '下载时连接中断',
  'not mentioned in the guide': '指南中未提及',
  'not a defined code': '未定义的代码',
  'more than the data length says': '超出数据区长度',
  "not PCP's, which is fffe": '不是 PCP 的起始标识 fffe',
  'the check field was left at zero': '校验码字段仍为零',
  'its two bytes are swapped: the check is sent most significant byte first': '两个字节颠倒：校验码应高字节在前',
  'not plain ASCII text padded with zero bytes': '不是以零字节填充的 ASCII 文本',
  // CoAP
  confirmable: '需确认（CON）',
  'non-confirmable': '无需确认（NON）',
  acknowledgement: '确认（ACK）',
  reset: '复位（RST）',
  'critical, unsafe to forward': '关键选项，不可转发',
  'critical, safe to forward': '关键选项，可转发',
  'elective, unsafe to forward': '可选选项，不可转发',
  'elective, safe to forward': '可选选项，可转发',
  'elective, safe to forward, no cache key': '可选选项，可转发，不作缓存键',
  'reserved class': '保留类别',
  'decrypted with the keys given': '已用所给密钥解密',
  'encrypted': '已加密',
  'no keys were given': '未提供密钥',
  // CONNECT
  'not shown': '不显示',
};

/** Meanings with numbers or names in them. */
const NUMBERED_ZH = [
  [/^(\d+) bytes?$/, '$1 字节'],
  [/^(\d+) seconds?$/, '$1 秒'],
  [/^wrong, computed ([0-9a-f]{4})$/, '错误，计算值为 $1'],
  [/^the frame was made with (.+), which PCP does not use$/, '该帧使用了 PCP 不用的 $1'],
  [/^counted from (\d+)$/, '从 $1 开始计数'],
  [/^a package of at most (\d+) bytes$/, '升级包不超过 $1 字节'],
];

/** What stands beside the label of a part, by the labels from the outside to it; nothing in English. */
export function partIn(path) {
  if (current() !== 'zh' || path.slice(0, -1).some((label) => OWN_NAMES.has(label))) return undefined;
  const label = path.at(-1);
  return Object.hasOwn(PARTS_ZH, label) ? PARTS_ZH[label] : label?.startsWith('option ') ? PARTS_ZH.option : undefined;
}

/** A meaning in the language that is shown, as far as it is known there; what is known stands apart by semicolons. */
export function meaningIn(meaning) {
  if (current() !== 'zh') return meaning;
  return meaning.split('; ').map((part) => {
    if (Object.hasOwn(MEANINGS_ZH, part)) return MEANINGS_ZH[part];
    const numbered = NUMBERED_ZH.find(([pattern]) => pattern.test(part));
    return numbered ? part.replace(...numbered) : part;
  }).join('; ');
}
