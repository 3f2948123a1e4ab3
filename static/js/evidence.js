// Photos and files go up small, in pieces, and go on where they stopped.
// Without this script the form sends them whole.

const LONGEST = 1600; // px, the longer side of a photo
const QUALITY = 0.8;
const KB = 1024, MB = 1024 * KB;
const FIRST_PIECE = 48 * KB, LARGEST_PIECE = 768 * KB;
const QUICK = 2000; // ms after which a piece should not be larger
const PATIENCE = 60000; // ms for one piece
const WAITS = [1, 2, 4, 8, 15, 30]; // s between tries, then the person decides

const form = document.querySelector("form[data-upload]");
const field = form.elements.chosen;
const button = form.querySelector("[type=submit]");
const list = form.querySelector("[data-files]");
const say = (text) => { form.querySelector("[data-line]").textContent = text; };
const pause = (seconds) => new Promise((done) => {
  setTimeout(done, 1000 * seconds);
  addEventListener("online", done, { once: true });
});

const ENDED = "Sesi Anda sudah berakhir. Masuk lagi, lalu pilih berkas yang sama: kirimannya dilanjutkan.";
const RELOAD = "Muat ulang halaman ini, lalu pilih berkas yang sama: kirimannya dilanjutkan.";
const CUT = "Belum terkirim semua: sambungan terputus. Tekan Kirim untuk melanjutkan, atau pilih berkas yang sama nanti.";

class Stopped extends Error {} // it makes no sense to try again

// The same rule as paser_masterplan/sizes.py.
function formatSize(size) {
  if (size < MB) return `${Math.ceil(size / KB)} KB`;
  return `${String(Math.round((10 * size) / MB) / 10).replace(".", ",")} MB`;
}

// SHA-256, for crypto.subtle is missing on plain http.
const primes = [];
for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p)) primes.push(n);
const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
const ROUNDS = primes.map((p) => fraction(Math.cbrt(p)));
const BEGIN = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
const turn = (x, n) => (x >>> n) | (x << (32 - n));

function sha256(bytes) {
  const size = bytes.length;
  const padded = new Uint8Array(((size + 72) >> 6) << 6);
  padded.set(bytes);
  padded[size] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(size / 2 ** 29));
  view.setUint32(padded.length - 4, size << 3);
  const hash = Int32Array.from(BEGIN);
  const w = new Int32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3))
        + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i += 1) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25))
        + ((e & f) ^ (~e & g)) + ROUNDS[i] + w[i];
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => { hash[i] += x; });
  }
  return [...hash].map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
}

// A photo on white, no larger than it is read; the file itself where that is smaller.
async function shrink(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
  return small && small.size < file.size ? small : file;
}

// One line a file: its name, its sizes, and how far it is.
function lineOf(file) {
  const item = list.appendChild(document.createElement("li"));
  const name = item.appendChild(document.createElement("b"));
  name.textContent = file.name;
  const told = item.appendChild(document.createElement("small"));
  told.textContent = formatSize(file.size);
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", `${file.name} yang terkirim`);
  return { item, told, bar };
}

async function prepare(file) {
  const line = lineOf(file);
  const blob = await shrink(file);
  const sizes = [file.size, blob.size].map(formatSize);
  line.told.textContent = blob === file ? sizes[0] : `${sizes[0]} menjadi ${sizes[1]}`;
  const fits = blob.size <= Number(field.dataset.most);
  if (!fits) line.told.textContent += "; terlalu besar, tidak ikut dikirim";
  return { file, blob, fits, ...line };
}

let ready = Promise.resolve([]);

field.addEventListener("change", () => {
  const files = [...field.files];
  const before = ready;
  list.hidden = !files.length;
  say("");
  ready = (async () => {
    await before;
    list.replaceChildren();
    const found = [];
    for (const file of files) found.push(await prepare(file));
    return found;
  })();
});

// One piece up, and what the server says to it. A cut is thrown as what fetch throws.
async function post(fields) {
  const body = new FormData(form);
  ["_kunci", "chosen"].forEach((name) => body.delete(name));
  body.set("_cara", "sendiri");
  const fresh = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
  if (fresh) body.set("csrfmiddlewaretoken", fresh[1]);
  Object.entries(fields).forEach(([name, value]) => body.set(name, value));
  const signal = AbortSignal.timeout?.(PATIENCE);
  const answer = await fetch(form.dataset.upload, { method: "POST", body, signal });
  if (answer.redirected || answer.status === 401) throw new Stopped(ENDED);
  if (answer.status >= 500) throw new TypeError(answer.statusText);
  const told = await answer.json().catch(() => ({ error: RELOAD }));
  if (answer.ok || answer.status === 400) return told;
  throw new Stopped(told.error);
}

// All of one file, from where the server has it; the first, empty piece asks where.
async function send({ file: { name }, blob, item, told, bar }) {
  const { size } = blob;
  const sha = sha256(new Uint8Array(await blob.arrayBuffer()));
  bar.max = size;
  item.append(bar);
  let offset = 0, piece = 0, cuts = 0, quarter = 0;
  for (;;) {
    const begun = Date.now();
    try {
      const chunk = blob.slice(offset, offset + piece);
      const answer = await post({ sha256: sha, name, size, offset, chunk });
      if (answer.is_done || answer.error) {
        bar.value = size;
        told.textContent = answer.error || "Tersimpan di server";
        item.classList.toggle("done", !answer.error);
        return;
      }
      offset = answer.received;
      const quick = piece && Date.now() - begun < QUICK;
      piece = quick ? Math.min(2 * piece, LARGEST_PIECE) : FIRST_PIECE;
      if (cuts) say(`Tersambung lagi. Mengirim ${name}.`);
      cuts = 0;
    } catch (cut) {
      if (cut instanceof Stopped || cuts === WAITS.length) throw cut;
      say(`Sambungan terputus. ${name} dilanjutkan sendiri sebentar lagi.`);
      piece = FIRST_PIECE;
      await pause(WAITS[cuts]);
      cuts += 1;
    }
    bar.value = offset;
    told.textContent = `${formatSize(offset)} dari ${formatSize(size)} terkirim`;
    if (Math.floor((4 * offset) / size) > quarter) {
      quarter = Math.floor((4 * offset) / size);
      say(`${name}: ${25 * quarter} persen terkirim.`);
    }
  }
}

async function sendAll() {
  say("Menyiapkan berkas.");
  const waiting = (await ready).filter((one) => one.fits && !one.isSent);
  if (!waiting.length) {
    say("Tidak ada berkas yang bisa dikirim. Pilih foto atau dokumen lain.");
    return;
  }
  for (const one of waiting) {
    say(`Mengirim ${one.file.name}.`);
    await send(one);
    one.isSent = true;
  }
  location.assign(location.pathname); // the page says what was kept, and what was not
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  event.stopPropagation(); // the button wakes when this is done, not by the clock
  field.disabled = button.disabled = true;
  try {
    await sendAll();
  } catch (stop) {
    say(stop instanceof Stopped ? stop.message : CUT);
  }
  field.disabled = button.disabled = false;
});
