// Opens the form for a remark under the place it speaks of; without it the link leads to
// a page of its own. Leans on portal.js; writing.js keeps what is typed.
(() => {
  const blank = document.querySelector("[data-remark-form]")?.content.firstElementChild;
  const opened = new Map(); // by link, its form

  // Under what is said, or as a row of its own under the row of a table.
  function put(form, link) {
    const row = link.closest("tr");
    const said = link.closest("dt")?.nextElementSibling;
    if (said) said.append(form);
    else if (!row) link.after(form);
    else {
      const cell = make("td", { colSpan: row.cells.length }, make("div", {}, form));
      row.after(make("tr", { className: "said" }, cell));
    }
  }

  function open(link) {
    const form = blank.cloneNode(true);
    const about = link.querySelector(".vh").textContent;
    form.setAttribute("action", link.pathname);
    form.elements._kunci.value = uuid();
    form.querySelector("[data-about]").textContent = about;
    const part = link.pathname.split("/catatan/")[1].split("/")[0];
    form.querySelectorAll("[data-for]").forEach((one) => {
      if (![part, ""].includes(one.dataset.for)) one.remove();
    });
    if (!form.querySelector("[data-for]")) form.querySelector("[data-standards]")?.remove();
    form.querySelector("button[type=button]").onclick = () => close(link);
    opened.set(link, form);
    put(form, link);
    brought.then(() => window.tend?.(form));
  }

  function close(link) {
    const form = opened.get(link);
    const { text } = form.elements;
    if (text.value.trim() && !confirm("Buang catatan yang sedang ditulis?")) return;
    form.reset();
    text.dispatchEvent(new Event("input", { bubbles: true })); // nothing is left to keep
    delete form.dataset.dirty;
    opened.delete(link);
    (form.closest(".said") ?? form).remove();
    link.focus();
  }

  // A sentence of the office joins what is typed already.
  function say(sentence, { text }) {
    text.value = [text.value.trimEnd(), sentence].filter(Boolean).join("\n");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  }

  document.addEventListener("click", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = blank && target.closest("[data-remark]");
    const standard = target.closest("[data-standards] a");
    if (link || standard) event.preventDefault();
    if (standard) {
      say(standard.textContent, standard.closest("form").elements);
      standard.closest("details").open = false;
    }
    if (!link) return;
    if (!opened.has(link)) open(link);
    opened.get(link).elements.text.focus();
  });

  // What an earlier visit left on the device waits where it was written.
  const left = new Set(keysOf(me).map((key) => key.split(":").slice(2).join(":").replace(/#\d+$/, "")));
  document.querySelectorAll("[data-remark]").forEach((link) => {
    if (blank && left.has(link.pathname)) open(link);
  });
})();
