// Credentials: made by a scheme, or held to what was sent. Secrets live in `secrets` only.

import { core } from '../lib.js';
import { messageOf } from './complaints.js';
import { aboutOf, causeOf } from './causes.js';
import { $, copy, el, fill, toast } from './dom.js';
import { say, t } from './words.js';

/** Inputs that nobody but their owner may see. */
const SECRET_FIELDS = /secret|access_code|psk|^password$/;
/** What may have been sent, by what a scheme gives. */
const GIVEN = ['client_id', 'username', 'password', 'sign', 'signature', 'psk', 'identity', 'body', 'params', 'form', 'headers'];
/** Kinds that carry credentials: the scheme that they are of, and what the payload is to it; a connection tells its scheme. */
export const SIGNED_KINDS = new Map([
  ['mqtt.connect', ['']], ['mqtt.connect.register', ['']], ['mqtt.connect.bootstrap', ['']], ['amqp.connect', ['']],
  ['http.auth', ['alibaba.http_auth', 'body']], ['http.auth.register.device', ['alibaba.http_register', 'form']],
  ['thing.topo.add', ['alibaba.topo_add', 'params']], ['combine.login', ['alibaba.subdevice_login', 'params']],
  ['http.device_auth', ['huawei.https_auth', 'body']],
]);
/** Those that hold more than what is signed; of a request with headers, these hold the signature. */
const WHOLE = ['headers', 'body', 'params', 'form'];
/** What proves that a secret is known, by itself. */
const PROOFS = ['password', 'sign', 'signature', 'psk'];
/** Secrets that each scheme takes, to tell that another one than its own was used. */
const TOLD_APART = ['device_secret', 'product_secret'];
/** The way to verify what says itself which scheme it is of: a connection's parts. */
const ANY = { scheme: '', required: [], methods: [], outputs: ['client_id', 'username', 'password'] };

export class SignPanel {
  #secrets = new Map();

