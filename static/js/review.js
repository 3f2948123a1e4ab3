// The keys of those who review. Everything they do can be clicked as well.
"use strict";
(() => {
  const find = (what, from = document) => from.querySelector(what);
  const all = (what) => [...document.querySelectorAll(what)].filter((one) => one.offsetParent);
  const list = document.getElementById("tombol");
  const rows = all(".desk tbody tr");
  const typed = "textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable]";
  const NAME = "tombol-cepat";

  // A person may turn the keys off, on this device.
  const areOff = () => {
    try { return localStorage.getItem(NAME) === "mati"; } catch { return false; }
  };
  const turn = (off) => {
    try { localStorage.setItem(NAME, off ? "mati" : "hidup"); } catch { /* not kept */ }
    tellState();
  };
  const tellState = () => {
    find("[data-switch]", list).textContent = areOff() ? "Hidupkan tombol cepat" : "Matikan tombol cepat";
  };

  const show = (element) => {
    if (!element) return;
    element.focus();
    element.scrollIntoView({ block: "center" });
  };
  const follow = (what) => find(what)?.click();

  // The desk: one row after the other.
  const rowOf = (element) => rows.indexOf(element?.closest?.(".desk tbody tr"));
  const step = (by) => {
    const here = rowOf(document.activeElement);
    const there = here < 0 ? (by > 0 ? 0 : -1) : Math.min(Math.max(here + by, 0), rows.length - 1);
    const row = rows.at(there);
    if (row) show(find("th a", row));
  };
  const boxes = () => rows.map((row) => find("[name=program]", row));
  const tick = () => boxes()[rowOf(document.activeElement)]?.click();
  const tickAll = () => {
    const some = boxes().some((box) => !box.checked);
    boxes().forEach((box) => { if (box.checked !== some) box.click(); });
  };

  // A program: one part after the other, wherever a remark can be written.
  const isBefore = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const doors = () => all("[data-remark]");
  const nextPart = () => {
    const here = document.activeElement;
    const open = doors();
    show(here === document.body ? open[0] : open.find((door) => isBefore(here, door)) ?? open[0]);
  };
  const remark = () => {
    if (!doors().includes(document.activeElement)) nextPart();
    if (doors().includes(document.activeElement)) document.activeElement.click();
  };
  const decide = () => {
    const panel = document.getElementById("langkah");
    show(panel && find("summary, button:enabled", panel.parentElement));
  };

  const help = () => {
    if (list.open) list.close();
    else list.showModal();
  };
  const keys = {
    "?": help,
    ...("desk" in list.dataset ? {
      j: () => step(1),
      k: () => step(-1),
      x: tick,
      a: tickAll,
      "/": () => show(find("main [name=q]")),
    } : {
      n: () => follow("a[rel=next]"),
      p: () => follow("a[rel=prev]"),
      r: nextPart,
      c: remark,
      s: () => follow("form[action$='/langkah/start/'] button"),
      d: decide,
      u: () => follow("[data-back]"),
    }),
  };
  // Inside the list only: elsewhere the arrows scroll the page.
  const arrows = { ArrowDown: () => step(1), ArrowUp: () => step(-1) };

  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (target.matches?.(typed) || (list.open && key !== "?")) return;
    const inRow = rowOf(target) >= 0;
    const isBox = inRow && target.matches("[name=program]") && key === "Enter";
    const act = isBox ? () => find("th a", rows[rowOf(target)]).click()
      : (inRow && arrows[key]) || (Object.hasOwn(keys, key) && (key === "?" || !areOff()) && keys[key]);
    if (!act) return;
    event.preventDefault();
    act();
  });

  // Who has only a finger needs no button for keys.
  const door = find("[data-keys]");
  door.hidden = !matchMedia("(pointer: fine)").matches;
  find("button", door).addEventListener("click", help);
  find("[data-close]", list).addEventListener("click", () => list.close());
  find("[data-switch]", list).addEventListener("click", () => turn(!areOff()));
  tellState();
})();
