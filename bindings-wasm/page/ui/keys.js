// Keys that payloads are decrypted with. They live in `held` only: their fields are emptied as soon as they are left.

import { $, renew, toast } from './dom.js';
import { t } from './words.js';

const NAMES = ['device_secret', 'random'];

export class KeysPanel {
  #held = {};

  /** `changed()` is called when there are other keys. */
  constructor(changed) {
    this.changed = changed;
    $('keys-form').addEventListener('change', () => this.#take());
    $('keys-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#take();
    });
    $('keys-forget').addEventListener('click', () => {
      this.#held = {};
      for (const name of NAMES) renew($(`key-${name}`));
      this.show();
      this.changed();
      toast(t('forgotten'));
    });
    this.show();
  }

  /** All that decrypting needs, or nothing. */
  get keys() {
    return NAMES.every((name) => this.#held[name] !== undefined) ? { ...this.#held } : undefined;
  }

  #take() {
    const before = this.keys;
    for (const name of NAMES) {
      const field = $(`key-${name}`);
      if (field.value === '') continue;
      this.#held[name] = field.value;
      renew(field);
    }
    this.show();
    if (this.keys || before) this.changed();
  }

  show() {
    for (const name of NAMES) $(`key-${name}-state`).textContent = this.#held[name] === undefined ? '' : t('held');
  }
}

/** Opens the panel, to have keys typed. */
export function askForKeys() {
  $('keys-panel').open = true;
  $(`key-${NAMES[0]}`).focus();
}
