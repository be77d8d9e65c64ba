// Credentials: made by a scheme, or held to what was sent. Secrets live in `secrets` only.

import { core } from '../lib.js';
import { $, copy, el, fill, toast } from './dom.js';
import { say, t } from './words.js';

/** Inputs that nobody but their owner may see. */
const SECRET_FIELDS = /secret|access_code|psk|^password$/;
/** What may have been sent, by what a scheme gives. */
const GIVEN = ['client_id', 'username', 'password', 'sign', 'signature', 'psk', 'identity', 'body', 'params', 'form', 'headers'];

export class SignPanel {
  #secrets = new Map();

  constructor() {
    this.schemes = core.schemes();
    fill($('scheme'), this.schemes.map(({ scheme }) => [scheme, scheme]));
    $('scheme').addEventListener('change', () => this.show());
    $('sign-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#run('sign');
    });
    $('sign-verify').addEventListener('click', () => this.#run('verify'));
    $('sign-forget').addEventListener('click', () => {
      this.#secrets.clear();
      $('sign-result').replaceChildren();
      this.show();
      toast(t('forgotten'));
    });
    this.show();
  }

  /** The fields of the chosen scheme; what was typed stays where the other scheme has it too. */
  show() {
    const scheme = this.schemes.find((known) => known.scheme === $('scheme').value);
    this.scheme = scheme;
    $('scheme-about').textContent = `${scheme.about} · ${scheme.spec}`;
    const typed = new Map([...$('sign-form').querySelectorAll('[data-field]')].map((field) => [field.id, field.value]));
    const field = (name, group, required) => this.#field(name, group, required, typed.get(`${group}-${name}`));
    $('sign-fields').replaceChildren(
      ...scheme.required.map((name) => field(name, 'in', true)), ...scheme.optional.map((name) => field(name, 'in', false)));
    const given = GIVEN.filter((name) => scheme.outputs.includes(name));
    $('given-fields').replaceChildren(...given.map((name) => field(name, 'given', false)));
  }

  #field(name, group, required, typed) {
    const id = `${group}-${name}`;
    // A password that was sent is what one wants to compare by eye; a secret is not.
    const isSecret = SECRET_FIELDS.test(name) && group === 'in';
    const methods = name === 'method' && this.scheme.methods.length > 0;
    const input = methods
      ? el('select', { id, 'data-field': name, 'data-group': group })
      : el('input', {
        id, 'data-field': name, 'data-group': group, type: isSecret ? 'password' : 'text', autocomplete: isSecret ? 'new-password' : 'off',
        spellcheck: 'false', autocapitalize: 'off', 'aria-required': required ? 'true' : undefined,
      });
    if (methods) fill(input, [['', '—'], ...this.scheme.methods.map((method) => [method, method])]);
    if (typed !== undefined && !isSecret) input.value = typed;
    const hint = el('small', {}, isSecret && this.#secrets.has(name) ? t('held') : required ? t('required') : '');
    if (isSecret) {
      // Off the page as soon as it is left.
      input.addEventListener('change', () => {
        if (input.value === '') return;
        this.#secrets.set(name, input.value);
        input.value = '';
        hint.textContent = t('held');
      });
    }
    return el('label', { for: id }, el('span', {}, name), input, hint);
  }

  #request(withGiven) {
    const request = { scheme: this.scheme.scheme };
    const given = {};
    for (const field of $('sign-form').querySelectorAll('[data-field]')) {
      const name = field.dataset.field;
      if (field.type === 'password' && field.value !== '') {
        this.#secrets.set(name, field.value);
        field.value = '';
      }
      const value = field.type === 'password' ? this.#secrets.get(name) : field.value;
      if (value === undefined || value === '') continue;
      if (field.dataset.group === 'given') given[name] = value;
      else request[name] = value;
    }
    return withGiven ? { ...request, given } : request;
  }

  #run(what) {
    const out = $('sign-result');
    try {
      if (what === 'sign') out.replaceChildren(this.#signed(core.sign(this.#request(false))));
      else out.replaceChildren(this.#verdict(core.verify(this.#request(true))));
    } catch (error) {
      out.replaceChildren(el('p', { class: 'bad' }, `✗ ${error.message}${error.code ? ` · ${error.place?.pointer ?? ''} · ${error.code}` : ''}`));
    }
    this.show();
  }

  #signed(made) {
    const { scheme, notes, ...rest } = made;
    const items = [];
    for (const [name, value] of Object.entries(rest)) {
      const text = typeof value === 'string' ? value : core.stringifyJson(value);
      items.push(el('dt', {}, name === 'sign_content' ? t('signContent') : name), el('dd', { id: `out-${name}` }, text),
        el('button', { type: 'button', onclick: () => copy(text), 'aria-label': `${t('copy')} ${name}` }, t('copy')));
    }
    return el('div', {}, el('dl', {}, ...items), ...(notes ?? []).map((note) => el('p', { class: 'odd' }, `! ${note.message}`)));
  }

  #verdict(verdict) {
    const nodes = [el('p', { class: verdict.valid ? 'good' : 'bad' }, el('strong', {}, verdict.valid ? `✓ ${t('valid')}` : `✗ ${t('invalid')}`), ` · ${verdict.scheme}`)];
    if (verdict.differs.length > 0) nodes.push(el('p', {}, `${t('differs')}: ${verdict.differs.join(', ')}`));
    if (verdict.cause) nodes.push(el('p', {}, el('strong', {}, `${t('cause')}: `), `${verdict.cause.message} · ${verdict.cause.code}`));
    nodes.push(...this.#difference(), ...verdict.notes.map((note) => el('p', { class: 'odd' }, `! ${note.message}`)));
    return el('div', {}, ...nodes);
  }

  /** The exact text that is signed, and where what was sent first differs from what should have been. */
  #difference() {
    const { given, ...request } = this.#request(true);
    let made;
    try {
      made = core.sign(request);
    } catch {
      // What is needed for it was read from what was sent.
      return [];
    }
    const nodes = made.sign_content === undefined ? [] : [el('dl', {}, el('dt', {}, t('signContent')), el('dd', {}, made.sign_content),
      el('button', { type: 'button', onclick: () => copy(made.sign_content) }, t('copy')))];
    for (const [name, sent] of Object.entries(given)) {
      const right = made[name];
      if (typeof right !== 'string' || right === sent) continue;
      let at = 0;
      while (at < right.length && right[at] === sent[at]) at += 1;
      nodes.push(el('p', {}, `${name}: ${t('firstDiffer')}: ${at + 1}`),
        el('dl', {}, el('dt', {}, t('expected')), el('dd', {}, right.slice(0, at), el('mark', {}, right.slice(at, at + 1) || '␃'), right.slice(at + 1)), el('span', {}),
          el('dt', {}, say('sent', '发送')), el('dd', {}, sent.slice(0, at), el('mark', {}, sent.slice(at, at + 1) || '␃'), sent.slice(at + 1)), el('span', {})));
    }
    return nodes;
  }
}
