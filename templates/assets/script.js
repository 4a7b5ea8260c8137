// The note of a citation mark, shown as a card beside it. Without this script the marks are plain links to the notes.
(() => {
  const card = document.createElement("div"), wide = matchMedia("(min-width: 40.01rem)");
  const told = document.getElementById("Main").dataset;
  let mark = null, timer = 0;

  // An address within the page opens whatever folds away what it leads to.
  const reveal = () => {
    let at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const first = at, shut = [];
    for (; at; at = at.parentElement) if (at.localName === "details" && !at.open) shut.push(at);
    for (const one of shut) one.open = true;
    if (shut.length) first.scrollIntoView();
  };
  reveal();
  addEventListener("hashchange", reveal);
  for (const item of document.querySelectorAll("[data-print]")) { item.hidden = false; item.onclick = () => print(); }
  if (!("popover" in card)) return;
  card.id = "Card"; card.popover = "auto"; card.role = "dialog"; card.tabIndex = -1;

  const made = (tag, name, content) => { const e = document.createElement(tag); e.className = name; e.append(...content); return e; };
  const copies = (node) => { const c = node.cloneNode(true); for (const e of [c, ...c.querySelectorAll("[id]")]) e.removeAttribute("id"); return c; };

  const fill = (note) => {
    const title = note.closest(".noted").querySelector("h3"), close = made("button", "close", ["×"]);
    close.type = "button"; close.setAttribute("aria-label", told.close); close.onclick = () => card.hidePopover();
    card.setAttribute("aria-label", told.note + " " + note.querySelector(".label").textContent);
    card.replaceChildren(made("p", "from", [...copies(title).childNodes]), ...[...copies(note).children].slice(1), close);
  };

  const place = () => {
    card.style.left = card.style.top = "";
    if (!wide.matches) return;
    const at = mark.getBoundingClientRect(), w = card.offsetWidth, h = card.offsetHeight;
    const below = at.bottom + 6 + h < innerHeight || at.top < h + 6;
    card.style.left = Math.max(8, Math.min(at.left - 16, document.documentElement.clientWidth - w - 8)) + "px";
    card.style.top = Math.max(8, below ? Math.min(at.bottom + 6, innerHeight - h - 8) : at.top - h - 6) + "px";
  };

  const open = (next, focus) => {
    const note = document.getElementById(next.hash.slice(1));
    if (!note) return false;
    if (mark) mark.removeAttribute("aria-expanded");
    if (!card.isConnected) document.body.append(card);
    mark = next; fill(note); card.showPopover(); place(); card.scrollTop = 0;
    mark.setAttribute("aria-expanded", "true");
    if (focus) card.focus({ preventScroll: true });
    return true;
  };

  const away = () => { timer = setTimeout(() => { if (!card.contains(document.activeElement)) card.hidePopover(); }, 350); };

  card.addEventListener("toggle", (e) => {
    if (e.newState === "open" || !mark) return;
    mark.removeAttribute("aria-expanded");
    const held = document.activeElement;
    if (!held || held === document.body || card.contains(held)) mark.focus({ preventScroll: true });
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", (e) => { if (e.pointerType === "mouse") away(); });
  document.addEventListener("click", (e) => {
    const next = e.target.closest("a[role=doc-noteref]");
    if (next && !e.ctrlKey && !e.metaKey && !e.shiftKey && open(next, true)) { clearTimeout(timer); e.preventDefault(); }
    else if (e.target.closest("#Card a")) setTimeout(() => card.matches(":popover-open") && card.hidePopover());
  });
  document.addEventListener("pointerover", (e) => {
    const next = e.pointerType === "mouse" && e.target.closest("a[role=doc-noteref]");
    if (!next || (next === mark && card.matches(":popover-open"))) return;
    clearTimeout(timer);
    timer = setTimeout(() => open(next, false), 200);
    next.addEventListener("pointerleave", () => { clearTimeout(timer); if (mark === next) away(); }, { once: true });
  });
  addEventListener("resize", () => card.isConnected && card.matches(":popover-open") && place());
})();
