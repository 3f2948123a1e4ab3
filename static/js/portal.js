// What a page of the portal does by itself. Everything works without it.
"use strict";

const say = (text) => {
  document.getElementById("kabar").textContent = text;
};
const later = (wait, work) => {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(work, wait, ...given);
  };
};
const make = (tag, facts, ...parts) => {
  const element = Object.assign(document.createElement(tag), facts);
  element.append(...parts);
  return element;
};
const uuid = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => (
  digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))
).toString(16));
const pathOf = (form) => new URL(form.getAttribute("action") || location, location).pathname;
const csrf = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1];
const { body } = document;
const me = body.dataset.user;

// The line: gone when the browser says so or the last request failed; asked for again
// after 10, 20, 40, 60 seconds, by what there is to send.
const errands = [];
let gone = false;
let patience = 10;
let asking;

function lineIs(there) {
  clearTimeout(asking);
  if (there) patience = 10;
  else {
    asking = setTimeout(tryAgain, patience * 1000);
    patience = Math.min(patience * 2, 60);
  }
  if (gone === !there) return;
  gone = !there;
  holdDecisions();
  if (there) errands.forEach((errand) => errand());
}

async function tryAgain() {
  for (const errand of errands) if (await errand()) return;
  ask("/sehat", { credentials: "omit", cache: "no-store" }).catch(() => {});
}

async function ask(url, options) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout?.(45000), ...options });
    lineIs(true);
    return answer;
  } catch (lost) {
    lineIs(false);
    throw lost;
  }
}

// A decision is never made without a line: its button waits, and says so.
function holdDecisions() {
  document.querySelectorAll("[data-waiting]").forEach((button) => {
    button.disabled = false;
    delete button.dataset.waiting;
  });
  document.querySelectorAll(".waits").forEach((reason) => reason.remove());
  if (!gone) return;
  const decisions = "form[method=post]:not([data-keep], [data-upload]) button:not([type=button]):enabled";
  document.querySelectorAll(decisions).forEach((button) => {
    button.disabled = true;
    button.dataset.waiting = "";
    button.after(make("p", {
      className: "waits small",
      textContent: "Tidak ada sambungan. Tombol ini dapat ditekan lagi begitu sambungan kembali.",
    }));
  });
}

// Who is here is remembered for the hours without a line. A page that comes back from
// the browser's own store may be somebody else's by now.
function rememberWho(isFromStore) {
  try {
    if (isFromStore && localStorage.getItem("siapa") !== (me ?? null)) location.reload();
    else if (me) localStorage.setItem("siapa", me);
    else if (!document.querySelector("[data-luring]")) localStorage.removeItem("siapa");
  } catch { /* the device keeps nothing */ }
}

function keysOf(person) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`tulis:${person}:`));
  } catch {
    return [];
  }
}

// Whoever leaves leaves nothing behind; what is unsent is asked about first.
let isLeaving = false;

function mayLeave() {
  const left = keysOf(me);
  const question = `${left.length} tulisan belum sampai server dan akan dihapus dari perangkat ini. Tetap keluar?`;
  if (left.length && !confirm(question)) return false;
  [...left, "siapa"].forEach((key) => localStorage.removeItem(key));
  isLeaving = true;
  return true;
}

// Rupiah: the same rule as paser_masterplan/money.py, on strings, so nothing is rounded.
const ZEROS = new Map([
  ["", 0], ["rb", 3], ["ribu", 3], ["jt", 6], ["juta", 6], ["m", 9], ["miliar", 9],
  ["milyar", 9], ["t", 12], ["triliun", 12], ["trilyun", 12],
]);
const AMOUNT = /^(?:rp\.?\s*)?([\d.,]*\d)\s*([a-z]*)\.?(?:,-)?$/;
const LARGEST = "1000000000000000";

