// What a form that people write in does by itself: it keeps what is typed, sends it, and
// says at every moment where it is. Leans on portal.js and keeping.js.
const { kept, mine, theirs, hearOthers, deliver, post, readingOf, tokensOf, same, isTick, clock, dated } = window.keeping;
const KEEP = 500; // from the last letter until the device has it
const SOON = 1500; // from the first letter until it is sent, if writing pauses
const AGAIN = 10000; // from one save by itself to the next
const DEVICE = "Tersimpan di perangkat ini";

// --- One control ------------------------------------------------------------------------

const MACHINERY = /^_|^csrf|_FORMS$|(^|-)(opened|key)$/;
const isField = ({ name, disabled, type }) => name && !disabled && !MACHINERY.test(name)
  && !/^(submit|button|file|hidden|fieldset)$/.test(type);
const isTicked = ({ type }) => /^(checkbox|radio)$/.test(type);

// What it says: now, or as the page brought it.
function valuesOf(control, isNow) {
  if (isTicked(control)) return (isNow ? control.checked : control.defaultChecked) ? [control.value] : [];
  if (control.options) {
    const all = [...control.options];
    const found = all.filter((one) => (isNow ? one.selected : one.defaultSelected));
    if (!found.length && !control.multiple) found.push(...all.slice(0, 1));
    return found.map(({ value }) => value);
  }
  const brought = control.cloneNode(); // reads it the way this kind of control does
  brought.value = control.defaultValue;
  return [(isNow ? control : brought).value.replace(/\r?\n/g, "\r\n")];
}

function fill(control, values) {
  if (isTicked(control)) control.checked = values.includes(control.value);
  else if (!control.options) [control.value] = values;
  else [...control.options].forEach((one) => { one.selected = values.includes(one.value); });
}

function labelOf(control) {
  const isOne = !isTicked(control) || isTick(control);
  const label = isOne ? control.labels[0] : control.closest("fieldset")?.querySelector("legend");
  return (label?.textContent ?? control.name).replace("*", "").trim();
}

function makeLine() {
  const line = make("p", { className: "small muted", role: "status" });
  line.dataset.state = "";
  return line;
}

// --- One form ---------------------------------------------------------------------------

class Sheet {
  constructor(form) {
    this.form = form;
    this.isAuto = "autosave" in form.dataset;
    this.isUnsaved = "unsaved" in form.dataset; // the server drew it again without saving
    this.path = pathOf(form);
    this.line = form.querySelector("[data-state]") ?? form.appendChild(makeLine());
    this.first = this.isAuto ? "Disimpan sendiri selagi Anda menulis." : this.line.textContent;
    this.confirmed = {}; // by name, what the server has said it has
    this.held = {}; // by name, what the server did not take, and why
    this.added = new Set(); // rows that came new and are saved
    this.sentAt = 0;
    this.keepSoon = later(KEEP, () => this.keep());
    form.dataset.tended = "";
    form.autocomplete = "off"; // the copy on the device knows better than the browser
    form.addEventListener("input", () => this.typed());
    form.addEventListener("focusin", ({ target }) => { if (isField(target)) lastField = target; });
    form.addEventListener("submit", (event) => this.press(event));
    this.asker = make("button", {
      type: "button", className: "btn btn-sm", textContent: "Isi kata sandi", hidden: true,
      onclick: () => askPassword("", true),
    });
    this.line.after(this.asker);
    addEventListener("pagehide", () => this.keep());
    addEventListener("pageshow", ({ persisted }) => {
      // Done, or sent from another page meanwhile: what is shown is of yesterday.
      if (persisted && (this.isDone || (this.key && !kept.get(this.key)))) location.reload();
    });
    errands.push(() => this.retry());
    this.show();
    this.welcome();
  }

  // What is written

  controls(name) {
    return [...this.form.elements].filter((control) => control.name === name);
  }

  said(isNow) {
    const said = {};
    [...this.form.elements].filter(isField).forEach((control) => {
      (said[control.name] ??= []).push(...valuesOf(control, isNow));
    });
    return said;
  }

