// What Word, LibreOffice and web pages put on the clipboard, as the Markdown of a chapter.
// What Markdown has no sign for is told in `notes`; nothing goes without a word.
"use strict";
const markdownOf = (() => {
  const BLOCK = /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|CAPTION|CENTER|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|UL)$/;
  const BLOCKS = "address,article,aside,blockquote,center,dd,div,dl,dt,figure,h1,h2,h3,h4,h5,h6,header,hr,li,main,ol,p,pre,section,table,ul";
  const SILENT = /^(HEAD|LINK|META|NOSCRIPT|SCRIPT|STYLE|TEMPLATE|TITLE|XML)$/;
  const PICTURE = /^(CANVAS|IMG|OBJECT|PICTURE|SVG|VIDEO)$/i;
  const LOST_PICTURE = "[gambar tidak ikut]";
  const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹", LOWERED = "₀₁₂₃₄₅₆₇₈₉";
  const LETTER = /[\p{L}\p{N}]/u;
  let lost; // by kind, how often something could not come along

  const styleOf = (element) => element.getAttribute("style") ?? "";
  const has = (element, pattern) => pattern.test(styleOf(element));
  const isHidden = (element) => has(element, /display:\s*none|mso-hide:\s*all/i);
  const isMarker = (element) => has(element, /mso-list:\s*ignore/i);
  const isRemoved = (element) => element.tagName === "DEL"
    || /msoDel|MsoCommentReference/.test(element.className)
    || has(element, /mso-element:\s*comment/i);
  const isBlock = (node) => node.nodeType === 1 && (BLOCK.test(node.tagName) || node.querySelector(BLOCKS));

  // --- Words: runs of one style, joined, then written ------------------------------------

  function collect(node, style, runs) {
    if (node.nodeType === 3) {
      runs.push({ ...style, text: node.data.replace(/[\s\u00a0]+/g, " ").replace(/[\0-\x1f\x7f-\x9f\ufeff\u200b]/g, "") });
      return;
    }
    if (node.nodeType !== 1 || SILENT.test(node.tagName) || isHidden(node) || isMarker(node)) return;
    if (isRemoved(node)) lost.removed += 1;
    else if (node.tagName === "BR") runs.push({ isBreak: true });
    else if (PICTURE.test(node.tagName)) {
      lost.pictures += 1;
      runs.push({ ...style, text: LOST_PICTURE });
    } else node.childNodes.forEach((child) => collect(child, styled(node, style), runs));
  }

  function styled(element, style) {
    const { tagName } = element;
    const said = styleOf(element);
    const now = { ...style };
    if (/^(B|STRONG)$/.test(tagName) || /font-weight:\s*(bold|[6-9]00)/i.test(said)) now.bold = true;
    if (/^(I|EM)$/.test(tagName) || /font-style:\s*italic/i.test(said)) now.italic = true;
    if (/font-weight:\s*(normal|[1-4]00)/i.test(said)) now.bold = false;
    if (/font-style:\s*normal/i.test(said)) now.italic = false;
    if (tagName === "SUP") now.digits = RAISED;
    if (tagName === "SUB") now.digits = LOWERED;
    if (tagName === "A" && element.hasAttribute("href")) {
      const href = element.getAttribute("href");
      if (/^https?:/i.test(href)) now.href = href;
      else if (!/^#|^mailto:/i.test(href)) lost.links += 1;
    }
    return now;
  }

  const signs = (text) => text
    .replace(/[\\`*]|\](?=\()|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
  const digits = ({ text, digits: row }) => (row && /^\d+$/.test(text.trim()) ? text.replace(/\d/g, (one) => row[one]) : text);
  const alike = (one, other) => ["bold", "italic", "href"].every((name) => (one[name] || "") === (other[name] || ""));

  function joined(runs) {
    const whole = [];
    runs.map((run) => ({ ...run, text: digits(run) })).forEach((run) => {
      const last = whole.at(-1);
      if (last && (alike(last, run) || !run.text.trim())) last.text += run.text;
      else if (run.text) whole.push(run);
    });
    return whole;
  }

  // A sign of emphasis counts only at the edge of a word: spaces and signs stay outside.
  function emphasized(run, before, after) {
    const sign = run.bold && run.italic ? "***" : run.bold ? "**" : run.italic ? "*" : "";
    let [, head, core, tail] = /^(\s*)(.*?)(\s*)$/s.exec(run.text);
    if (sign && !tail && LETTER.test(after)) [, core, tail] = /^(.*?)([^\p{L}\p{N}]*)$/su.exec(core);
    if (sign && !head && LETTER.test(before)) [, head, core] = /^([^\p{L}\p{N}]*)(.*)$/su.exec(core);
    if (!sign || !core || (!head && before.endsWith("*"))) return signs(run.text);
    return `${signs(head)}${sign}${signs(core)}${sign}${signs(tail)}`;
  }

  function line(runs) {
    const whole = joined(runs);
    let written = "";
    for (let at = 0; at < whole.length;) {
      const { href } = whole[at];
      let inner = "";
      do {
        inner += emphasized(whole[at], (href ? inner : written + inner).slice(-1), whole[at + 1]?.text[0] ?? "");
        at += 1;
      } while (at < whole.length && href && whole[at].href === href);
      const [, head, core, tail] = /^(\s*)(.*?)(\s*)$/s.exec(inner);
      const address = /[\s()<>]/.test(href) ? `<${href?.replace(/[<>\s]/g, encodeURIComponent)}>` : href;
      written += href && core ? `${head}[${core}](${address})${tail}` : inner;
    }
    return written.replace(/ +/g, " ").trim();
  }

  // What would begin a list, a heading or a quotation begins a line of words here.
  const guarded = (text) => text
    .replace(/^(#{1,6}|[-+])(?=\s|$)/, "\\$1")
    .replace(/^(>|-{2,}\s*$|={2,}\s*$)/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");

  // A break ends a line; two of them end the paragraph.
  function paragraphs(runs) {
    const found = [[[]]];
    runs.forEach((run) => {
      const lines = found.at(-1);
      if (!run.isBreak) lines.at(-1).push(run);
      else if (lines.length > 1 && !line(lines.at(-1))) found.push([[]]);
      else lines.push([]);
    });
    return found
      .map((lines) => lines.map(line).filter(Boolean).map(guarded).join("\\\n"))
      .filter(Boolean);
  }

  const wordsOf = (element) => {
    const runs = [];
    collect(element, {}, runs);
    return runs;
  };
  const flat = (element) => line(wordsOf(element).map((run) => (run.isBreak ? { text: " " } : { ...run, bold: false })));

  // --- Lists ------------------------------------------------------------------------------

  // A list that counts from another number than 1, or of another kind, begins after a gap.
  function listed(items) {
    const signs = []; // of the open lists from the outermost on
    return items.reduce((whole, { level, sign, blocks }) => {
      const depth = Math.min(level, signs.length);
      const indent = " ".repeat(signs.slice(0, depth).reduce((sum, one) => sum + one.length + 1, 0));
      const last = signs[depth];
      const isApart = last ? (last === "-") !== (sign === "-") : !/^(-|1\.)$/.test(sign);
      signs.splice(depth, signs.length, sign);
      const [first, ...rest] = blocks.join("\n\n").split("\n");
      const inner = indent + " ".repeat(sign.length + 1);
      const item = [`${indent}${sign} ${first}`.trimEnd(), ...rest.map((one) => one && inner + one)].join("\n");
      return [whole, item].filter(Boolean).join(isApart ? "\n\n" : "\n");
    }, "");
  }

  function itemsOf(list, level, items = []) {
    const isNumbered = list.tagName === "OL";
    if (isNumbered && (/^[ai]$/i.test(list.type) || has(list, /list-style-type:\s*(lower|upper)-/i))) lost.letters += 1;
    let number = Number(list.getAttribute("start") ?? 1);
    [...list.children].forEach((child) => {
      if (/^[OU]L$/.test(child.tagName)) itemsOf(child, level + 1, items);
      if (child.tagName !== "LI") return;
      number = child.hasAttribute("value") ? child.value : number;
      const deep = Number(child.dataset.ariaLevel ?? level + 1) - 1;
      items.push({ level: deep, sign: isNumbered ? `${number}.` : "-", blocks: [] });
      number += 1;
      fillItem(child, deep, items);
    });
    return items;
  }

  // What follows an inner list belongs behind it.
  function fillItem(item, level, items) {
    let own = document.createElement("div");
    const close = () => {
      items.at(-1).blocks.push(...blocksOf(own));
      own = document.createElement("div");
    };
    [...item.childNodes].forEach((child) => {
      if (!/^[OU]L$/.test(child.tagName)) own.append(child.cloneNode(true));
      else {
        close();
        itemsOf(child, level + 1, items);
      }
    });
    close();
  }

  // Word's items are paragraphs that carry their level and, as words, their sign.
  const msoLevel = (element) => /^P$/.test(element.tagName) && /mso-list:\s*l\d+\s+level(\d+)/i.exec(styleOf(element))?.[1];

  function msoItem(element, counts) {
    const level = Number(msoLevel(element)) - 1;
    const marker = [...element.querySelectorAll("[style]")].find(isMarker)?.textContent.replace(/[\s\u00a0]+/g, "") ?? "";
    const number = /^\(?(?:\d+\.)*(\d+)[.)]*$/.exec(marker)?.[1];
    const isLettered = !number && /^\(?[a-z]{1,5}[.)]$/i.test(marker);
    if (isLettered) lost.letters += 1;
    counts.length = level + 1;
    counts[level] = Number(number ?? (counts[level] ?? 0) + 1);
    const sign = number || isLettered ? `${counts[level]}.` : "-";
    return { level, sign, blocks: paragraphs(wordsOf(element)) };
  }

  // Word on the web gives every item a list of its own.
  const isListOfOne = (element) => /ListContainerWrapper/.test(element.className);

  // --- Tables -----------------------------------------------------------------------------

  // The lines of a cell one after the other; signs of a list go along as words.
  function cellText(cell) {
    const lines = blocksOf(cell).flatMap((block) => block.split(/\\?\n/)).map((one) => one.trim()).filter(Boolean);
    if (lines.length > 1) lost.lines += 1;
    return lines.reduce((whole, one) => `${whole}${/[.;:,!?]$/.test(whole) || !whole ? "" : ";"} ${one}`, "")
      .trim().replace(/\|/g, "\\|");
  }

  function tabled(table) {
    const rows = [...table.rows];
    const grid = rows.map(() => []);
    rows.forEach((row, y) => [...row.cells].forEach((cell) => {
      let x = 0;
      while (grid[y][x] !== undefined) x += 1;
      const low = Math.min(y + Math.max(cell.rowSpan, 1), rows.length);
      for (let v = y; v < low; v += 1) for (let h = x; h < x + cell.colSpan; h += 1) grid[v][h] = null;
      grid[y][x] = cell;
    }));
    const width = Math.max(0, ...grid.map((row) => row.length));
    // One cell alone is a frame around its words; one over all columns is a title.
    const isTitle = ({ cells }) => cells.length === 1 && cells[0].colSpan === width && (width > 1 || rows.length === 1);
    const first = rows.findIndex((row) => !isTitle(row));
    const titles = rows.slice(0, first < 0 ? rows.length : first).flatMap(({ cells }) => blocksOf(cells[0]));
    const before = [...(table.caption ? paragraphs(wordsOf(table.caption)) : []), ...titles];
    const texts = (first < 0 ? [] : grid.slice(first))
      .map((row) => Array.from({ length: width }, (_, x) => (row[x] ? cellText(row[x]) : "")))
      .filter((row) => row.some(Boolean));
    if (!texts.length) return before;
    if (rows.slice(first).some(({ cells }) => [...cells].some((one) => one.colSpan > 1 || one.rowSpan > 1))) lost.merged += 1;
    const [head, ...body] = texts.map((row) => `| ${row.join(" | ")} |`);
    return [...before, [head, `|${" --- |".repeat(width)}`, ...body].join("\n")];
  }

  // --- Blocks -----------------------------------------------------------------------------

  const quoted = (blocks) => blocks.join("\n\n").replace(/^/gm, "> ").replace(/^> $/gm, ">");

  function blockOf(element) {
    const { tagName } = element;
    const level = /^H([1-6])$/.exec(tagName)?.[1] ?? (/^Mso(Title|Subtitle)/.test(element.className) ? 1 : 0);
    if (Number(level)) {
      const words = flat(element);
      return words ? [`${"#".repeat(Math.min(Number(level) + 2, 6))} ${words}`] : [];
    }
    if (/^[OU]L$/.test(tagName)) return [listed(itemsOf(element, 0))].filter(Boolean);
    if (tagName === "TABLE") return tabled(element);
    if (tagName === "PRE") return [`\`\`\`\n${element.textContent.replace(/\n$/, "")}\n\`\`\``];
    if (tagName === "BLOCKQUOTE") return [quoted(blocksOf(element))];
    if (tagName === "HR") return has(element.parentElement, /mso-element:\s*footnote/i) ? [] : ["---"];
    return blocksOf(element);
  }

  function blocksOf(parent) {
    const blocks = [];
    let runs = [], items = [], counts = [];
    const close = () => {
      blocks.push(...paragraphs(runs));
      if (items.length) blocks.push(listed(items));
      [runs, items] = [[], []];
    };
    parent.childNodes.forEach((child) => {
      if (!isBlock(child)) {
        if (child.nodeType === 3 && !child.data.trim() && !runs.length) return;
        if (items.length) close();
        collect(child, {}, runs);
        return;
      }
      if (SILENT.test(child.tagName) || isHidden(child)) return;
      if (isRemoved(child)) lost.removed += 1;
      else if (msoLevel(child)) {
        if (runs.length) close();
        items.push(msoItem(child, counts));
      } else if (isListOfOne(child)) {
        if (runs.length) close();
        child.querySelectorAll("ul, ol").forEach((list) => itemsOf(list, 0, items));
      } else {
        close();
        blocks.push(...blockOf(child));
      }
    });
    close();
    return blocks;
  }

  const NOTES = {
    pictures: (n) => `${n} gambar tidak ikut; tempatnya ditandai ${LOST_PICTURE}.`,
    merged: () => "Sel yang digabung kini terpisah; periksa tabelnya.",
    lines: () => "Beberapa baris dalam satu sel kini menyambung.",
    letters: () => "Penomoran dengan huruf menjadi angka.",
    removed: () => "Teks yang dihapus dengan lacak perubahan dan komentar tidak ikut.",
    links: () => "Tautan yang tidak menuju web tinggal katanya.",
  };

  return (html) => {
    lost = Object.fromEntries(Object.keys(NOTES).map((kind) => [kind, 0]));
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const markdown = blocksOf(body).join("\n\n");
    const notes = Object.keys(NOTES).filter((kind) => lost[kind]).map((kind) => NOTES[kind](lost[kind]));
    return { markdown, notes };
  };
})();