function readRupiah(text) {
  const found = AMOUNT.exec(text.trim().toLowerCase());
  if (!found || !ZEROS.has(found[2])) return null;
  let number = found[1];
  const comma = number.includes(",");
  const lone = comma !== number.includes(".");
  if (lone && /^\d{1,3}([.,]\d{3})+$/.test(number) && !(found[2] && comma)) {
    number = number.replace(/[.,]/g, "");
  } else if (comma) {
    number = number.replace(/\./g, "").replace(",", ".");
  }
  const parts = number.split(".");
  if (parts.length > 2 || number.includes(",")) return null;
  const zeros = ZEROS.get(found[2]);
  const rest = (parts[1] || "").replace(/0+$/, "");
  if (rest.length > zeros) return null;
  const digits = (parts[0] + rest.padEnd(zeros, "0")).replace(/^0+/, "");
  const size = LARGEST.length;
  if (!digits || digits.length > size || (digits.length === size && digits > LARGEST)) return null;
  return "Rp" + digits.replace(/\B(?=(\d{3})+$)/g, ".");
}

function echoRupiah(input) {
  let echo = document.querySelector(`[data-echo-for="${input.id}"]`);
  if (!echo) {
    echo = document.createElement("div");
    echo.className = "echo";
    echo.dataset.echoFor = input.id;
    echo.setAttribute("aria-live", "polite");
    input.after(echo);
  }
  const typed = input.value.trim();
  const read = typed && readRupiah(typed); // an empty field has nothing to echo
  echo.textContent = read === typed ? "" : read || "Belum terbaca sebagai rupiah";
  echo.classList.toggle("unread", Boolean(typed && !read));
}
const echoSoon = later(250, echoRupiah);

// Rows: one more from the template; a ticked "Hapus baris ini" folds the row away.
function growRow(rows) {
  const count = (name) => rows.closest("form").elements[`${rows.dataset.rows}-${name}_FORMS`];
  const total = count("TOTAL");
  const number = Number(total.value);
  if (number >= Number(count("MAX_NUM").value)) {
    say("Jumlah baris sudah paling banyak.");
    return null;
  }
  const holder = document.createElement("template");
  holder.innerHTML = rows.querySelector("template").innerHTML
    .replace(/__prefix__/g, number).replace(/__nomor__/g, number + 1);
  const row = holder.content.firstElementChild;
  const key = row.querySelector("[name$='-key']");
  if (key) key.value = uuid();
  rows.append(row);
  total.value = number + 1;
  return row;
}

function addRow(button) {
  const { form } = button;
  const row = growRow(form.querySelector(`[data-rows="${button.dataset.addRow}"]`));
  if (!row) return;
  guard(form);
  row.querySelector("input:not([type=hidden]), select, textarea").focus();
  say(row.querySelector("legend").textContent + " ditambahkan.");
}

// Long work: ask again, every two seconds where nothing else is said, until the server's
// fragment stops asking.
function poll(element) {
  setTimeout(async () => {
    const { id } = element;
    try {
      const answer = await ask(element.dataset.poll);
      if (answer.ok && !answer.redirected) element.outerHTML = await answer.text();
    } catch {
      say("Menunggu sambungan.");
    }
    const next = document.getElementById(id);
    if (next && next.dataset.poll) poll(next);
    else if (next) say(next.textContent.trim());
  }, (element.dataset.every ?? 2) * 1000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-row]");
  if (button) {
    event.preventDefault();
    addRow(button);
  }
  document.querySelectorAll(".who[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest(".who[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("input", ({ target }) => {
  const { form } = target;
  if ("rupiah" in target.dataset) echoSoon(target);
  if (!form || form.method !== "post") return;
  guard(form);
  if (/-DELETE$/.test(target.name)) {
    say(target.checked ? "Baris akan dihapus saat disimpan." : "Baris tidak jadi dihapus.");
  }
});

// One tap is one request: a button sleeps after it was used.
const asleep = new Map();

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method !== "post" || event.defaultPrevented) return;
  if ("keep" in form.dataset && !("tended" in form.dataset || "bare" in form.dataset)) {
    event.preventDefault();
    pressLater(form, submitter);
  } else if (pathOf(form) === "/keluar/" && !mayLeave()) event.preventDefault();
  else if (asleep.has(form)) event.preventDefault();
  else sleep(form, submitter);
});