  constructor() {
    this.schemes = core.schemes();
    const connecting = this.schemes.filter((scheme) => scheme.outputs.includes('username'));
    const secrets = connecting.flatMap(({ required, optional }) => [...required, ...optional].filter((name) => SECRET_FIELDS.test(name)));
    this.any = { ...ANY, optional: [...new Set(secrets)] };
    $('scheme').addEventListener('change', () => this.show());
    // The buttons do it; Enter presses the one that submits.
    $('sign-form').addEventListener('submit', (event) => event.preventDefault());
    $('sign-form').addEventListener('input', ({ target }) => {
      $('sign-result').replaceChildren();
      if (target.dataset.group === 'given') this.#enter(true);
    });
    $('sign-make').addEventListener('click', () => this.#run('sign'));
    $('sign-verify').addEventListener('click', () => this.#run('verify'));
    $('sign-forget').addEventListener('click', () => {
      this.forget();
      toast(t('forgotten'));
    });
    $('clear').addEventListener('click', () => this.#empty());
    this.show();
  }

  /** Drops the secrets, and what was made of them. */
  forget() {
    this.#secrets.clear();
    this.#empty();
    this.show();
  }

  /** Empties what was sent where it may be the secret itself. */
  #empty() {
    for (const field of $('given-fields').querySelectorAll('input')) if (SECRET_FIELDS.test(field.dataset.field)) field.value = '';
  }

  /** What Enter does: what was done, or filled in, last. */
  #enter(verifies) {
    this.verifies = verifies;
    const verify = verifies || this.scheme === this.any;
    $('sign-make').type = verify ? 'button' : 'submit';
    $('sign-verify').type = verify ? 'submit' : 'button';
  }

  /** Opens the panel with a record's credentials, which are to be verified. */
  verify(kind, record, payload) {
    const [scheme, part] = SIGNED_KINDS.get(kind);
    const sent = part ? { [part]: payload } : { client_id: record.client_id, username: record.username, password: record.password };
    $('sign-panel').open = true;
    $('scheme').value = scheme;
    this.verifies = true;
    this.show();
    for (const field of $('given-fields').querySelectorAll('input')) {
      const value = sent[field.dataset.field];
      field.value = typeof value === 'string' ? value : '';
    }
    const secret = scheme ? this.scheme.required.find((name) => SECRET_FIELDS.test(name)) : this.#secretOf({ password: '', ...sent });
    $(`in-${secret ?? this.any.optional[0]}`).focus();
  }

  /**
   * The signature in a payload, as `{isRight, further, resigned}`: `resigned(text)` is the decoded message's text with the right
   * one, and `further` the note that there are more, which nobody looks at.
   * Nothing without the secret, or where there is no signature.
   */
  signature(kind, payload) {
    const [name, part] = SIGNED_KINDS.get(kind) ?? [];
    const scheme = part && this.schemes.find((known) => known.scheme === name);
    const secret = scheme?.required.find((field) => SECRET_FIELDS.test(field));
    if (!secret || !this.#secrets.has(secret)) return undefined;
    const proof = PROOFS.find((output) => scheme.outputs.includes(output));
    const sent = inside(payload, proof)[proof];
    try {
      const { expected, notes } = core.verify({ scheme: name, [secret]: this.#secrets.get(secret), given: { [part]: payload }, explain: true });
      const right = expected?.[proof];
      if (sent === undefined || right === undefined) return undefined;
      const further = notes.find(({ code }) => code === 'sign_further');
      return { isRight: sent.toLowerCase() === right.toLowerCase(), further, resigned: (text) => resigned(text, part === 'form', proof, sent, right) };
    } catch {
      return undefined;
    }
  }

  /** The secret that a connection is verified with: the one that is missed without any. */
  #secretOf(given) {
    try {
      core.verify({ given });
    } catch ({ place }) {
      return this.any.optional.find((name) => place?.pointer === `/${name}`);
    }
    return undefined;
  }

  /** The fields of the chosen scheme; what was typed stays where the other scheme has it too. */
  show() {
    fill($('scheme'), [['', t('anyScheme')], ...this.schemes.map(({ scheme }) => [scheme, scheme])]);
    const scheme = this.schemes.find((known) => known.scheme === $('scheme').value) ?? this.any;
    this.scheme = scheme;
    this.#enter(this.verifies);
    $('sign-result').replaceChildren();
    $('scheme-about').textContent = scheme === this.any ? t('anySchemeHint') : `${aboutOf(scheme)} · ${scheme.spec}`;
    $('sign-make').hidden = scheme === this.any;
    const active = document.activeElement;
    // What is typed in it is taken first: a field that goes while it is left would be two things at once.
    if (active.form === $('sign-form')) active.blur();
    const typed = new Map([...$('sign-form').querySelectorAll('[data-field]')].map((field) => [field.id, field.value]));
    const field = (name, group, required) => this.#field(name, group, required, typed.get(`${group}-${name}`));
    $('sign-fields').replaceChildren(
      ...scheme.required.map((name) => field(name, 'in', true)), ...scheme.optional.map((name) => field(name, 'in', false)));
    const given = GIVEN.filter((name) => scheme.outputs.includes(name));
    $('given-fields').replaceChildren(...given.map((name) => field(name, 'given', false)));
    $(active.id)?.focus();
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
        // Enter makes all fields anew.
        if (document.activeElement !== input) label.replaceWith(this.#field(name, group, required));
      });
    }
    const label = el('label', { for: id }, el('span', {}, name), input, hint);
    return label;
  }

  #request(withGiven) {
    const request = this.scheme === this.any ? {} : { scheme: this.scheme.scheme };
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
    if (!withGiven) return request;
    const { outputs } = this.scheme;
    // A proof that is left out would not be looked at: it counts as empty, where nothing else that is given holds it.
    const whole = WHOLE.find((name) => outputs.includes(name));
    if (given[whole] === undefined) for (const name of PROOFS) if (outputs.includes(name)) given[name] ??= '';
    if (this.scheme === this.any) {
      // Secrets of other schemes are held, too: they are no inputs of this one.
      const own = this.#secretOf(given);
      for (const name of this.any.optional) if (name !== own && !TOLD_APART.includes(name)) delete request[name];
    }
    return { ...request, given, explain: true };
  }

  #run(what) {
    const out = $('sign-result');
    this.verifies = what === 'verify';
    const request = this.#request(this.verifies);
    this.show();
    try {
      out.replaceChildren(this.verifies ? this.#verdict(core.verify(request), request.given) : this.#signed(core.sign(request)));
    } catch (error) {
      out.replaceChildren(el('p', { class: this.verifies ? 'bad verdict' : 'bad' }, `✗ ${error.code ? messageOf(error) : error.message}${error.code ? ` · ${error.place?.pointer ?? ''} · ${error.code}` : ''}`));
    }
  }

