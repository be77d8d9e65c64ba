// The model that records are held to: Alibaba's thing model, or Huawei's product model.

import { core } from '../lib.js';
import { messageOf } from './complaints.js';
import { $, el, settled } from './dom.js';
import { say } from './words.js';

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
    $('model').value = await file.text();
    this.read();
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

/** Tells a part of a message by what the model calls it: name and unit. */
function namesOf(model) {
  const names = new Map();
  const add = (items) => {
    for (const item of items ?? []) {
      if (typeof item?.identifier !== 'string') continue;
      const type = item.dataType ?? {};
      const unit = type.specs?.unit;
      const text = [item.name, unit && unit !== 'null' ? `(${unit})` : ''].filter(Boolean).join(' ');
      if (text && text !== item.identifier) names.set(item.identifier, text);
      if (Array.isArray(type.specs)) add(type.specs);
      if (Array.isArray(type.specs?.item?.specs)) add(type.specs.item.specs);
      add(item.outputData);
      add(item.inputData);
    }
  };
  for (const { properties, commands } of model.service_capabilities ?? []) {
    for (const { property_name: identifier, description, unit } of properties ?? []) {
      const text = [description, unit ? `(${unit})` : ''].filter(Boolean).join(' ');
      if (text && typeof identifier === 'string') names.set(identifier, text);
    }
    for (const command of commands ?? []) if (command.description) names.set(command.command_name, command.description);
  }
  add(model.events);
  add(model.services);
  add(model.properties);
  // Only inside the payload: a topic's parts have names of their own.
  return (path) => (path[0] === 'payload' && path.length > 1 ? names.get(path.at(-1)) : undefined);
}
