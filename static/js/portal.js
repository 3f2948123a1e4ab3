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
function addRow(button) {
  const rows = button.closest("form").querySelector(`[data-rows="${button.dataset.addRow}"]`);
  const count = (name) => rows.closest("form").elements[`${rows.dataset.rows}-${name}_FORMS`];
  const total = count("TOTAL");
  const number = Number(total.value);
  if (number >= Number(count("MAX_NUM").value)) {
    say("Jumlah baris sudah paling banyak.");
    return;
  }
  const holder = document.createElement("template");
  holder.innerHTML = rows.querySelector("template").innerHTML
    .replace(/__prefix__/g, number).replace(/__nomor__/g, number + 1);
  const row = holder.content.firstElementChild;
  rows.append(row);
  total.value = number + 1;
  guard(total.form);
  row.querySelector("input:not([type=hidden]), select, textarea").focus();
  say(`Baris ${number + 1} ditambahkan.`);
}

// Preview: the server draws the Markdown, so both sides agree on what it means.
const preview = later(600, async (form, text) => {
  const body = new URLSearchParams({
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    text: text.value,
  });
  try {
    const answer = await fetch(form.dataset.previewUrl, { method: "POST", body });
    if (answer.ok) form.querySelector("[data-preview]").innerHTML = await answer.text();
  } catch {
    say("Pratinjau menunggu sambungan.");
  }
});

// Long work: ask every two seconds until the server's fragment stops asking.
function poll(element) {
  setTimeout(async () => {
    const { id } = element;
    try {
      const answer = await fetch(element.dataset.poll);
      if (answer.ok && !answer.redirected) element.outerHTML = await answer.text();
    } catch {
      say("Menunggu sambungan.");
    }
    const next = document.getElementById(id);
    if (next && next.dataset.poll) poll(next);
    else if (next) say(next.textContent.trim());
  }, 2000);
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
  if (form.dataset.previewUrl && target.matches(".editor textarea")) preview(form, target);
  if (/-DELETE$/.test(target.name)) {
    say(target.checked ? "Baris akan dihapus saat disimpan." : "Baris tidak jadi dihapus.");
  }
});

// One tap is one request: a button sleeps after it was used.
const asleep = new Map();

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method !== "post") return;
  if (asleep.has(form)) {
    event.preventDefault();
    return;
  }
  asleep.set(form, submitter);
  delete form.dataset.dirty;
  if (submitter) setTimeout(() => { submitter.disabled = true; });
  setTimeout(wake, 10000);
});

function wake() {
  asleep.forEach((button) => { if (button) button.disabled = false; });
  asleep.clear();
}
addEventListener("pageshow", wake);

// Typing is not left behind without a question.
function guard(form) {
  if (form && form.method === "post" && form.querySelector("textarea, .savebar")) form.dataset.dirty = "1";
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
