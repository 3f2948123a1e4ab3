// The page without a line: what of this person waits on the device, and back as soon as
// the line is. Leans on portal.js.
"use strict";

const list = document.querySelector("[data-luring]");
const copies = keysOf(localStorage.getItem("siapa")).map((key) => JSON.parse(localStorage.getItem(key)));

const again = () => {
  // Where a step was cut off, nobody knows whether it was done: begin at the desk.
  if (location.pathname === list.dataset.luring) location.replace("/");
  else location.reload();
};

copies.sort((one, other) => other.at - one.at).forEach(({ at, title }) => {
  const moment = new Date(at).toLocaleString("id-ID", {
    timeZone: "Asia/Makassar", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit",
  });
  list.append(make("li", { textContent: `${title}, ${moment}` }));
});
list.parentElement.hidden = !copies.length;
document.querySelector("[data-again]").onclick = again;
errands.push(() => !gone && again());
lineIs(false);
