// The desk of a session: every scan is kept on the device at once and leaves it when the
// server has it, line or no line. Leans on portal.js and keeping.js.
const { kept, mine, deliver, clock } = window.keeping;
const form = document.getElementById("meja");
const line = form.querySelector("[data-state]");
const list = document.querySelector("[data-scans]");
const { code, moment } = form.elements;
const path = pathOf(form);
// Moments are told by the server's clock, whatever that of the device says.
const ahead = Date.parse(form.dataset.now) - Date.now();
const ASIDE = /^_|^csrf|^(opened|moment)$/;
const rows = new Map(); // by the key of a scan, its line in the list
let isSending = false;

const keysHere = () => keysOf(me).filter((key) => kept.get(key)?.path === path);
const waiting = () => keysHere().filter((key) => !kept.get(key).said);
const codeOf = (text) => text.trim().split(/[/=]/).pop().replace(/[ .-]/g, "").toUpperCase();
const buttonOf = (found) => document.querySelector(`[data-missing] [value="${CSS.escape(found)}"]`);

function nameOf(fields) {
  const said = Object.fromEntries(fields.map(({ name, values }) => [name, values[0]]));
  const found = codeOf(said.pick || said.code || "");
  return buttonOf(found)?.parentElement.querySelector("span").textContent.trim() || said.full_name || found;
}

// What is said of a scan, and what can be done with one that was refused.
function show(key, copy, words, isOver) {
  const row = rows.get(key) ?? make("li");
  rows.set(key, row);
  if (!row.isConnected) list.prepend(row);
  list.hidden = false;
  row.replaceChildren(words);
  row.classList.toggle("done", isOver === true);
  if (!copy?.said) return;
  const drop = make("button", { type: "button", className: "btn btn-sm", textContent: "Buang" });
  drop.onclick = () => {
    kept.drop(key);
    row.remove();
    tally();
  };
  row.append(" ", drop);
}

function tally() {
  const left = waiting().length;
  line.textContent = left
    ? `${left} pindaian ada di perangkat ini${gone ? ", dikirim begitu sambungan kembali" : ""}.`
    : "Semua pindaian sudah sampai di server.";
}

function count(name, change) {
  const figure = document.querySelector(`[data-count="${name}"]`);
  figure.textContent = Number(figure.textContent) + change;
}

// One scan, as it is kept: it goes with a key of its own, so it may arrive twice.
function scan(pairs) {
  const fields = pairs.map(([name, value]) => ({
    name, field: name, values: [value], group: "opened", label: name === "code" ? "Kode peserta" : name,
  }));
  const key = `tulis:${me}:${path}#${uuid()}`;
  const at = Date.now();
  const copy = {
    path, url: path, page: path, title: `Pindaian: ${nameOf(fields)}`, at, isAuto: false,
    fields, beside: [["moment", new Date(at + ahead).toISOString()]], button: [],
  };
  mine.add(key);
  const isKept = kept.put(key, copy);
  show(key, copy, `${clock(at)} ${nameOf(fields)}: ${isKept ? "ada di perangkat ini" : "belum tersimpan"}`);
  tally();
  sendAll();
}

async function sendOne(key) {
  const copy = kept.get(key);
  const { status, said } = await deliver(key);
  const left = kept.get(key);
  if (status === 200) {
    const button = buttonOf(said.code);
    if (said.is_new) count(said.mode, 1);
    if (button) {
      button.parentElement.remove();
      count("missing", -1);
    }
    show(key, null, said.said, true);
    say(said.said);
  } else if (left?.said) {
    show(key, left, `${copy.title}: ${left.said}`);
    say(left.said);
  } else if (status === 401) {
    line.textContent = said.error ?? "Sesi Anda sudah berakhir. Muat ulang halaman ini dan masuk lagi; pindaian tetap di perangkat ini.";
    return false;
  }
  return Boolean(status);
}

// In the order in which they came; whether there was anything to try the line with.
async function sendAll() {
  if (isSending) return true;
  isSending = true;
  const had = waiting().length > 0;
  let goesOn = had;
  while (goesOn && waiting().length) {
    goesOn = await sendOne(waiting().sort((one, other) => kept.get(one).at - kept.get(other).at)[0]);
  }
  isSending = false;
  if (goesOn || gone) tally();
  return had;
}

form.dataset.tended = "";
form.autocomplete = "off";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sent = [...new FormData(form, event.submitter)].filter(([name, value]) => value && !ASIDE.test(name));
  const said = Object.fromEntries(sent);
  if (!said.pick && !said.code && !(said.full_name && said.agency)) {
    line.textContent = "Isi kode peserta, atau nama dan instansinya.";
    code.focus();
    return;
  }
  scan(sent.filter(([name]) => !said.pick || name === "pick" || name === "mode"));
  ["code", "full_name", "position"].forEach((name) => { form.elements[name].value = ""; });
  code.focus();
});

// The camera, where the browser reads codes by itself.
const opener = form.querySelector("[data-camera]");
const view = form.querySelector("[data-view]");
const seen = new Set();

async function look(detector) {
  for (;;) {
    const found = await detector.detect(view).catch(() => []);
    found.map(({ rawValue }) => rawValue).filter((text) => !seen.has(text)).forEach((text) => {
      seen.add(text); // it lies before the camera for a while
      setTimeout(() => seen.delete(text), 5000);
      scan([["code", text], ["mode", form.elements.mode.value]]);
    });
    await new Promise((done) => { setTimeout(done, 300); });
  }
}

async function openCamera() {
  try {
    view.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    await view.play();
    view.hidden = false;
    opener.hidden = true;
    look(new BarcodeDetector({ formats: ["qr_code"] }));
  } catch {
    line.textContent = "Kamera tidak bisa dibuka. Izinkan kamera di peramban, atau ketik kodenya.";
  }
}

if ("BarcodeDetector" in window && navigator.mediaDevices) {
  opener.hidden = false;
  opener.onclick = openCamera;
}

moment.disabled = true; // each scan says its own
keysHere().forEach((key) => {
  const copy = kept.get(key);
  mine.add(key);
  show(key, copy, `${clock(copy.at)} ${copy.title}: ${copy.said || "ada di perangkat ini"}`);
});
errands.push(sendAll);
tally();
sendAll();