  // The row in which a field stands, by how its name begins; "" outside of rows.
  rowOf(name) {
    const row = /^\w+-\d+-/.exec(name)?.[0];
    return row && this.form.elements[`${row}opened`] ? row : "";
  }

  // Taken whole or not at all: a new row, a removed one, a form with no saves of its own.
  isWhole(row) {
    if (!row || !this.isAuto) return !this.isAuto;
    const [noun, number] = row.split("-");
    const isNew = Number(number) >= Number(this.form.elements[`${noun}-INITIAL_FORMS`].value);
    const isRemoved = this.button && this.form.elements[`${row}DELETE`]?.checked;
    return isRemoved || (isNew && !this.added.has(row));
  }

  tokens(group) {
    return tokensOf(this.form.elements[group]?.value);
  }

  mergeTokens(group, fresh) {
    const merged = { ...this.tokens(group), ...fresh };
    const pairs = Object.entries(merged).map(([name, token]) => `${name}=${token}`);
    if (this.form.elements[group]) this.form.elements[group].value = pairs.join(" ");
  }

  // Every changed field with what it was at opening.
  changes() {
    const now = this.said(true);
    const before = { ...(this.isUnsaved ? {} : this.said(false)), ...this.confirmed };
    const changed = Object.keys(now).filter((name) => !same(now[name], before[name]));
    const rows = new Set(changed.map((name) => this.rowOf(name)));
    const goes = (name) => changed.includes(name)
      || (rows.has(this.rowOf(name)) && this.isWhole(this.rowOf(name)) && now[name].join(""));
    return Object.keys(now).filter(goes).map((name) => {
      const row = this.rowOf(name);
      const field = name.slice(row.length);
      return {
        name, field, values: now[name], group: `${row}opened`, whole: this.isWhole(row),
        token: this.tokens(`${row}opened`)[field], label: labelOf(this.controls(name)[0]),
      };
    });
  }

  // What waits to be sent by itself: no ticks, and nothing that was refused as it stands.
  waiting(changes) {
    return changes.filter((one) => !isTick(one) && !same(one.values, this.held[one.name]?.values));
  }

  // On the device

  copy(fields) {
    const rows = fields.map(({ name }) => this.rowOf(name));
    const goes = ({ name, type }) => type === "hidden" && !/^_|^csrf|opened$/.test(name)
      && (!this.rowOf(name) || rows.includes(this.rowOf(name)));
    const beside = [...this.form.elements].filter(goes).map(({ name, value }) => [name, value]);
    return {
      path: this.path, url: this.form.getAttribute("action") || location.pathname + location.search,
      page: location.pathname + location.search, title: document.title.split(" · ")[0],
      at: this.typedAt ?? Date.now(), isAuto: this.isAuto, fields, beside,
      flight: this.key && kept.get(this.key)?.flight,
      button: this.button && (this.button.name ? [[this.button.name, this.button.value]] : []),
    };
  }

  keep() {
    const fields = this.changes();
    const copy = this.copy(fields);
    this.isOnDevice = false;
    if (fields.length || copy.flight || copy.button) {
      this.key ??= this.freeKey();
      mine.add(this.key);
      this.isOnDevice = kept.put(this.key, copy);
    } else if (this.key) this.forget();
    if (fields.length && !this.isOnDevice) this.form.dataset.dirty = "1";
    else delete this.form.dataset.dirty;
    this.show(fields);
  }

  freeKey() {
    const first = `tulis:${me}:${this.path}`;
    let key = first;
    for (let number = 2; kept.get(key); number += 1) key = `${first}#${number}`;
    return key;
  }

  forget() {
    kept.drop(this.key);
    mine.delete(this.key);
    this.key = null;
  }

  // To the server

  typed() {
    this.typedAt = Date.now();
    this.firstAt ??= this.typedAt;
    this.say("Belum tersimpan");
    this.keepSoon();
    this.plan();
  }

  plan() {
    if (!this.isAuto || this.timer || this.refusal || this.isAsked || gone) return;
    const wait = Math.max(SOON, this.sentAt + AGAIN - Date.now());
    this.timer = setTimeout(() => this.due(), wait);
  }

