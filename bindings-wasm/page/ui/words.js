// What the page says, in both languages.

const WORDS = {
  skip: ['Skip to the input', '跳到输入框'],
  promise: ['Decodes device messages of Alibaba Cloud IoT, Huawei IoTDA and Tencent IoT Hub in this page. Nothing is sent anywhere.',
    '在本页面内解析阿里云物联网平台、华为云 IoTDA、腾讯云 IoT Hub 的设备报文，不向任何地方发送数据。'],
  share: ['Share link', '分享链接'],
  theme: ['Light / dark', '浅色 / 深色'],
  input: ['Message or capture', '报文或抓包'],
  inputHint: ['Paste anything: a record as JSON, a topic and its payload, hex, a hexdump, base64, an AT log, JSON lines; or drop a file',
    '可粘贴任意内容：JSON 记录、主题加载荷、十六进制、hexdump、base64、AT 日志、JSON 行；也可拖入文件'],
  examples: ['Examples', '示例'],
  chooseExample: ['choose…', '请选择…'],
  file: ['Open file', '打开文件'],
  clear: ['Clear', '清空'],
  format: ['Format', '格式'], vendor: ['Vendor', '厂商'], protocol: ['Protocol', '协议'], direction: ['Direction', '方向'],
  strict: ['strict', '严格'],
  auto: ['as recognised', '自动识别'], any: ['any', '全部'],
  up: ['up (device to cloud)', '上行（设备到云）'], down: ['down (cloud to device)', '下行（云到设备）'],
  search: ['Search', '搜索'], status: ['Status', '状态'],
  ok: ['no complaint', '无问题'], notes: ['with notes', '有提示'], error: ['not read', '无法读取'],
  problem: ['error', '错误'], note: ['note', '提示'],
  copyJson: ['Copy JSON', '复制 JSON'], copyHex: ['Copy hex', '复制十六进制'], copyCase: ['Copy test case', '复制测试用例'],
  copyRecord: ['Copy record', '复制记录'], useRecord: ['Use as input', '作为输入'], copyLink: ['Copy link', '复制链接'], copy: ['Copy', '复制'],
  copied: ['Copied', '已复制'], notCopied: ['Not copied', '未能复制'], unreadable: ['This file cannot be read.', '无法读取该文件。'], close: ['Close', '关闭'],
  explained: ['Explained', '解析'], raw: ['Raw', '原始字节'], verifyThis: ['Verify', '验签'], json: ['JSON', 'JSON'], text: ['Text', '文本'], edit: ['Edit and encode', '编辑并编码'],
  views: ['Views of the record', '记录的视图'], complaints: ['Errors and notes', '错误与提示'],
  tree: ['Explained tree', '解析树'], hex: ['Bytes of the payload', '载荷字节'], node: ['Selected part', '所选部分'],
  bytes: ['Encoded bytes', '编码后的字节'],
  editHint: ['Change the decoded message: the bytes, with their lengths and check, are made anew at each key; so is a signature whose secret is held by “Sign and verify”.',
    '修改解析结果后，字节、长度与校验会随输入重新生成；若“签名与验签”中已保存密钥，签名也会重新生成。'],
  model: ['Product model', '产品模型'],
  modelHint: ['Paste or open a thing model (Alibaba TSL) or a product model (Huawei): its names and units are shown in the tree, and values that break it get a note.',
    '粘贴或打开阿里云物模型（TSL）或华为产品模型：解析树会显示名称与单位，不符合模型的取值会有提示。'],
  modelMake: ['Make example messages', '生成示例报文'], modelNotes: ['What is odd about the model', '物模型的问题'],
  keys: ['Keys for decryption', '解密密钥'],
  keysHint: ['Alibaba’s symmetric security over CoAP: the device’s secret, and the random of the answer to /auth. Both stay in the memory of this page: they leave their fields at once, and are never stored or put in a link.',
    '阿里云 CoAP 对称加密：填写设备密钥与 /auth 应答中的 random。两者只保存在本页面内存中：输入后即从输入框移除，不会存储，也不会进入链接。'],
  decrypt: ['Decrypt', '解密'], forgetKeys: ['Forget keys', '清除密钥'],
  sign: ['Sign and verify', '签名与验签'],
  signHint: ['Makes and checks credentials. Secrets stay in the memory of this page: they leave their field as soon as they are used, and are never stored or put in a link.',
    '生成并校验设备凭证。密钥只保存在本页面内存中：使用后即从输入框移除，不会存储，也不会进入链接。'],
  anyScheme: ['as recognised', '自动识别'],
  anySchemeHint: ['Client id and user name tell the scheme; type the secret, and what was sent, to verify it. Choose a scheme to make credentials.',
    '由 client id 与用户名识别方案：填写密钥与实际发送的内容即可验签。要生成凭证请选择方案。'],
  scheme: ['Scheme', '方案'], given: ['To verify: what was sent', '验签：实际发送的内容'],
  signMake: ['Sign', '签名'], signVerify: ['Verify', '验签'], forget: ['Forget secrets', '清除密钥'],
  held: ['held in memory', '已保存在内存'], required: ['required', '必填'],
  forgotten: ['Secrets forgotten', '密钥已清除'],
  valid: ['Valid', '有效'], invalid: ['Not valid', '无效'], differs: ['differs', '不一致'], cause: ['likely mistake', '可能的错误'],
  signContent: ['signed text', '签名原文'],
  firstDiffer: ['first differing character', '第一个不同的字符'],
  footer: ['No network, no storage, no cookies. The same library as the thingwire command line.', '无网络请求、无存储、无 Cookie。与 thingwire 命令行使用同一个库。'],
  drop: ['Drop the file to read it here', '松开以在此读取文件'],
  shareLink: ['Link', '链接'],
  label: ['part', '字段'], value: ['value', '值'], meaning: ['meaning', '含义'], range: ['bytes', '字节'], spec: ['specification', '规范'],
  expected: ['expected', '期望'], bits: ['bits', '位'],
  nothing: ['Nothing selected', '未选择'],
};

let language = (navigator.language ?? 'en').toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** The language that is shown. */
export function current() {
  return language;
}

/** The text of a name. */
export function t(name) {
  const words = WORDS[name];
  return words === undefined ? name : words[language === 'zh' ? 1 : 0];
}

/** One of two texts. */
export function say(english, chinese) {
  return language === 'zh' ? chinese : english;
}

/** Puts the words of a language everywhere. */
export function translate(to = language) {
  language = to;
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll('[data-a]')) node.setAttribute('aria-label', t(node.dataset.a));
  for (const node of document.querySelectorAll('[data-p]')) node.placeholder = t(node.dataset.p);
}
