// What is typed and has not reached the server: kept on the device, sent when it can be.
// Loaded where people write, and wherever something of theirs is left. Leans on portal.js.
const pause = (wait) => new Promise((done) => { setTimeout(done, wait); });
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const clock = (moment, more) => new Date(moment).toLocaleString("id-ID", {
  timeZone: "Asia/Makassar", hour: "2-digit", minute: "2-digit", ...more,
});
const dated = (moment) => clock(moment, { day: "numeric", month: "long" });

// A copy: where it belongs (path, url, page, title), when it was typed, its changed fields
// with what they were at opening, what goes beside them, and the save that is under way.
const memory = new Map(); // stands in where the device keeps nothing
const kept = {
  get(key) {
    try {
      return JSON.parse(memory.get(key) ?? localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  put(key, copy) {
    if (isLeaving) return false;
    const text = JSON.stringify(copy);
    try {
      localStorage.setItem(key, text);
      memory.delete(key);
      return true;
    } catch {
      memory.set(key, text);
      return false;
    }
  },
  drop(key) {
    memory.delete(key);
    try {
      localStorage.removeItem(key);
    } catch { /* nothing was kept */ }
  },
};

// Tabs tell one another which copies they are writing.
const mine = new Set();
const theirs = new Set();
addEventListener("storage", ({ key, newValue }) => {
  if (key === "tulis?" && mine.size) kept.put("tulis!", [newValue, ...mine]);
  if (key === "tulis!" && newValue) JSON.parse(newValue).forEach((one) => theirs.add(one));
});
async function hearOthers() {
  theirs.clear();
  kept.put("tulis?", uuid());
  await pause(300);
  ["tulis?", "tulis!"].forEach(kept.drop);
}

// A tick for removal and a choice between two texts wait for a button; the rest may go
// by itself.
const isTick = ({ name }) => /(^|-)(DELETE$|pilih-)/.test(name);

// One save, as it will be sent and sent again, to the letter.
function flightOf(copy) {
  const fields = copy.fields.filter((field) => copy.button || !isTick(field));
  const sent = new URLSearchParams({
    _siapa: me, _kunci: uuid(), _cara: copy.button ? "tombol" : "sendiri",
  });
  const pairs = fields.flatMap(({ name, values }) => values.map((value) => [name, value]));
  [...copy.button ?? [], ...copy.beside, ...pairs].forEach((pair) => sent.append(...pair));
  const opened = {};
  fields.forEach(({ group, field, token }) => {
    if (token) (opened[group] ??= []).push(`${field}=${token}`);
  });
  Object.entries(opened).forEach(([group, tokens]) => sent.append(group, tokens.join(" ")));
  return { body: `${sent}`, names: fields.map(({ name }) => name) };
}

// What the server says to a save; status 0 where no word of it arrived.
async function post(url, sent) {
  const lost = { status: 0, said: {} };
  let answer;
  try {
    if (!csrf()) await ask("/masuk/");
    const content = new URLSearchParams(`csrfmiddlewaretoken=${csrf()}&${sent}`);
    answer = await ask(url, { method: "POST", body: content });
  } catch {
    return lost;
  }
  const { status } = answer;
  const isTold = /json/.test(answer.headers.get("content-type"));
  const said = isTold ? await answer.json().catch(() => null) : {};
  if (said && (isTold || [400, 403, 404, 405, 413].includes(status))) return { status, said };
  lineIs(false); // somebody answered, but not the portal
  return lost;
}

const tokensOf = (text) => Object.fromEntries(
  (text || "").split(" ").filter(Boolean).map((pair) => pair.split("=")),
);

// The names that the server did not take: a new or removed row is taken whole or not at all.
function heldBack({ errors = {}, conflicts = [] }, copy) {
  const bad = [...Object.keys(errors), ...conflicts];
  const isHeld = ({ name, group, whole }) => bad.includes("") || bad.includes(name)
    || (whole && bad.some((other) => other.startsWith(group.replace(/opened$/, ""))));
  return copy.fields.filter(isHeld).map(({ name }) => name);
}

// Send one copy; only what the server confirms leaves the device.
async function deliver(key) {
  let copy = kept.get(key);
  const flight = copy.flight ??= flightOf(copy);
  kept.put(key, copy);
  const { status, said } = await post(copy.url, flight.body);
  copy = kept.get(key) ?? copy; // more may have been typed meanwhile
  const held = heldBack(said, copy);
  const isAsked = status === 401 || (status === 403 && said.next); // for a password
  if (!status) copy.flight.isDoubtful = true; // it may have arrived
  else if (!isAsked) copy.flight = copy.button = null;
  else if (!flight.isDoubtful) copy.flight = null;
  if (status === 200) {
    const sent = new URLSearchParams(flight.body);
    copy.fields = copy.fields.filter(({ name, values }) => held.includes(name)
      || !flight.names.includes(name) || !same(sent.getAll(name), values));
    copy.fields.forEach((one) => {
      one.token = tokensOf(said.opened?.[one.group])[one.field] ?? one.token;
    });
    copy.said = held.length ? said.conflicts?.length
      ? "ditulis juga oleh orang lain; buka dan pilih." : "ada yang perlu diperbaiki; buka dan periksa." : "";
  } else if (status && !isAsked) copy.said = said.error || `tidak diterima server (${status}).`;
  if (copy.fields.length || copy.flight || copy.button) kept.put(key, copy);
  else kept.drop(key);
  return { status: isAsked ? 401 : status, said, held, flight };
}

// What was left on other pages is sent from here, and what cannot be sent is said.
const outbox = make("div", { className: "messages" });
const formsHere = () => [...document.querySelectorAll("form[data-keep]")].map(pathOf);
let isDelivering = false;

function tell(copy, words, { tone = "warning", href = copy.page, more = [] } = {}) {
  outbox.setAttribute("role", "status");
  document.querySelector(".page").before(outbox);
  const line = make("p", {}, make("a", { href, textContent: copy.title }), ` (${dated(copy.at)}): ${words}`);
  outbox.append(make("div", { className: `alert alert-${tone}` }, line, ...more));
}

function readingOf({ fields }, ...more) {
  const texts = fields.filter(({ values }) => /\D/.test(values.join("")));
  const boxes = texts.flatMap(({ label, values }) => [
    make("p", { className: "form-label", textContent: label }),
    make("textarea", {
      className: "form-control mb-3", readOnly: true, rows: 3, ariaLabel: label, value: values.join("; "),
    }),
  ]);
  const summary = make("summary", { textContent: "Lihat tulisannya" });
  return make("details", { className: "more" }, summary, make("div", {}, ...boxes, ...more));
}

// What cannot go by itself can be read, copied and thrown away.
function lying(key, copy) {
  const button = make("button", { type: "button", className: "btn btn-sm", textContent: "Buang" });
  button.onclick = () => {
    if (!confirm("Buang tulisan ini dari perangkat? Tulisan ini belum sampai server.")) return;
    kept.drop(key);
    button.closest(".alert").remove();
  };
  return { more: [readingOf(copy, make("p", { className: "buttons" }, button))] };
}

const maySend = ({ flight, button, isAuto, fields }) => flight || button
  || (isAuto && !fields.every(isTick));

async function sendKept() {
  const keys = keysOf(me).filter((key) => !mine.has(key));
  if (isDelivering || !me || !keys.length) return false;
  isDelivering = true;
  await hearOthers();
  outbox.replaceChildren();
  let hasAsked = false;
  for (const key of keys) {
    const copy = kept.get(key);
    if (!copy || theirs.has(key) || formsHere().includes(copy.path)) continue;
    if (copy.said) tell(copy, copy.said, lying(key, copy));
    else if (!maySend(copy)) tell(copy, "belum dikirim; buka untuk melanjutkan.", lying(key, copy));
    else if (hasAsked && gone) tell(copy, "ada di perangkat ini, dikirim begitu sambungan kembali.");
    else {
      await sendOne(key, copy);
      hasAsked = true;
    }
  }
  isDelivering = false;
  return hasAsked;
}

async function sendOne(key, copy) {
  const { status, said } = await deliver(key);
  const left = kept.get(key);
  if (status === 0) tell(copy, "ada di perangkat ini, dikirim begitu sambungan kembali.");
  else if (status === 401) tell(copy, said.error ?? "menunggu kata sandi; buka dan masuk lagi.");
  else if (left?.said) tell(left, left.said, lying(key, left));
  else if (left) tell(left, "sebagian menunggu tombol; buka untuk melanjutkan.");
  else tell(copy, `tersimpan di server ${said.jam}.`, { tone: "success", href: said.next ?? copy.page });
}

window.keeping = {
  kept, mine, theirs, hearOthers, deliver, post, readingOf, tokensOf, same, isTick, clock, dated,
};
errands.push(sendKept);
sendKept();