  due() {
    this.timer = null;
    const now = Date.now();
    const isPaused = now - this.typedAt > SOON / 2 || now - this.firstAt > AGAIN;
    if (!isPaused) this.timer = setTimeout(() => this.due(), SOON / 2);
    else if (this.waiting(this.changes()).length) this.send();
  }

  async send() {
    if (this.isSending) return;
    clearTimeout(this.timer);
    this.timer = this.firstAt = null;
    this.isSending = true;
    this.sentAt = Date.now();
    this.keep();
    const outcome = await deliver(this.key);
    this.isSending = false;
    this.hear(outcome);
  }

  hear({ status, said, held, flight }) {
    const isButtons = /(^|&)_cara=tombol(&|$)/.test(flight.body);
    if (status === 200) this.take(said, held, flight);
    if (status === 401) this.ask(said.error);
    else if (status && status !== 200) this.refuse(said.error || `Server tidak menerima kiriman ini (${status}).`);
    else if (status && isButtons && this.button) this.leave(said);
    else if (status && this.button) this.send();
    else if (status === 0 && this.isAuto) this.button = null;
    this.keep();
    if (status === 200 && this.waiting(this.changes()).length) this.plan();
  }

  // The server has it: from now on only what differs from this is a change.
  take(said, held, flight) {
    const sent = new URLSearchParams(flight.body);
    const why = (name) => said.errors?.[name] ?? said.errors?.[""] ?? (said.conflicts?.includes(name)
      ? "orang lain menulis di sini juga. Tekan Simpan untuk memilih." : "ada yang belum benar di baris ini.");
    this.jam = said.jam;
    flight.names.forEach((name) => {
      if (held.includes(name)) this.held[name] = { values: sent.getAll(name), why: why(name) };
      else {
        this.confirmed[name] = sent.getAll(name);
        this.added.add(this.rowOf(name));
        delete this.held[name];
      }
    });
    Object.entries(said.opened ?? {}).forEach(([group, text]) => this.mergeTokens(group, tokensOf(text)));
    const others = document.querySelector("[data-others]");
    if (others && "others" in said) {
      others.textContent = said.others;
      others.hidden = !said.others;
    }
  }

  // After a button: on to where it leads, once more for what was typed meanwhile, or to
  // the server's own page about what it could not take.
  leave(said) {
    const { button } = this;
    const isHeld = said.conflicts?.length || Object.keys(said.errors ?? {}).length;
    if (!isHeld && this.isAuto && this.waiting(this.changes()).length) this.send();
    else {
      this.button = null;
      this.isDone = !isHeld;
      if (isHeld) this.submit(button);
      else goTo(said.next);
    }
  }

  submit(button) {
    this.isNative = true;
    this.lock(false);
    this.keep();
    this.form.requestSubmit(button.form ? button : undefined);
    this.isNative = false;
  }

  refuse(why) {
    this.refusal = why;
    this.button = null;
    this.lock(false);
  }

  ask(why) {
    this.isAsked = true;
    this.asker.hidden = false;
    askPassword(why, Boolean(this.button));
  }

  // The password was given, or not now: then the button may be pressed again, unless
  // what it sent may have arrived.
  goOn(isHere) {
    if (!isHere && !kept.get(this.key)?.flight) {
      this.button = null;
      this.lock(false);
    }
    if (!isHere || !this.isAsked) return;
    this.isAsked = false;
    this.asker.hidden = true;
    this.send();
  }

  press(event) {
    const { submitter } = event;
    if (this.isNative || (submitter && "plain" in submitter.dataset)) return;
    event.preventDefault();
    if (this.button) return; // one tap is one request
    this.button = submitter ?? {};
    this.refusal = "";
    this.lock(!this.isAuto);
    this.say("Menyimpan…", true);
    this.send();
  }

  // A form that is sent once is not written in while its answer is awaited.
  lock(isLocked) {
    [...this.form.children].forEach((part) => { part.inert = isLocked && !part.contains(this.line); });
  }

