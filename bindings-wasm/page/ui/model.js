// The model that records are held to: Alibaba's thing model, or Huawei's product model.

import { core } from '../lib.js';
import { messageOf } from './complaints.js';
import { $, el, settled } from './dom.js';
import { say, t } from './words.js';

/** The parts of a model that are counted. */
const PARTS = [
  ['properties', 'properties', '属性'], ['events', 'events', '事件'], ['services', 'services', '服务'],
  ['service_capabilities', 'services', '服务'],
];

export class ModelPanel {
  /** `changed()` is called when there is another model; `make(text)` shows records as the input. */
  constructor(changed, make) {
    this.changed = changed;
    $('model').addEventListener('input', settled(200, () => this.read()));
    $('model-pick').addEventListener('click', () => $('model-file').click());
    $('model-file').addEventListener('change', async () => {
      const [file] = $('model-file').files;
      if (!file) return;
      await this.file(file);
      $('model-file').value = '';
    });
    $('model-make').addEventListener('click', () => {
      if (!this.text) return;
      const made = this.#examples();
      if (made) make(made);
    });
    $('model-make').disabled = true;
  }

  async file(file) {
    try {
      $('model').value = await file.text();
      this.read();
    } catch {
      $('model-status').className = 'bad';
      $('model-status').textContent = `✗ ${file.name}: ${t('unreadable')}`;
    }
  }

  read() {
    const text = $('model').value;
    this.text = undefined;
    this.names = undefined;
    const status = $('model-status');
    const notes = $('model-notes');
    notes.replaceChildren();
    status.textContent = '';
    if (text.trim() !== '') {
      try {
        const read = core.readModel(text);
        this.text = text;
        this.names = namesOf(read.model);
        status.className = 'good';
        status.textContent = ['✓', [
          read.vendor, read.product_key ?? read.product_id,
          ...PARTS.filter(([name]) => read.model[name]?.length > 0)
            .map(([name, english, chinese]) => say(`${english}: ${read.model[name].length}`, `${chinese}：${read.model[name].length}`)),
        ].filter(Boolean).join(' · ')].join(' ');
        this.product = read.vendor === 'alibaba' && !read.product_key ? 'a1B2c3D4e5F' : undefined;
        notes.append(...read.notes.map((note) => el('li', {}, el('span', { class: 'note' }, `! ${messageOf(note)} · ${note.place.pointer ?? ''}`))));
      } catch (error) {
        status.className = 'bad';
        status.textContent = `✗ ${error.code ? messageOf(error) : error.message} · ${error.place?.pointer ?? ''} · ${error.code ?? ''}`;
      }
    }
    $('model-make').disabled = !this.text;
    this.changed();
  }

  #examples() {
    try {
      const records = core.examples({ model: this.text, product_key: this.product });
      return records.map((record) => core.stringifyJson(record)).join('\n');
    } catch (error) {
      $('model-status').className = 'bad';
      $('model-status').textContent = `✗ ${error.code ? messageOf(error) : error.message}`;
      return undefined;
    }
  }
}

/** The names of parts: each with its text, and the parts inside of it. */
const NONE = new Map();

/**
 * Tells, for an explained record, a part by what the model calls it: name and unit. A name is looked for only where the model has it:
 * the same one can stand elsewhere for something else.
 */
function namesOf(model) {
  return model.service_capabilities ? namesOfServices(model.service_capabilities) : namesOfThing(model);
}

function namesOfThing(model) {
  const [properties, events, services] = [new Map(), new Map(), new Map()];
  for (const { functionBlockId: block, ...lists } of [model, ...(model.functionBlocks ?? [])]) {
    const prefix = !block || /^default$/i.test(block) ? '' : `${block}:`;
    for (const [into, items] of [[properties, lists.properties], [events, lists.events], [services, lists.services]]) {
      for (const item of items ?? []) {
        const { identifier, outputData, inputData } = item;
        const part = fieldsOf([item]).get(identifier);
        into.set(prefix + identifier, into === properties ? part : { ...part, inside: fieldsOf(outputData), params: fieldsOf(inputData) });
      }
    }
  }
  return (root) => {
    const topic = childOf(root, 'topic') ?? childOf(root, 'path');
    const [event, service] = ['event', 'service'].map((what) => childOf(topic, `${what}_identifier`)?.value);
    const roots = (name) => (service ? services.get(service)?.[name === 'params' ? name : 'inside']
      : event ? events.get(event)?.inside : /property|shadow/.test(topic?.value) ? properties : undefined);
    return (path) => {
      const start = path.findIndex((step) => /^(?:params|data|reported|desired)$/.test(step));
      let scope = roots(path[start]) ?? NONE;
      let text;
      for (const step of start < 0 ? [] : path.slice(start + 1)) {
        const part = scope.get(step);
        text = part?.text;
        if (part) scope = part.inside;
        else if (step === 'events') scope = events;
        // A list's items, and what stands around values.
        else if (!/^\[|^(?:value|properties)$/.test(step)) scope = NONE;
      }
      return text;
    };
  };
}

function fieldsOf(items) {
  return new Map((items ?? []).filter((item) => typeof item?.identifier === 'string').map(({ identifier, name, dataType }) => {
    const specs = dataType?.specs;
    const inside = [specs, specs?.item?.specs].find(Array.isArray);
    return [identifier, { text: textOf(identifier, name, specs?.unit), inside: fieldsOf(inside) }];
  }));
}

function namesOfServices(list) {
  const parasOf = (paras) => new Map((paras ?? []).map(({ property_name: property, para_name: name = property, description, unit }) => (
    [name, textOf(name, description, unit)])));
  const commands = new Map();
  const services = new Map(list.map(({ service_id: id, properties, commands: own }) => {
    for (const { command_name: command, paras, responses } of own ?? []) {
      commands.set(`${id} ${command}`, parasOf(paras));
      for (const { response_name: name, paras: answered } of responses ?? []) commands.set(` ${name}`, parasOf(answered));
    }
    return [id, parasOf(properties)];
  }));
  return (root) => (path) => {
    let at = root;
    let service;
    let scope;
    let text;
    // A text is shown in its quotes.
    const told = (name) => childOf(at, name)?.value.slice(1, -1);
    for (const step of path) {
      text = scope?.get(step);
      service = told('service_id') ?? service;
      const command = told('command_name');
      scope = step === 'properties' ? services.get(service)
        : step === 'paras' ? commands.get(command ? `${service} ${command}` : ` ${told('response_name')}`) : undefined;
      at = childOf(at, step);
    }
    return text;
  };
}

function childOf(node, label) {
  return node?.children?.find((child) => child.label === label);
}

function textOf(identifier, name, unit) {
  const text = [name, unit && unit !== 'null' ? `(${unit})` : ''].filter(Boolean).join(' ');
  return text === identifier ? undefined : text;
}
