"use strict";
/** Provinces by mechanism type: a table whose cells read the sentences. */
function drawMatrix() {
  const box = $("matrix"), sum = new Map(), most = Math.max(1, ...[...cells.values()].map(v => v.length));
  for (const [key, list] of cells) for (const part of key.split(" ")) sum.set(part, (sum.get(part) || 0) + list.length);
  const ranked = list => [...list].sort((a, b) => (sum.get(b[0]) || 0) - (sum.get(a[0]) || 0));
  const head = el("tr"), body = el("tbody"), whole = el("table"), top = el("thead");
  head.append(el("th", "省份 × 机制类型"));
  for (const [t, label] of ranked(data.types)) { const th = el("th"), b = el("button", label, "link"); th.scope = "col"; b.onclick = () => pick(t, ""); th.append(b); head.append(th); }
  for (const [r, label] of ranked(data.regions)) {
    const row = el("tr"), th = el("th"), name = el("button", label, "link"); th.scope = "row"; name.onclick = () => pick("", r); th.append(name); row.append(th);
    for (const [t, type] of ranked(data.types)) {
      const td = el("td"), list = cells.get(r + " " + t);
      if (list) {
        const b = el("button", list.length), dark = .08 + .92 * Math.sqrt(list.length / most);
        b.style.background = `rgba(8, 48, 107, ${dark.toFixed(2)})`; b.style.color = dark > .64 ? "#fff" : "#000";
        b.title = `${label} · ${type}: ${list.map(k => byId.get(k).label).join("、")}`; b.setAttribute("aria-label", b.title); b.onclick = () => cell(r, t, list, () => pick(t, r)); td.append(b);
      }
      row.append(td);
    }
    body.append(row);
  }
  top.append(head); whole.append(top, body);
  box.replaceChildren(el("p", "每格：该省见报的这类做法有几个（按名称计，类型存疑的不计）；空格是没有读到，不是没有做。点格看原文；案例数和所读篇数见 kg query matrix。" + (data.whole ? " " : "本页未收全部案例，见页首。 ")
    + "Named practices of a type reported from a province; empty is not read of, never not done. Click for the sentences; cases and articles read: kg query matrix." + (data.whole ? "" : " This page has not all cases: see its head."), "hint"), whole);
}
/** Several things in the panel, each with its first sentence. */
function gather(kind, title, ids, act) {
  const box = $("detail");
  box.replaceChildren(el("div", kind, "kind"), el("h3", title));
  if (act) { const b = el("button", "在图中展开 show in graph", "go"); b.onclick = act; box.append(b); }
  for (const id of ids) {
    const ul = el("ul", undefined, "plain"), n = byId.get(id), home = others(id, n.kind === "problem" ? "addresses" : "uses");
    ul.append(link(id, home.length === 1 ? path(home[0]) : `${home.length} 处 places`)); box.append(ul); quotes(box, n.quotes.slice(0, 1));
  }
  if (!ids.length) box.append(el("p", "没有符合筛选的内容 nothing matches the filters", "hint"));
  box.scrollTop = 0; reveal();
}
function cell(region, type, list, act) { gather("省份 × 机制类型 province × type", `${byId.get(region).label} × ${data.types.find(t => t[0] === type)[1]}`, list, act); }