  // The line may be back: whether there was anything to try it with.
  async retry() {
    const hasFlight = this.key && kept.get(this.key)?.flight;
    const isIdle = !this.button && !hasFlight && !(this.isAuto && this.waiting(this.changes()).length);
    if (isIdle || this.isAsked || this.refusal) return false;
    const wait = this.sentAt + AGAIN - Date.now();
    if (wait <= 0) await this.send();
    else this.timer ??= setTimeout(() => this.send(), wait);
    return true;
  }

  // The line that is always true. It is read out once for each new truth, not for each letter.

  show(changes = this.changes()) {
    if (this.isSending && this.button) return; // "Menyimpan…" until it is known
    const held = changes.filter(({ name, values }) => same(values, this.held[name]?.values));
    const more = held.map(({ label, name }) => `“${label}” belum tersimpan: ${this.held[name].why}`);
    if (changes.some(isTick)) more.push("Yang dicentang dilakukan setelah tombol ditekan.");
    if (this.refusal) more.push(this.refusal);
    else if (this.isAsked) more.push("Sesi berakhir. Isi kata sandi untuk melanjutkan.");
    else if (gone && (this.button || this.isAuto) && changes.length) {
      more.push("Dikirim sendiri begitu sambungan kembali.");
    }
    const where = this.where(changes);
    this.say(more.length ? `${where}. ${more.join(" ")}` : where, more.length || /server \d/.test(where));
  }

  where(changes) {
    if (this.waiting(changes).length || (this.isUnsaved && !this.jam)) {
      return this.isOnDevice ? `${DEVICE} ${clock(this.typedAt ?? Date.now())}, belum sampai server` : "Belum tersimpan";
    }
    if (this.jam) return `Tersimpan di server ${this.jam}`;
    return changes.length ? "Belum tersimpan" : this.first;
  }

  say(text, isLoud) {
    if (text === this.line.textContent) return;
    this.line.setAttribute("aria-live", isLoud && text !== this.told ? "polite" : "off");
    if (isLoud) this.told = text;
    this.line.textContent = text;
  }

  // What an earlier visit left on the device

  async welcome() {
    const keys = keysOf(me).filter((key) => kept.get(key)?.path === this.path);
    if (!keys.length) return;
    await hearOthers();
    for (const key of keys) if (!theirs.has(key) && key !== this.key) await this.offer(key);
  }

  // A save in doubt is settled first; then what differs from the page is offered back.
  async offer(key) {
    if (kept.get(key).flight) {
      const { status, said } = await deliver(key);
      if (status === 200 && said.next && !this.isAuto) return this.pointTo(said);
      if (status === 200 && !this.typedAt && !kept.get(key)) return location.reload();
    }
    const copy = kept.get(key);
    const differing = copy?.fields.filter((one) => !same(one.values, this.said(true)[this.nameHere(one, copy)]));
    if (differing?.length) this.lay(key, copy, differing);
    else if (copy && this.isUnsaved && !this.key) {
      this.key = key;
      this.keep();
    } else kept.drop(key);
    return null;
  }

  // The name that a field of a copy has on this page, where its row may stand elsewhere.
  nameHere({ name, group }, { beside }) {
    const row = group.slice(0, -"opened".length);
    const key = beside.find(([one]) => row && one === `${row}key`)?.[1];
    if (!key) return name;
    const here = [...this.form.elements].find((one) => /-key$/.test(one.name) && one.value === key);
    return here && here.name.slice(0, -"key".length) + name.slice(row.length);
  }

  pointTo({ next, jam }) {
    this.form.before(make("p", { className: "alert alert-success", role: "status" },
      `Yang tadi Anda kirim sudah tersimpan di server ${jam}. `, make("a", { href: next, textContent: "Buka" })));
  }

