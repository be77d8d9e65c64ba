// The page: an input, what it is, its records, one of them.
/* global THINGWIRE_WASM, THINGWIRE_EXAMPLES */

import { Session, compile, core, load, parse, textIn, withHints, withKeys } from './lib.js';
import { $, el, fill, settled, toast } from './ui/dom.js';
import { Records } from './ui/list.js';
import { KeysPanel } from './ui/keys.js';
import { ModelPanel } from './ui/model.js';
import { RecordView } from './ui/record.js';
import { received, setUp, share } from './ui/share.js';
import { SignPanel } from './ui/sign.js';
import { current, say, t, translate } from './ui/words.js';

/** Inputs up to this many characters are read at each key, in the page itself; longer ones in a worker. */
const SMALL = 1 << 18;
/** Records up to this many characters are also read in other ways, to offer those. */
const LONGEST_TRIED = 4096;
/** Records that a small input may have to be read in the page itself. */
const FEW = 200;
const FORMATS = ['auto', 'jsonl', 'hex', 'hexdump', 'base64', 'at'];
/** Protocols whose messages need no topic. */
const BARE = ['pcp', 'coap', 'cbor'];
const HINTS = ['format', 'vendor', 'protocol', 'direction'];
/** What the list is narrowed by. */
const FILTERS = ['search', 'only-direction', 'only-status'];
const VENDORS = ['alibaba', 'huawei', 'tencent'];

const HOW = {
  none: ['', ''],
  record: ['a record as JSON', 'JSON 记录'],
  records: ['a list of records as JSON', 'JSON 记录列表'],
  payload: ['a JSON payload without a topic', '没有主题的 JSON 载荷'],
  topic: ['a topic and its payload', '主题与载荷'],
  joined: ['hex of one frame over several lines', '分多行书写的一帧十六进制'],
  bytes: ['raw bytes', '原始字节'],
  source: ['bytes as programs and logs write them', '程序或日志中书写的字节'],
  jsonl: ['JSON lines', 'JSON 行'], hex: ['hex', '十六进制'], hexdump: ['a hexdump', 'hexdump'], base64: ['base64', 'base64'],
  at: ['an AT log', 'AT 日志'],
  unknown: ['nothing known', '无法识别'],
  failed: ['not read', '未能读取'],
};

/** Why a capture is taken for what it is, in Chinese. */
const REASONS = {
  'is a JSON object': '是 JSON 对象', 'starts like a JSON object': '开头像 JSON 对象', 'is a line of a dump': '是转储的一行', 'goes on with a dump': '接续转储',
  'ends a dump': '是转储的结尾', 'starts with offset 0 of a dump': '以转储的偏移 0 开头', "is the '*' of a dump": '是转储的“*”', 'is a line of a dump of words': '是按字转储的一行',
  'is pairs of hex digits': '是成对的十六进制数字', 'is hex bytes with signs between them': '是带分隔符的十六进制字节', 'is a hex byte': '是一个十六进制字节',
  'is hex numbers': '是十六进制数', 'is hex digits, one too few': '是十六进制数字，但少一位', 'is nearly all hex digits': '几乎全是十六进制数字',
  'is an AT line with data': '是带数据的 AT 行', 'is an AT command or answer': '是 AT 命令或应答',
  'is base64 and not hex': '是 base64 而非十六进制', 'can be base64': '可能是 base64',
};

async function start() {
  const module = await compile(THINGWIRE_WASM);
  await load(module);
  const page = new Page(module);
  await page.begin();
  document.documentElement.dataset.ready = 'yes';
}

class Page {
  constructor(module) {
    this.module = module;
    this.bytes = undefined;
    this.encoding = undefined;
    setUp();
    this.model = new ModelPanel(() => this.read(), (text) => this.put(text));
    this.secrets = new KeysPanel(() => this.read());
    const context = () => ({
      model: this.model.text, names: this.model.names, keys: this.secrets.keys, signature: (...given) => this.sign.signature(...given),
    });
    this.record = new RecordView(context, (index) => this.records.goTo(index),
      (text) => this.put(text), (...given) => this.sign.verify(...given));
    this.records = new Records((entry, row) => this.record.show(entry, row), (about, count, progress, done) => this.#progress(about, count, progress, done));
    this.kinds = core.kinds();
    this.sign = new SignPanel();
    this.#words();
    this.#events();
  }

  async begin() {
    const link = await received();
    if (!link) return link === null ? this.#brokenLink() : this.read();
    this.#choose(link);
    return this.put(link.i);
  }

  /** Chooses hints; what is not given, or not among the choices, is not left as it was. */
  #choose(given) {
    for (const name of HINTS) {
      $(name).value = given[name] ?? '';
      if ($(name).selectedIndex < 0) $(name).value = '';
    }
    $('strict').checked = given.strict === true;
  }

