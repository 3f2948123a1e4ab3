// The fingerprint of a file is asked about first; the file stays here until its owner
// sends it. Where a browser takes no fingerprints (plain http) the form sends the file.

const form = document.querySelector("form[data-digest]");
const field = form.elements.chosen;
const button = form.querySelector("[type=submit]");
const verdict = document.querySelector("[data-verdict]");
const SEND = "Kirim berkas untuk diperiksa isinya";
const PLAIN = button.textContent;
let mayGo = !crypto.subtle;

async function fingerprint(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((n) => n.toString(16).padStart(2, "0")).join("");
}

async function ask() {
  const [file] = field.files;
  const sha256 = await fingerprint(file);
  const answer = await fetch(form.dataset.digest.replace("-", sha256));
  if (!answer.ok) throw new TypeError(answer.statusText);
  if (file !== field.files[0]) return; // another was chosen meanwhile
  verdict.innerHTML = await answer.text();
  mayGo = Boolean(verdict.querySelector("[data-unknown]"));
  button.textContent = mayGo ? SEND : PLAIN;
}

field.addEventListener("change", () => {
  verdict.replaceChildren();
  mayGo = !crypto.subtle;
  button.textContent = PLAIN;
});

form.addEventListener("submit", async (event) => {
  if (mayGo || !field.files.length) return;
  event.preventDefault();
  button.disabled = true;
  try {
    await ask();
  } catch {
    verdict.textContent = "Sidiknya belum dapat ditanyakan. Periksa sambungan, lalu tekan lagi.";
  }
  button.disabled = false;
});
