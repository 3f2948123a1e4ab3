// What the page of a chapter does besides saving: the preview beside the text, figures and
// tables by name, and what is pasted. Leans on portal.js and pasting.js.
"use strict";
(() => {
  const form = document.querySelector("form[data-preview-url]");
  const text = form.querySelector(".editor textarea");
  const pane = form.querySelector("[data-preview]");
  const LONG = Number(form.dataset.long); // letters above which only a part is previewed
  const AROUND = LONG / 4;

  // Typed as if by hand, so that it can be undone, which is said; very much is too slow for that.
  function typeIn(words) {
    text.focus();
    if (words.length < LONG && document.execCommand("insertText", false, words)) return true;
    text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    return false;
  }

  // --- Preview: the server draws the Markdown, so both sides agree on what it means. -------

  let isAsking = false, isStale = false, shown;

  // All of the text; of a long one the paragraphs around the cursor.
  function part() {
    const { value, selectionStart: here } = text;
    if (value.length <= LONG) return value;
    const start = value.lastIndexOf("\n\n", Math.max(here - AROUND, 0));
    const end = value.indexOf("\n\n", here + AROUND);
    return value.slice(Math.max(start, 0), end < 0 ? undefined : end);
  }

  const preview = later(600, async () => {
    const wanted = part();
    if (wanted === shown) return;
    isStale = isAsking;
    if (isAsking) return;
    isAsking = true;
    const sent = new URLSearchParams({ csrfmiddlewaretoken: csrf(), text: wanted });
    try {
      const answer = await ask(form.dataset.previewUrl, { method: "POST", body: sent });
      if (answer.ok && !answer.redirected) draw(await answer.text(), wanted);
    } catch {
      say("Pratinjau menunggu sambungan.");
    }
    isAsking = false;
    if (isStale) preview();
  });

  function draw(html, wanted) {
    shown = wanted;
    pane.innerHTML = html;
    follow();
    if (wanted.length === text.value.length) return;
    pane.prepend(make("p", {
      className: "none",
      textContent: "Naskah panjang: yang tampak bagian di sekitar kursor, dan nomornya dapat berbeda dari cetakan.",
    }));
  }

  // The preview stands as far down as the text does.
  function follow() {
    const frame = pane.parentElement;
    const gone = text.scrollTop / Math.max(text.scrollHeight - text.clientHeight, 1);
    frame.scrollTop = gone * (frame.scrollHeight - frame.clientHeight);
  }
  text.addEventListener("scroll", follow, { passive: true });

  text.addEventListener("input", preview);
  ["keyup", "pointerup"].forEach((kind) => text.addEventListener(kind, () => {
    if (text.value.length > LONG) preview();
  }));
  if (text.value.length > LONG) preview();

  // --- Figures and tables: the list is fetched when somebody wants it. ---------------------

  const picker = form.querySelector("[data-picker]");
  if (picker) {
    picker.prepend(make("button", {
      type: "button", className: "btn btn-sm", textContent: "Sisipkan gambar atau tabel", onclick: offer,
    }), " ");
  }

  async function offer({ target: opener }) {
    try {
      const answer = await ask(picker.querySelector("a").href);
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      opener.replaceWith(...chooser([...page.querySelectorAll("[data-offer]")]));
      picker.querySelector("select").focus();
    } catch {
      say("Daftar gambar dan tabel menunggu sambungan.");
    }
  }

  function chooser(offers) {
    const select = make("select", { className: "form-select", ariaLabel: "Gambar atau tabel" }, ...offers.map((one, place) => (
      make("option", { value: place, textContent: one.querySelector("th").textContent })
    )));
    const chosen = () => offers[select.value].dataset;
    const put = make("button", {
      type: "button", className: "btn btn-sm", textContent: "Sisipkan", onclick: () => putAlone(chosen().offer),
    });
    const refer = make("button", {
      type: "button", className: "btn btn-sm", textContent: "Rujuk", onclick: () => typeIn(chosen().reference),
    });
    const tell = () => { put.disabled = !chosen().offer; };
    select.addEventListener("change", tell);
    tell();
    return [select, " ", put, " ", refer, " "];
  }

  // On a line of its own, wherever the cursor stands, which then goes on below.
  function putAlone(mark) {
    const before = text.value.slice(0, text.selectionStart);
    const after = text.value.slice(text.selectionEnd);
    const above = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const below = after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
    typeIn(above + mark + below);
    let here = text.selectionEnd;
    while (text.value[here] === "\n") here += 1;
    text.setSelectionRange(here, here);
  }

  // --- What is pasted keeps its lists, tables and headings. --------------------------------

  const told = make("p", { className: "form-text", role: "status" });
  text.after(told);

  text.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    const plain = event.clipboardData?.getData("text/plain").trim();
    told.textContent = "";
    if (!html || /<(div|pre)[^>]+white-space:\s*pre\b/i.test(html)) return; // out of a text editor
    const { markdown, notes } = markdownOf(html);
    if (!markdown || markdown === plain) return;
    event.preventDefault();
    const undo = typeIn(markdown) ? "Bentuknya ikut ditempel; Ctrl+Z membatalkan." : "Bentuknya ikut ditempel.";
    told.textContent = [undo, ...notes].join(" ");
  });
})();
