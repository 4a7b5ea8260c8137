// What the preview alone adds to a page: it stays current in place, shows what stops a build, and gives ids and
// citations to copy. No published page carries this.
(() => {
  const version = document.currentScript.dataset.version, kept = "collate-preview";
  const own = (path) => `/-/${path}`;
  const made = (tag, name, ...content) => { const e = document.createElement(tag); e.className = name; e.append(...content); return e; };

  // Copying: where the clipboard is not to be had (an address that is not this machine's), the old way.
  const copy = async (text, button) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const held = made("textarea", "preview-held");
      held.value = text; document.body.append(held); held.select(); document.execCommand("copy"); held.remove();
    }
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1200);
  };
  const copier = (name, label, text) => {
    const button = made("button", name, label);
    button.type = "button"; button.onclick = () => copy(text, button);
    return button;
  };

  // Reloading in place: what stood at the top of the window stands there again, and what was unfolded is.
  const nearTop = () => {
    const all = [...document.querySelectorAll("main [id]")].map((e) => [e.id, e.getBoundingClientRect()]);
    const shown = all.filter(([, box]) => box.height).map(([id, box]) => ({ id, top: box.top }));
    return shown.sort((a, b) => Math.abs(a.top) - Math.abs(b.top))[0];
  };
  const reload = () => {
    const open = [...document.querySelectorAll("details")].map((e) => e.open);
    sessionStorage.setItem(kept, JSON.stringify({ at: location.pathname, x: scrollX, y: scrollY, open, near: scrollY ? nearTop() : null }));
    history.scrollRestoration = "manual";
    location.reload();
  };
  const held = JSON.parse(sessionStorage.getItem(kept) || "null");
  sessionStorage.removeItem(kept);
  const restore = () => {
    const all = document.querySelectorAll("details");
    if (held?.at !== location.pathname) return;
    if (all.length === held.open.length) all.forEach((e, at) => { e.open = held.open[at]; });
    const place = held.near && document.getElementById(held.near.id);
    const top = place ? scrollY + place.getBoundingClientRect().top - held.near.top : held.y;
    scrollTo({ left: held.x, top, behavior: "instant" });
    history.scrollRestoration = "auto";
  };
  const look = async () => {
    const answer = await fetch(location.pathname + location.search, { method: "HEAD" });
    if (answer.headers.get("ETag") !== `"${version}"`) reload();
  };

  // Faults lie over the page, which stays the last whole one, until they are mended.
  let panel = null;
  const show = (faults) => {
    panel?.remove(); panel = null;
    if (!faults.length) return;
    const hide = copier("preview-button", "Hide", "");
    hide.onclick = () => panel.remove();
    const title = `${faults.length} ${faults.length === 1 ? "fault stops" : "faults stop"} the build; below is the last whole page`;
    const items = faults.map(({ place, opens, text }) => {
      const link = made("a", "preview-place", place || "the build");
      link.href = opens;
      return made("li", "preview-fault", made("p", "", link, " ", copier("preview-button", "Copy place", place)), made("pre", "", text));
    });
    panel = made("section", "preview-faults", made("h2", "", title, hide), made("ol", "", ...items));
    panel.setAttribute("role", "alert");
    document.body.append(panel);
  };

  // The socket speaks livereload's protocol; a server that went away is asked for until it is back.
  const connect = () => {
    const socket = new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}${own("live")}`);
    socket.onopen = () => {
      socket.send(JSON.stringify({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] }));
      socket.send(JSON.stringify({ command: "info", url: location.href }));
      look();
    };
    socket.onmessage = ({ data }) => {
      const told = JSON.parse(data);
      if (told.command === "faults") show(told.faults);
      if (told.command === "reload") look();
    };
    socket.onclose = () => setTimeout(connect, 700);
  };

  // A selection of a source's words: offsets count code points, as everywhere; a browser's own count UTF-16 units.
  const points = (text) => { let count = 0; for (const _ of text) count += 1; return count; };
  const before = (element, node, offset) => {
    const range = document.createRange();
    range.selectNodeContents(element); range.setEnd(node, offset);
    return points(range.toString());
  };
  const chosen = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0), all = [...document.querySelectorAll("[data-source][data-start]")];
    const held = all.filter((e) => range.intersectsNode(e) && !e.querySelector("[data-start]")).map((e) => {
      const first = +e.dataset.start, from = e.contains(range.startContainer) ? before(e, range.startContainer, range.startOffset) : 0;
      const to = e.contains(range.endContainer) ? before(e, range.endContainer, range.endOffset) : points(e.textContent);
      return { source: e.dataset.source, start: first + from, end: first + to };
    }).filter((each) => each.start < each.end);
    if (!held.length || held.some((each) => each.source !== held[0].source)) return null;
    return { source: held[0].source, start: Math.min(...held.map((e) => e.start)), end: Math.max(...held.map((e) => e.end)) };
  };
  const box = made("div", "preview-offer");
  box.setAttribute("role", "status");
  box.onpointerdown = (e) => { if (!e.target.closest("code")) e.preventDefault(); };
  let asked = 0, timer = 0;
  const offer = async () => {
    const turn = ++asked, span = chosen();
    if (!span) { box.remove(); return; }
    const answer = await fetch(own(`cite?${new URLSearchParams(span)}`));
    if (turn !== asked || !answer.ok) return;
    const { lines, why } = await answer.json();
    const rows = lines.map((line) => made("p", "", copier("preview-button", "Copy as YAML", line), " ", made("code", "", line)));
    box.replaceChildren(...(rows.length ? rows : [made("p", "", why)]));
    const at = getSelection().getRangeAt(0).getBoundingClientRect();
    document.body.append(box);
    box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`;
    box.style.top = `${Math.max(8, Math.min(at.bottom + 8, innerHeight - box.offsetHeight - 8))}px`;
  };
  document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(offer, 120); });

  // Each statement of a briefing shows the id by which YAML names it.
  const name = (id) => {
    const home = document.getElementById(id), button = copier("preview-id", id, id);
    if (!home) return;
    button.title = "Copy this id";
    const seen = home.querySelector("summary, .ladder, a.here");
    if (seen?.matches("a")) seen.after(" ", button);
    else (seen ?? (home.matches("tr") ? home.lastElementChild : home)).append(" ", button);
  };
  const ids = async (address) => {
    const data = await (await fetch(address)).json();
    for (const kind of ["key_points", "quotes", "terms", "figures", "issues", "timeline", "discrepancies"]) for (const { id } of data[kind] ?? []) name(id);
  };

  // A source page publishes an excerpt at most; to cite from the rest, the whole article can be seen here.
  const whole = (page) => {
    const more = made("details", "preview-whole", made("summary", "", "The whole article (in this preview only)"));
    more.ontoggle = async () => {
      if (!more.open || more.children.length > 1) return;
      const { source, start, text, language } = await (await fetch(own(`article?source=${location.pathname.split("/").at(-2)}`))).json();
      const words = made("p", "words", text);
      Object.assign(words.dataset, { source, start, end: start + points(text) });
      words.lang = language; words.dir = "auto";
      more.append(words);
    };
    page.append(more);
  };

  const data = document.querySelector("link[rel=alternate][type='application/json']");
  const page = document.querySelector(".source-page article");
  if (page) whole(page);
  restore();
  if (data) ids(data.href).then(restore);
  connect();
})();