  lay(key, copy, differing) {
    const overtaken = differing.filter((one) => {
      const now = this.tokens(`${this.rowOf(this.nameHere(one, copy) ?? "")}opened`)[one.field];
      return this.nameHere(one, copy) && one.token && now !== one.token;
    });
    const heading = make("h2", { textContent: "Ada tulisan Anda yang belum sampai server" });
    const box = make("section", { className: "notice notice-warn" }, heading,
      make("p", { textContent: `Ditulis di perangkat ini ${dated(copy.at)}.` }));
    if (overtaken.length) {
      box.append(make("p", { textContent: `Sesudah itu isian ini diubah di server: ${overtaken.map(({ label }) => label).join(", ")}. Bila diisikan kembali, keduanya ditampilkan untuk dipilih; tidak ada yang tertimpa.` }));
    }
    const button = (textContent, look, work) => make("button", {
      type: "button", className: `btn ${look}`, textContent, onclick: () => { work(); box.remove(); },
    });
    box.append(readingOf({ fields: differing }), make("p", { className: "buttons" },
      button("Isikan kembali", "btn-primary", () => this.restore(key, copy, differing)),
      button("Buang", "", () => kept.drop(key))));
    this.form.before(box);
    this.form.closest("details")?.setAttribute("open", "");
    say("Ada tulisan Anda yang belum sampai server, di atas formulir.");
  }

  restore(key, copy, differing) {
    differing.forEach((one) => {
      const name = this.nameHere(one, copy) ?? this.addRowOf(one, copy);
      this.controls(name).forEach((control) => {
        fill(control, one.values);
        control.closest("details")?.setAttribute("open", "");
      });
      if (one.token) this.mergeTokens(`${this.rowOf(name)}opened`, { [one.field]: one.token });
    });
    if (this.key) kept.drop(key);
    else this.key = key;
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    this.controls(this.nameHere(differing[0], copy))[0]?.focus();
  }

  addRowOf(one, copy) {
    const row = one.group.slice(0, -"opened".length);
    const [noun] = row.split("-");
    const grown = growRow(this.form.querySelector(`[data-rows="${noun}"]`));
    grown.querySelector("[name$='-key']").value = copy.beside.find(([name]) => name === `${row}key`)[1];
    return this.nameHere(one, copy);
  }
}

// Where only the place on the page differs, the page is fetched all the same.
function goTo(address) {
  const { pathname, search, hash } = new URL(address, location);
  location.assign(address);
  if (hash && pathname + search === location.pathname + location.search) location.reload();
}

// --- The password, asked for without leaving the page -----------------------------------

let dialog;
let lastField;
let isHere;

// Asked by itself it stands aside and takes no letter away; after a button it comes forward.
function askPassword(why, isModal) {
  dialog ??= makeDialog();
  isHere = false;
  if (why) dialog.querySelector("[data-why]").textContent = why;
  if (isModal && !dialog.matches(":modal")) {
    dialog.removeAttribute("open");
    dialog.showModal();
    dialog.querySelector("[type=password]").focus();
  } else if (!dialog.open) dialog.setAttribute("open", "");
}

function makeDialog() {
  const made = document.querySelector("[data-door]").content.firstElementChild.cloneNode(true);
  made.querySelector("[name=username]").value = body.dataset.name;
  made.querySelector("form").onsubmit = enter;
  made.querySelector("[type=button]").onclick = () => made.close();
  made.addEventListener("close", () => sheets.forEach((sheet) => sheet.goOn(isHere)));
  body.append(made);
  return made;
}

async function enter(event) {
  event.preventDefault();
  const { username, password } = event.target.elements;
  const why = dialog.querySelector("[data-why]");
  const { status, said } = await post("/masuk/", new URLSearchParams({
    _cara: "sendiri", username: username.value, password: password.value,
  }));
  if (status !== 200) {
    why.textContent = said.error ?? "Belum ada sambungan. Coba lagi sebentar lagi.";
    password.select();
    return;
  }
  password.value = why.textContent = "";
  isHere = true;
  dialog.close();
  lastField?.focus();
}

const sheets = [];
const tend = (form) => sheets.push(new Sheet(form));
document.querySelectorAll("form[data-keep]:not([data-tended])").forEach(tend);
window.tend = (form) => { // one that came later
  if (!("tended" in form.dataset)) tend(form);
};