  /** A link that brings nothing takes nothing away. */
  #brokenLink() {
    this.read();
    this.#refuse(say('This link is broken: it was cut or changed on its way.', '链接已损坏：内容被截断或改动。'));
  }

  #refuse(text) {
    $('recognised').replaceChildren(el('span', { class: 'bad' }, text));
  }

  /** Says everything in the other language; nothing is read anew, chosen or thrown away. */
  #speak() {
    translate(current() === 'zh' ? 'en' : 'zh');
    this.#words();
    $('input').placeholder = this.name ?? t('inputHint');
    this.tellAgain?.();
    this.records.retell();
    this.record.retell();
  }

  #words() {
    translate();
    $('language').textContent = current() === 'zh' ? 'English' : '中文';
    $('language').lang = current() === 'zh' ? 'en' : 'zh';
    fill($('format'), FORMATS.map((name) => [name === 'auto' ? '' : name, name === 'auto' ? t('auto') : say(...HOW[name])]));
    fill($('vendor'), [['', t('auto')], ...VENDORS.map((name) => [name, name])]);
    const protocols = [...new Set(this.kinds.map((kind) => kind.protocol))].filter((name) => name !== 'unknown');
    fill($('protocol'), [['', t('auto')], ...protocols.map((name) => [name, name])]);
    fill($('direction'), [['', t('auto')], ['up', t('up')], ['down', t('down')]]);
    fill($('only-direction'), [['', t('any')], ['up', t('up')], ['down', t('down')]]);
    fill($('only-status'), [['', t('any')], ['ok', t('ok')], ['notes', t('notes')], ['error', t('error')]]);
    fill($('examples'), [['', t('chooseExample')], ...THINGWIRE_EXAMPLES.map(({ en, zh }, index) => [String(index), say(en, zh)])]);
    this.sign.show();
    this.secrets.show();
  }

  #events() {
    const input = $('input');
    const soon = settled(150, () => this.read());
    input.addEventListener('input', () => {
      this.#forgetFile();
      if (input.value.length <= 1 << 16) this.read();
      else soon();
    });
    for (const name of [...HINTS, 'strict']) $(name).addEventListener('change', () => this.read());
    $('clear').addEventListener('click', () => {
      this.#anew();
      history.replaceState(null, '', location.pathname + location.search);
      this.put('');
      input.focus();
    });
    $('examples').addEventListener('change', () => {
      const { value } = $('examples');
      if (value === '') return;
      this.#anew();
      this.put(THINGWIRE_EXAMPLES[value].input);
      // Arrow keys go on from here.
      $('examples').value = value;
    });
    $('pick').addEventListener('click', () => $('file').click());
    $('file').addEventListener('change', () => {
      const [file] = $('file').files;
      if (file) this.file(file);
      $('file').value = '';
    });
    $('share').addEventListener('click', () => share(this.bytes ? this.#frame() : input.value, this.hints(true)));
    $('language').addEventListener('click', () => this.#speak());
    $('theme').addEventListener('click', () => {
      const root = document.documentElement;
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
    });
    document.addEventListener('dragover', (event) => {
      if (isOfField(event)) return;
      event.preventDefault();
      $('drop').hidden = Boolean(event.target.closest?.('#model-panel'));
    });
    document.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) $('drop').hidden = true;
    });
    document.addEventListener('drop', (event) => {
      $('drop').hidden = true;
      if (isOfField(event)) return;
      event.preventDefault();
      const [file, ...others] = event.dataTransfer.files;
      if (others.length > 0) toast(say(`Only the first file is read: ${file.name}`, `只读取第一个文件：${file.name}`));
      const place = event.target.closest?.('textarea:not(#input), input, #model-panel');
      if (file && place?.closest('#model-panel')) this.model.file(file);
      else if (file && !place) this.file(file);
      else if (!file && event.dataTransfer.getData('text')) this.put(event.dataTransfer.getData('text'));
    });
    window.addEventListener('hashchange', () => {
      if (location.hash.startsWith('#s=')) this.begin();
    });
  }

  /** Nothing is chosen, and nothing narrows the list. */
  #anew() {
    this.#choose({});
    for (const name of FILTERS) $(name).value = '';
  }

  /** Reads a file; a small text is put into the field, to be edited there. */
  async file(file) {
    this.coming = file;
    // A folder cannot be read, nor a file that is gone.
    const buffer = await file.arrayBuffer().catch(() => undefined);
    // Meanwhile another input came.
    if (this.coming !== file) return undefined;
    if (!buffer) return this.#refuse(`${file.name}: ${t('unreadable')}`);
    const bytes = new Uint8Array(buffer);
    const { text, encoding } = (bytes.length <= SMALL && textIn(bytes)) || {};
    if (text !== undefined) return this.put(text, encoding);
    // Raw bytes stay outside of the field.
    $('input').value = '';
    $('examples').value = '';
    this.name = `${file.name} · ${bytes.length.toLocaleString('en')} B`;
    $('input').placeholder = this.name;
    this.bytes = bytes;
    this.encoding = undefined;
    return this.read();
  }

  #forgetFile() {
    $('examples').value = '';
    this.coming = undefined;
    this.bytes = undefined;
    this.name = undefined;
    this.encoding = undefined;
    $('input').placeholder = t('inputHint');
  }

  /** Puts a text into the field; `encoding` is how its file had it, if not as UTF-8. */
  put(text, encoding) {
    this.#forgetFile();
    this.encoding = encoding;
    $('input').value = text;
    this.read();
  }

  /** A small binary file as the record that it is taken for; nothing for other files. */
  #frame() {
    const isFrame = this.how === 'bytes' && this.bytes.length <= LONGEST_TRIED;
    return isFrame ? `{"hex":"${core.toHex(this.bytes)}"}` : undefined;
  }

  hints(withFormat) {
    const hints = {};
    for (const name of ['vendor', 'protocol', 'direction']) if ($(name).value) hints[name] = $(name).value;
    if ($('strict').checked) hints.strict = true;
    if (withFormat && $('format').value) hints.format = $('format').value;
    return hints;
  }

  /** Reads the input anew. */
  read() {
    const input = this.bytes ?? $('input').value;
    const options = { format: $('format').value || undefined, hints: this.hints(false), model: this.model.text, keys: this.secrets.keys };
    // Another way of reading the same stays at the record.
    const first = input === this.input ? this.records.wanted ?? this.records.first : undefined;
    this.input = input;
    $('progress').hidden = true;
    if (input.length <= SMALL) {
      const session = new Session(input, options);
      session.read(FEW + 1);
      if (session.rows.length <= FEW) {
        session.source.close();
        return this.#show(session, first);
      }
      session.source.close();
    }
    this.record.hide();
    $('candidates').hidden = true;
    $('recognised').textContent = '';
    this.tellAgain = undefined;
    $('list-card').hidden = false;
    $('progress').hidden = false;
    $('progress').value = 0;
    return this.records.open(this.module, input, options, first);
  }

  #show(session, first) {
    const { source, entries, rows } = session;
    this.#about(source, rows.length, rows[0], entries[0]);
    $('list-card').hidden = rows.length < 2;
    this.records.use(session, first);
    if (!this.records.start()) this.record.hide();
  }

  #progress(about, count, progress, done) {
    $('progress').hidden = done;
    $('progress').value = progress;
    // What it is, at first; with their number in the end.
    if (done || count === undefined) this.#about(about, count);
  }

  /** Says what an input was taken for; and again, when the language is another. */
  #about(source, count, row, first) {
    this.how = source.how;
    this.tellAgain = () => {
      this.#recognised(source, count, row);
      this.#candidates(source.how, source.also ?? [], first, row);
    };
    this.tellAgain();
  }

  /** Says what the input is taken for, and why. */
  #recognised({ how, why, encoding = this.encoding }, count, row) {
    const what = say(...(HOW[how] ?? [how, how]));
    const out = $('recognised');
    out.replaceChildren();
    if (!what) return;
    out.append(`${say('Read as', '识别为')} `, el('strong', {}, what));
    if (why?.reason) out.append(say(`, because ${why.reason}`, `（${chinese(why.reason)}）`));
    if (why?.lines) out.append(say(`, because its ${why.lines} lines are a right frame only together`, `（${why.lines} 行合在一起才是正确的帧）`));
    if (encoding) out.append(say(`; its bytes are ${encoding}`, `；其编码为 ${encoding}`));
    if (count === 0) out.append(say('; no data was found in it', '；其中没有找到数据'));
    else if (count > 1) out.append(say(`; ${count.toLocaleString('en')} records`, `；${count.toLocaleString('en')} 条记录`));
    else if (row?.kind) out.append(this.#because(row));
  }

  /** Why the record has the kind that it has. */
  #because(row) {
    const kind = this.kinds.find((known) => known.kind === row.kind && (known.vendor ?? '') === row.vendor);
    const byTopic = kind?.topic && row.hasTopic && [`: the topic is ${kind.topic}`, `：主题为 ${kind.topic}`];
    const why = byTopic || (row.kind === 'pcp.ambiguous' ? undefined : BECAUSE[kind?.protocol]);
    return `${say('; ', '；')}${row.kind}${why ? say(...why) : ''}`;
  }

  /** Other ways to read the input, each a button that takes it. */
  #candidates(how, also, entry, row) {
    const offers = also.map((format) => ({ text: say(`format ${HOW[format]?.[0] ?? format}`, `格式 ${HOW[format]?.[1] ?? format}`), set: { format } }));
    if (entry?.record && entry.record.length <= LONGEST_TRIED) {
      const record = parse(entry.record);
      const tries = [
        ...(record.direction ? [] : [{ direction: 'up' }, { direction: 'down' }]),
        ...(record.vendor || record.topic ? [] : VENDORS.map((vendor) => ({ vendor }))),
        ...(record.protocol || record.topic ? [] : BARE.map((protocol) => ({ protocol }))),
      ];
      const seen = new Set([row.kind]);
      for (const set of tries) {
        const { kind, direction } = parse(core.decodeJson(withKeys(withHints(entry.record, set), this.secrets.keys)));
        if (!kind || seen.has(kind) || kind === 'unknown') continue;
        seen.add(kind);
        offers.push({ text: say(`${kind} if ${Object.values(set)[0]}`, `若为 ${Object.values(set)[0]}：${kind}`), set, direction });
      }
    }
    const box = $('candidates');
    box.hidden = offers.length === 0;
    box.replaceChildren(el('span', { class: 'dim' }, say('It can also be:', '也可能是：')), ...offers.map(({ text, set }) => el('button', {
      type: 'button', class: 'chip', onclick: () => {
        for (const [name, value] of Object.entries(set)) {
          $(name).value = value;
          $(name).focus();
        }
        this.read();
      },
    }, text)));
  }
}

/** Whether a field takes what is dropped by itself: text, anywhere but in what is only shown. */
function isOfField({ target, dataTransfer }) {
  return !dataTransfer.types.includes('Files') && Boolean(target.closest?.('textarea:not([readonly]), input'));
}

/** Why what has no topic is of its protocol. */
const BECAUSE = {
  pcp: [': it starts with FFFE, and length and check are right', '：以 FFFE 开头，长度与校验正确'],
  coap: [': header, options and payload are those of a CoAP datagram', '：头部、选项与载荷符合 CoAP 报文'],
  cbor: [': it is one CBOR item, and nothing follows it', '：是一个完整的 CBOR 数据项，其后没有内容'],
  connect: [': client id and user name are written as this cloud has them', '：client id 与用户名符合该云的写法'],
};

/** `line 3 is ...` in Chinese; what has no translation stays. */
function chinese(reason) {
  const [, line, what] = /^line (\d+) (.*)$/.exec(reason) ?? [];
  return line ? `第 ${line} 行${REASONS[what] ?? ` ${what}`}` : reason;
}

start().catch((error) => {
  document.querySelector('main').prepend(el('p', { class: 'bad', role: 'alert' }, `thingwire: ${error.message}`));
});
