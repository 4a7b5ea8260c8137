// Search over the index beside the site. Without it, or opened from a disk, the list by letter remains.
(async () => {
  const form = document.getElementById("Search"), words = document.getElementById("Words");
  if (location.protocol === "file:") { form.hidden = true; return; }
  const list = document.getElementById("Found"), count = document.getElementById("Count"), more = document.getElementById("More");
  const selects = [...form.querySelectorAll("select")], { bundle, none, found } = form.dataset, PAGE = 10;
  const pagefind = await import(new URL(bundle + "pagefind.js", document.baseURI));
  await pagefind.options({ excerptLength: 24 });
  let results = [], shown = 0, turn = 0;

  const made = (tag, name, ...content) => { const e = document.createElement(tag); if (name) e.className = name; e.dir = "auto"; e.append(...content); return e; };
  const text = (html) => new DOMParser().parseFromString("<p>" + html.replace(/</g, "&lt;"), "text/html").body.textContent;
  const marked = (html) => html.split(/<mark>(.*?)<\/mark>/s).map((part, n) => n % 2 ? made("mark", "", text(part)) : text(part));
  const month = (iso) => { try { return new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: iso[5] ? "long" : undefined, timeZone: "UTC" }).format(new Date(iso)); } catch { return iso; } };

  const item = ({ url, meta, excerpt }) => {
    const link = made("a", "", meta.title);
    link.href = url;
    return made("li", "", made("p", "meta", made("span", "", meta.kind), " ", made("span", "", meta.within)), made("p", "hit", link), made("p", "excerpt", ...marked(excerpt)));
  };
  const show = async () => {
    const now = turn, next = await Promise.all(results.slice(shown, shown + PAGE).map((one) => one.data()));
    if (now !== turn) return;
    list.append(...next.map(item));
    shown += next.length; more.hidden = shown >= results.length;
  };
  const search = async () => {
    const now = ++turn, filters = {};
    for (const one of selects) if (one.value) filters[one.dataset.filter] = one.value;
    const asked = words.value.trim() || Object.keys(filters).length;
    const answer = asked ? await pagefind.debouncedSearch(words.value.trim() || null, { filters }, 150) : { results: [] };
    if (now !== turn || !answer) return;
    results = answer.results; shown = 0; list.replaceChildren();
    count.textContent = !asked ? "" : results.length ? found.replace("{}", results.length) : none;
    history.replaceState(null, "", asked ? "?" + new URLSearchParams({ q: words.value.trim(), ...filters }) : location.pathname);
    await show();
  };

  const kept = await pagefind.filters(), asked = new URLSearchParams(location.search);
  for (const one of selects) {
    const name = one.dataset.filter, values = Object.entries(kept[name] || {});
    for (const [value, times] of values) one.append(new Option((name === "date" ? month(value) : value) + " (" + times + ")", value));
    one.disabled = !values.length;
    one.value = asked.get(name) || ""; if (one.selectedIndex < 0) one.value = "";
  }
  words.value ||= asked.get("q") || "";
  form.addEventListener("submit", (e) => { e.preventDefault(); search(); });
  form.addEventListener("input", search);
  more.firstElementChild.onclick = show;
  if (location.search || words.value) search();
})();