function sleep(form, button) {
  const token = form.elements.csrfmiddlewaretoken; // another login has changed it meanwhile
  if (token && csrf()) token.value = csrf();
  asleep.set(form, button);
  delete form.dataset.dirty;
  if (button) setTimeout(() => { button.disabled = true; });
  setTimeout(wake, 10000);
}

function wake() {
  asleep.forEach((button) => {
    if (button && !("waiting" in button.dataset)) button.disabled = false;
  });
  asleep.clear();
}
addEventListener("pageshow", ({ persisted }) => {
  wake();
  if (persisted) rememberWho(true);
});

// Typing is not left behind without a question, unless the device keeps it.
function guard(form) {
  if (!form || form.method !== "post" || "tended" in form.dataset) return;
  if (form.querySelector("textarea, .savebar")) form.dataset.dirty = "1";
}
addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-dirty]")) event.preventDefault();
});

document.addEventListener("change", ({ target }) => {
  if ("rupiah" in target.dataset) echoRupiah(target);
});

document.querySelectorAll(".is-invalid").forEach((field) => guard(field.form));
document.querySelectorAll("[data-rupiah]").forEach(echoRupiah);
document.querySelectorAll("[data-poll]").forEach(poll);

addEventListener("offline", () => { lineIs(false); tryAgain(); });
addEventListener("online", tryAgain);
rememberWho(performance.getEntriesByType("navigation")[0]?.type === "back_forward");
if (!navigator.onLine) lineIs(false);
// What writing needs comes after the page: on a thin line the style goes first.
const brought = new Promise((done) => {
  const bring = (src) => new Promise((arrived) => {
    const facts = { type: "module", async: false, onload: arrived, onerror: arrived };
    body.append(make("script", { ...facts, src }));
  });
  if (me) addEventListener("load", () => {
    const door = document.querySelector("[data-writing]");
    const wanted = [(door || keysOf(me).length) && body.dataset.keeping, door?.dataset.writing];
    Promise.all(wanted.filter(Boolean).map(bring)).then(done);
    navigator.serviceWorker?.register("/penjaga.js", { updateViaCache: "all" }).catch(() => {});
  });
});

// A button pressed before that waits for it. Where it never came, the browser sends the
// form by itself, but only over a line that is there.
async function pressLater(form, button) {
  await brought;
  if (!("tended" in form.dataset)) {
    try {
      await ask("/sehat", { cache: "no-store" });
    } catch {
      const line = form.querySelector("[data-state]") ?? document.getElementById("kabar");
      line.textContent = "Tidak ada sambungan. Tulisan masih di halaman ini; tekan lagi nanti.";
      return;
    }
    form.dataset.bare = "";
  }
  form.requestSubmit(button);
}

// Hints: what resembles the title being typed, asked after a pause and only where it changed.
const hint = later(800, async (title, box) => {
  const wanted = title.value.trim();
  if (wanted === box.dataset.asked) return;
  box.dataset.asked = wanted;
  try {
    const answer = await ask(`${box.dataset.alike}?judul=${encodeURIComponent(wanted)}`);
    if (!answer.ok || answer.redirected || wanted !== box.dataset.asked) return;
    box.innerHTML = await answer.text();
    box.hidden = !box.firstElementChild;
    if (!box.hidden) say(box.querySelector("strong").textContent);
  } catch {
    delete box.dataset.asked; // asked again at the next letter
  }
});
document.querySelectorAll("[data-alike]").forEach((box) => {
  const title = document.querySelector("form [name=title]");
  if (!title) return;
  title.parentElement.append(box); // beside what is typed; without scripts it stays empty
  title.addEventListener("input", () => hint(title, box));
});