  #signed(made) {
    const { scheme, notes, ...rest } = made;
    const items = [];
    for (const [name, value] of Object.entries(rest)) {
      const text = typeof value === 'string' ? value : core.stringifyJson(value);
      // A password that is the secret itself is copied, not shown.
      const shown = [...this.#secrets.values()].includes(text) ? t('held') : text;
      items.push(el('dt', {}, name === 'sign_content' ? t('signContent') : name), el('dd', { id: `out-${name}` }, shown),
        el('button', { type: 'button', onclick: () => copy(text), 'aria-label': `${t('copy')} ${name}` }, t('copy')));
    }
    return el('div', {}, el('dl', {}, ...items), ...(notes ?? []).map((note) => el('p', { class: 'odd' }, `! ${messageOf(note)}`)));
  }

  #verdict(verdict, given) {
    const nodes = [el('p', { class: verdict.valid ? 'good' : 'bad' }, el('strong', {}, verdict.valid ? `✓ ${t('valid')}` : `✗ ${t('invalid')}`), ` · ${verdict.scheme}`)];
    if (verdict.differs.length > 0) nodes.push(el('p', {}, `${t('differs')}: ${verdict.differs.join(', ')}`));
    if (verdict.cause) nodes.push(el('p', {}, el('strong', {}, `${t('cause')}: `), `${causeOf(verdict.cause)} · ${verdict.cause.code}`));
    nodes.push(...difference(verdict.expected, given, [...this.#secrets.values()]), ...verdict.notes.map((note) => el('p', { class: 'odd' }, `! ${messageOf(note)}`)));
    return el('div', { class: 'verdict' }, ...nodes);
  }
}

/** The exact text that is signed, and where what was sent first differs from what should have been, unless that is a secret itself. */
function difference(expected, given, secrets) {
  if (!expected) return [];
  const nodes = expected.sign_content === undefined ? [] : [el('dl', {}, el('dt', {}, t('signContent')), el('dd', { id: 'signed-text' }, expected.sign_content),
    el('button', { type: 'button', onclick: () => copy(expected.sign_content), 'aria-label': `${t('copy')} ${t('signContent')}` }, t('copy')))];
  for (const [name, sent] of Object.entries({ ...given, ...inside(given.body ?? given.params ?? given.form ?? '') })) {
    const right = expected[name];
    if (typeof right !== 'string' || WHOLE.includes(name) || secrets.includes(right)) continue;
    // Hex is taken in both cases.
    const fold = (text) => (/^[0-9a-f]+$/i.test(right) ? text.toLowerCase() : text);
    if (fold(right) === fold(sent)) continue;
    let at = 0;
    while (at < right.length && fold(right)[at] === fold(sent)[at]) at += 1;
    const marked = (text) => el('dd', {}, text.slice(0, at), el('mark', {}, text.slice(at, at + 1) || '␃'), text.slice(at + 1));
    nodes.push(el('p', {}, `${name}: ${t('firstDiffer')}: ${at + 1}`),
      el('dl', {}, el('dt', {}, t('expected')), marked(right), el('span', {}), el('dt', {}, say('sent', '发送')), marked(sent), el('span', {})));
  }
  return nodes;
}

/** The signature in a request's body, by all of its names: JSON at any depth, or a form. */
function inside(body, names = 'sign|signature|password') {
  const form = new URLSearchParams(body);
  const sign = /^\s*[{[]/.test(body) ? new RegExp(`"(?:${names})"\\s*:\\s*"([^"\\\\]*)"`).exec(body)?.[1] : form.get('sign') ?? form.get('signature');
  return sign ? { sign, signature: sign, password: sign } : {};
}

/** A decoded message's text with another signature in the member that holds it, or in the form; all else stays as it is written. */
function resigned(text, isForm, proof, sent, right) {
  let done = false;
  return text.replace(new RegExp(`("${isForm ? 'form' : proof}"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*")`, 'g'), (whole, name, value) => {
    const old = JSON.parse(value);
    if (done || !(isForm || old === sent)) return whole;
    done = true;
    return name + JSON.stringify(isForm ? old.replace(/(^|&)(sign|signature)=[^&]*/, (_, and, own) => `${and}${own}=${right}`) : right);
  });
}
