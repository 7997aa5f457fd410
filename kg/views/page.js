"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const KINDS = {  // name, colour, size
  type: ["机制类型 type", "#0e7490", 17],
  region: ["省·市·县 region", "#667085", 18], place: ["社区·村 place", "#1570ef", 14], mechanism: ["机制 mechanism", "#b42318", 15],
  problem: ["问题 problem", "#dc6803", 9], outcome: ["成效 outcome", "#079455", 9], organization: ["组织 body", "#6938ef", 9], person: ["干部 official", "#1f2430", 9],
};
const LEVELS = { province: 0, prefecture: 1, county: 2, township: 3 };
const READ = "点一下看原文，双击展开 click for quotations, double-click to open up";
const LARGE = 250, ROWS = 70, MORE = 12;  // nodes that the whole picture can bear; rows of a view; lines of a list
const LEGIBLE = 9, LANDMARK = 13.5;  // pixels of a name: a smaller one is left out until one zooms in; what stands out at first sight
const $ = id => document.getElementById(id);
const el = (tag, text, cls) => { const x = document.createElement(tag); if (text !== undefined) x.textContent = text; if (cls) x.className = cls; return x; };
const byId = new Map(data.nodes.map(n => [n.id, n]));
const touching = new Map(data.nodes.map(n => [n.id, []]));
data.edges.forEach(e => { touching.get(e.from).push(e); touching.get(e.to).push(e); });
const parent = new Map(data.edges.filter(e => e.relation === "within").map(e => [e.from, e.to]));
const above = id => { const found = []; for (let p = parent.get(id); p && !found.includes(p); p = parent.get(p)) found.unshift(p); return found; };
const path = id => [...above(id), id].map(k => byId.get(k).label).join(" ");
const others = (id, relation) => touching.get(id).filter(e => e.relation === relation).map(e => e.from === id ? e.to : e.from);
const isPlace = n => n.kind === "region" || n.kind === "place";
const shown = new Set(["type", "region", "place", "mechanism", "problem", "outcome"]);
const large = data.nodes.filter(n => shown.has(n.kind)).length > LARGE;
const state = { focus: "", whole: !large, touched: false };
$("sum").textContent = data.summary;

// ---- drawing ------------------------------------------------------------------------------------------------------
const nodes = new vis.DataSet(), edges = new vis.DataSet();
const network = new vis.Network($("graph"), { nodes, edges }, {
  physics: false, layout: { improvedLayout: false }, interaction: { hover: true, hideEdgesOnDrag: true, tooltipDelay: 150, keyboard: { enabled: true, bindToWindow: false } },
  nodes: { scaling: { label: { drawThreshold: LEGIBLE } } },
});
const fill = color => ({ background: color, border: "#fff", highlight: { background: color, border: "#1f2430" }, hover: { background: color, border: "#1f2430" } });
const tip = n => [n.label, isPlace(n) ? path(n.id) : "", ...(n.facts || []).map(([k, v]) => `${k}: ${v}`)].filter(Boolean).join("\n").slice(0, 300);
const cut = (text, most) => text.length > most ? text.slice(0, most - 1) + "…" : text;
/** A name cut to its box; of a claim the part with its number is what must be read. */
function brief(n, most) {
  const text = n.label, number = n.kind === "outcome" && text.length > most ? [...text.matchAll(/\d[\d.,]*|[一二两三四五六七八九十百千万亿]{2,}/g)].pop() : undefined;
  const end = number ? Math.min(text.length, number.index + number[0].length + 3) : 0;
  return end < most ? cut(text, most) : "…" + text.slice(end - most + (end < text.length ? 2 : 1), end) + (end < text.length ? "…" : "");
}
/** A long name on two lines. */
const lines2 = text => text.includes("·") ? text.replace("·", "\n") : text.length < 9 ? text : text.includes("（") ? text.replace("（", "\n（") : text.slice(0, Math.ceil(text.length / 2)) + "\n" + text.slice(Math.ceil(text.length / 2));

function draw(points, lines, hint) {
  edges.clear(); nodes.clear(); nodes.add(points); edges.add(lines);
  network.setOptions({ interaction: { hideEdgesOnDrag: lines.length > 1500 } });
  network.fit();
  if (points.length && network.getScale() > 1.1) network.moveTo({ scale: 1.1 });
  const xs = points.map(p => p.x), wide = Math.max(...xs) - Math.min(...xs) + 220;
  const least = points.length && points[0].shape === "box" ? Math.min(.52, $("graph").clientWidth / wide) : 0;  // smaller would not be legible: begin at the top
  if (network.getScale() < least) {
    const ys = points.map(p => p.y), top = Math.min(...ys) - 30, high = $("graph").clientHeight / least;
    network.moveTo({ scale: least, position: { x: network.getViewPosition().x, y: Math.min(top + high / 2, (top + Math.max(...ys)) / 2 + 30) } });
    hint += "（拖动看其余 drag to see the rest）";
  }
  $("hint").title = hint;
  $("hint").textContent = points.length ? hint : "没有符合筛选的内容 nothing matches the filters";
  away();
}
/** The way back to the start is there wherever one is not at it. */
function away() { $("home").hidden = $("matrix").hidden && $("review").hidden && !(state.focus || filtered() || (large && state.whole)); }

/** Every node of the kinds that are on, where the build put it: provinces in sectors, what recurs in the middle. */
function drawWhole() {
  const kept = data.nodes.filter(n => shown.has(n.kind)), there = new Set(kept.map(n => n.id));
  const named = new Set([...data.recurring_types.slice(0, 16), ...data.recurring.slice(0, 16)].map(([id]) => id));  // more names would cover each other
  const stands = n => n.level === "province" || named.has(n.id);
  const big = Math.max(1, .8 * data.scale);  // the larger the graph, the larger its landmarks
  const size = n => (KINDS[n.kind][2] + Math.min(14, 2 * (n.weight || 0))) * Math.sqrt(big);
  const span = key => Math.max(...kept.map(n => n[key])) - Math.min(...kept.map(n => n[key])) + 160;
  const pixel = kept.length ? Math.max(span("x") / $("graph").clientWidth, span("y") / $("graph").clientHeight) : 1;  // of the screen, in the picture
  const font = n => stands(n) ? Math.max(27, LANDMARK * pixel) : Math.min(isPlace(n) || n.kind === "mechanism" ? 27 : 17, (LEGIBLE - 1.5) * pixel);  // the rest when one zooms in
  const names = clear(kept.filter(stands).sort((a, b) => (b.level === "province") - (a.level === "province") || b.weight - a.weight), font, size);
  draw(kept.map(n => ({
    id: n.id, label: names.get(n.id)?.label || brief(n, 14), title: tip(n), x: n.x, y: n.y, shape: n.kind === "type" ? "diamond" : "dot",
    size: size(n), color: fill(KINDS[n.kind][1]), borderWidth: data.scale > 2 ? 0 : 1.5,
    font: { size: font(n), vadjust: names.get(n.id)?.vadjust || 0, color: "#1f2430", strokeWidth: stands(n) ? .25 * font(n) : 5, strokeColor: "#f7f8fa" },
  })), data.edges.filter(e => there.has(e.from) && there.has(e.to)).map((e, i) => ({
    id: i, from: e.from, to: e.to, smooth: false, width: e.relation === "within" ? 1 : 1.4,
    color: { color: e.relation === "within" ? "#d0d5dd" : KINDS[byId.get(e.to).kind][1], opacity: e.relation === "within" ? 1 : .3 },
  })), "全图：各省成扇形，多地出现的在中间；其余名称放大可见 the whole graph: provinces in sectors, what recurs in the middle; zoom in for more names");
}
/** By node: its name and how far that moves, so that names do not cover each other: below the node, above, right or left of it. */
function clear(list, font, size) {
  const taken = list.map(n => ({ x: n.x, y: n.y, half: size(n), high: 2 * size(n), costs: 1 })), found = new Map();
  for (const n of list) {
    const rows = (n.level === "province" ? shortly(n.label) : lines2(brief(n, 14))).split("\n"), long = Math.max(...rows.map(r => r.length));
    const high = 1.25 * font(n) * rows.length, half = .52 * font(n) * long, down = size(n) + high / 2, pad = Math.round(long + 2 * size(n) / font(n) + .6);
    const hits = ([dx, dy]) => taken.filter(b => Math.abs(b.x - n.x - dx) < b.half + half && Math.abs(b.y - n.y - dy) < (b.high + high) / 2).reduce((sum, b) => sum + b.costs, 0);
    const side = pad * font(n) / 2, sides = [0, -.5, .5, -.8, .8].map(k => k * high).flatMap(dy => [[side, dy], [-side, dy]]);
    const [dx, dy] = [[0, down], [0, -down], ...sides].reduce((a, b) => hits(b) < hits(a) ? b : a);
    const beside = row => dx > 0 ? "\u3000".repeat(pad) + row : dx < 0 ? row + "\u3000".repeat(pad) : row;  // the library knows no other way to put it beside
    found.set(n.id, { label: rows.map(beside).join("\n"), vadjust: dy - down });
    taken.push({ x: n.x + dx, y: n.y + dy, half, high, costs: 3 });
  }
  return found;
}
/** A province as one says it where there is little room. */
const shortly = label => label.length > 4 ? label.replace(/(维吾尔|壮族|回族)?自治区|生产建设|特别行政区/g, "") : label;

/** Brands by province and type: what the overview and the matrix count. */
function table() {
  const cells = new Map();
  for (const n of data.nodes) if (n.kind === "mechanism") for (const r of n.regions) for (const t of n.types) {
    const key = r + " " + t;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(n.id);
  }
  return cells;
}
const cells = table();

/** A large graph at first sight: generic types inside, provinces around them, a line as thick as there are brands. */
function drawOverview() {
  const side = Math.min($("graph").clientWidth, $("graph").clientHeight), room = Math.max(10, Math.round(32 * (side / 850) ** 2));  // a small window bears fewer names
  const types = data.nodes.filter(n => n.kind === "type").sort((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1)).slice(0, room);
  const provinces = data.nodes.filter(n => n.level === "province").sort((a, b) => Math.atan2(a.y, a.x) - Math.atan2(b.y, b.x));
  const at = (r, angle) => ({ x: r * Math.cos(angle), y: r * Math.sin(angle) });
  const font = size => ({ size: Math.max(size, 11.5 * 1400 / side), color: "#1f2430", strokeWidth: 5, strokeColor: "#f7f8fa" });
  const used = new Map();
  const lines = [];
  for (const p of provinces) for (const t of types) {
    const list = cells.get(p.id + " " + t.id.slice(5)) || [];
    if (!list.length) continue;
    used.set(p.id, (used.get(p.id) || 0) + list.length);
    lines.push({ id: lines.length, from: p.id, to: t.id, smooth: false, width: .8 + 1.2 * list.length,
      title: `${p.label} · ${t.label}: ${list.map(k => byId.get(k).label).join("、")}`.slice(0, 300),
      color: { color: "#0e7490", opacity: .16, highlight: "#b42318", hover: "#b42318" } });
  }
  draw([
    ...types.map((n, i) => ({ id: n.id, label: lines2(n.label) + " " + n.weight, title: tip(n), shape: "diamond", size: 9 + 2.2 * Math.sqrt(n.weight) * 1.6,
      color: fill(KINDS.type[1]), font: font(18), ...at(430 * Math.sqrt((i + .4) / types.length), i * 2.39996) })),
    ...provinces.map((n, i) => ({ id: n.id, label: shortly(n.label), title: tip(n), shape: "dot",
      size: 8 + 2 * Math.sqrt(used.get(n.id) || 0), color: fill(KINDS.region[1]), font: font(18), ...at(590, 2 * Math.PI * i / provinces.length) })),
  ], lines, "中间是机制类型（数字为县市区数），四周是省份；点一下看原文，双击展开"
    + " · types (counties) amid provinces; click to read, double-click to open up");
}

/** A part of the graph from left to right: region → place → what was done there → type. */
function drawColumns(ids, hint) {
  const direct = new Set();  // regions and places of which something is told
  for (const id of ids) for (const e of touching.get(id)) if (e.relation !== "within" && e.to === id && ids.has(e.from)) direct.add(e.from);
  const kept = new Set([...ids].filter(id => {
    const n = byId.get(id);
    return !isPlace(n) || id === state.focus || direct.has(id) || n.level === "province" || n.level === "county";
  }));
  const near = id => { let p = parent.get(id); for (let i = 0; p && !kept.has(p) && i < 20; i++) p = parent.get(p); return kept.has(p) ? p : undefined; };
  const homes = new Map(), children = new Map(), lines = [];
  const link = (from, to, color, width) => lines.push({ id: lines.length, from, to, width, color: { color, opacity: .55, highlight: "#1f2430" },
    smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: .45 } });
  const inner = id => Math.min(4, above(id).filter(k => kept.has(k) && LEVELS[byId.get(k).level] === undefined).length);  // a quarter in its community
  const level = n => n.kind === "type" ? 7 : isPlace(n) ? LEVELS[n.level] ?? 4 + inner(n.id) / 5 : 5;
  for (const id of kept) {
    const n = byId.get(id);
    if (n.kind === "type") continue;
    const from = isPlace(n) ? [near(id)].filter(Boolean) : touching.get(id).filter(e => e.to === id && kept.has(e.from)).map(e => e.from);
    homes.set(id, from);
    for (const f of from) link(f, id, isPlace(n) ? "#98a2b3" : KINDS[n.kind][1], 1.3);
    if (from.length === 1) { if (!children.has(from[0])) children.set(from[0], []); children.get(from[0]).push(id); }
  }
  const column = new Map(), y = new Map(), order = Object.keys(KINDS);
  const rank = (a, b) => level(byId.get(a)) - level(byId.get(b)) || order.indexOf(byId.get(a).kind) - order.indexOf(byId.get(b).kind) || (byId.get(a).label < byId.get(b).label ? -1 : 1);
  let row = 0;
  const visit = id => {
    const list = (children.get(id) || []).sort(rank), start = row;
    list.forEach(visit);
    y.set(id, list.length ? (start + row - 1) / 2 : row++); column.set(id, level(byId.get(id)));
  };
  const between = [...homes].filter(([id, from]) => from.length > 1).map(([id]) => id);
  [...homes].filter(([, from]) => !from.length).map(([id]) => id).sort(rank).forEach(visit);
  const spread = (list, sources, col) => {  // beside the middle of what leads to them, none over another
    const middle = new Map(list.map(id => { const ys = sources(id).map(k => y.get(k)).filter(v => v !== undefined); return [id, ys.length ? ys.reduce((a, b) => a + b) / ys.length : 0]; }));
    let last = -1e9, drift = 0;
    list.sort((a, b) => middle.get(a) - middle.get(b) || rank(a, b));
    for (const id of list) { last = Math.max(middle.get(id), last + 1); y.set(id, last); column.set(id, col); drift += last - middle.get(id); }
    for (const id of list) y.set(id, y.get(id) - drift / list.length);
  };
  spread(between, id => homes.get(id), 6);
  const types = [...kept].filter(id => byId.get(id).kind === "type");
  for (const t of types) for (const m of others(t, "kind")) if (kept.has(m)) link(m, t, KINDS.type[1], 1.3);
  spread(types, t => others(t, "kind"), 7);
  const rows = Math.max(row, types.length, between.length);
  const cols = [...new Set(column.values())].sort((a, b) => a - b), step = Math.max(190, Math.min(Math.max(240, 30 * rows / cols.length), ($("graph").clientWidth / .55 - 220) / Math.max(1, cols.length - 1), 420));
  draw([...kept].map(id => {
    const n = byId.get(id), [, color] = KINDS[n.kind], here = id === state.focus;
    return { id, label: brief(n, 13), title: tip(n), x: cols.indexOf(column.get(id)) * step, y: y.get(id) * 36, shape: "box", margin: 5, borderWidth: here ? 3 : 1.5, borderWidthSelected: 3,
      color: { background: here ? color : "#fff", border: color, highlight: { background: here ? color : "#f2f4f7", border: color }, hover: { background: here ? color : "#f2f4f7", border: color } },
      font: { size: 18, color: here ? "#fff" : "#1f2430" } };
  }), lines, hint);
}

/** What stands around a node: all that leads from its places to their regions, and from what was done to its type. */
function around(id) {
  const n = byId.get(id), found = new Set([id]), add = list => list.forEach(k => found.add(k));
  const kinds = k => !(state.touched || n.kind === "region") || shown.has(byId.get(k).kind);
  const told = place => ["uses", "addresses", "reached", "with"].flatMap(r => touching.get(place).filter(e => e.relation === r && e.from === place).map(e => e.to)).filter(kinds);
  if (n.kind === "type") { add(others(id, "kind")); for (const m of others(id, "kind")) add(others(m, "uses")); }
  else if (n.kind === "mechanism") { add(others(id, "uses")); add(others(id, "kind")); }
  else if (n.by) { add(n.by); touching.get(id).forEach(e => found.add(e.from)); }
  else if (isPlace(n)) {
    const inside = [id];
    for (let i = 0; i < inside.length; i++) for (const e of touching.get(inside[i])) if (e.relation === "within" && e.to === inside[i] && !inside.includes(e.from)) inside.push(e.from);
    add(inside); inside.forEach(p => add(told(p)));
  } else for (const e of touching.get(id)) { found.add(e.from); add(told(e.from).filter(k => byId.get(k).kind === "mechanism")); }
  for (const k of [...found]) if (byId.get(k).kind === "mechanism") add(others(k, "kind"));
  return trim(found);
}
function trim(found) {  // too many rows to read: first bodies, people and numbers go, then problems
  for (const kind of ["person", "organization", "outcome", "problem"]) {
    if (state.touched || [...found].filter(k => !isPlace(byId.get(k))).length <= ROWS) break;
    if (kind !== "problem" || !$("problem").value) for (const k of [...found]) if (byId.get(k).kind === kind && k !== state.focus) found.delete(k);
  }
  for (const k of [...found]) if (isPlace(byId.get(k))) above(k).forEach(p => found.add(p));
  return found;
}

// ---- filters ------------------------------------------------------------------------------------------------------
const filters = () => ["type", "region", "problem"].map(id => $(id).value);
const filtered = () => filters().some(Boolean);
function chosen() {
  const [type, region, problem] = filters(), found = new Set();
  const fits = n => shown.has(n.kind) && (!region || (n.regions || []).includes(region));
  const told = data.nodes.filter(n => n.kind === "problem" && n.types.includes(problem));
  const wanted = problem && new Set(told.flatMap(n => [n.id, ...n.by])), towns = new Set(told.flatMap(n => touching.get(n.id).map(e => e.from)));
  for (const e of data.edges) {
    const place = byId.get(e.from), thing = byId.get(e.to);
    if (["within", "kind"].includes(e.relation) || !fits(thing) || !fits(place) || (wanted && !(towns.has(e.from) && (wanted.has(e.to) || (thing.by || []).some(k => wanted.has(k)))))) continue;
    if (thing.kind === "problem" && wanted && !wanted.has(e.to)) continue;
    if (type && !(thing.kind === "mechanism" ? thing.types.includes(type) : problem && thing.kind === "problem")) continue;
    found.add(e.from).add(e.to);
  }
  for (const k of [...found]) if (byId.get(k).kind === "mechanism" && shown.has("type")) others(k, "kind").filter(t => !type || t === "type:" + type).forEach(t => found.add(t));
  return trim(found);
}
function render() {
  if (state.focus) drawColumns(around(state.focus), READ);
  else if (filtered()) {
    const ids = chosen(), count = kind => [...ids].filter(k => byId.get(k).kind === kind).length;
    drawColumns(ids, `${["type", "region", "problem"].map(k => $(k).selectedOptions[0]).filter(o => o.value).map(o => o.text).join(" × ")}：`
      + `${count("mechanism")} 个机制 mechanisms · ${count("place") + count("region")} 个地方 places · ${count("problem")} 个问题 problems。${READ}`);
  } else if (state.whole) drawWhole();
  else drawOverview();
  $("whole").hidden = !large || state.whole;
}
function home() {
  for (const id of ["type", "region", "problem"]) $(id).value = "";
  state.focus = ""; state.whole = !large; location.hash = ""; tab("graph"); render();
  if (byId.has(data.first)) open(data.first);
}

// ---- the sentences ------------------------------------------------------------------------------------------------
function quotes(box, list) {
  for (const q of list) {
    const b = el("blockquote"), words = q.mark, at = words ? q.text.indexOf(words) : -1, a = data.articles[q.article];
    if (at >= 0) { b.append(q.text.slice(0, at), el("mark", words), q.text.slice(at + words.length)); } else b.append(q.text);
    const cite = el("cite", `${a.title} · ${a.file}:${q.start}${a.date ? " · " + a.date : ""}`);
    cite.title = "标题 · 文件:第几个字 · 日期  title · file:character · date";
    b.append(cite); box.append(b);
  }
}
function link(id, note) {
  const li = el("li"), b = el("button", isPlace(byId.get(id)) ? path(id) : byId.get(id).label, "link");
  b.onclick = () => go(id); li.append(b);
  if (note) li.append(el("span", " " + note, "kind"));
  return li;
}
function listing(box, title, ids) {
  if (!ids.length) return;
  const list = el("ul", undefined, "plain"), name = k => (isPlace(byId.get(k)) ? path(k) : byId.get(k).label);
  const note = k => { const n = byId.get(k); return n.kind === "mechanism" && n.weight > 1 ? `${n.weight} 县市区` : n.kind === "problem" ? n.facts.map(f => f[1]).filter(Boolean).join("，") : ""; };
  const rows = [...new Set(ids)].sort((a, b) => name(a) < name(b) ? -1 : 1);
  box.append(el("h2", `${title} · ${rows.length}`), list); more(list, rows, MORE, k => link(k, note(k)));
}
/** The first lines of a list, and a button for the rest. */
function more(list, items, first, row) {
  list.append(...items.slice(0, first).map(row));
  if (items.length <= first) return;
  const next = Math.min(100, items.length - first), li = el("li"), b = el("button", `…还有 ${items.length - first} 个 more`, "link"); li.append(b); list.append(li);
  b.onclick = () => { li.remove(); more(list, items.slice(first), next, row); };
}
function open(id) {
  const n = byId.get(id), box = $("detail"), facts = el("dl");
  box.replaceChildren(el("div", KINDS[n.kind][0], "kind"), el("h3", n.label));
  if (above(id).length) box.append(el("div", path(id), "kind"));
  for (const [k, v] of n.facts || []) if (v) facts.append(el("dt", k), el("dd", v));
  if (facts.children.length) box.append(facts);
  if (id !== state.focus) { const b = el("button", "在图中展开 show in graph", "go"); b.onclick = () => go(id); box.append(b); }
  const near = (relation, out) => touching.get(id).filter(e => e.relation === relation && (out ? e.from : e.to) === id).map(e => out ? e.to : e.from);
  if ((n.quotes || []).length) { box.append(el("h2", `原文 QUOTED · ${n.quotes.length}`)); quotes(box, n.quotes); }
  if ((n.became || []).length) { box.append(el("h2", "结果如何 WHAT BECAME OF IT")); quotes(box, n.became); }
  const same = kind => n.kind === "mechanism" ? data.nodes.filter(m => m.kind === kind && m.by.includes(id)).map(m => m.id) : [];  // told of the same case
  listing(box, "做法 MECHANISMS", [...near("uses", true), ...near("kind", false), ...(n.by || [])]);
  listing(box, "问题 PROBLEMS", [...near("addresses", true), ...same("problem")]);
  listing(box, "成效 OUTCOMES", [...near("reached", true), ...same("outcome")]);
  listing(box, "组织和干部 BODIES, OFFICIALS", near("with", true));
  listing(box, "在哪里 WHERE", ["uses", "addresses", "reached", "with"].flatMap(r => near(r, false)));
  listing(box, "类型 TYPE", near("kind", true));
  listing(box, "下辖 INSIDE", near("within", false));
  box.scrollTop = 0;
}
function go(id) { const hash = "#" + encodeURIComponent(id); if (location.hash === hash) follow(); else location.hash = hash; }
function follow() {  // the address names what is open, so that Back works and a link can be sent
  let id = "";
  if (location.hash === "#review") { tab("review"); return; }
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* no name of ours */ }
  if (!byId.has(id)) { if (state.focus) { state.focus = ""; render(); } return; }
  state.focus = id; tab("graph"); open(id); render();
}
function reveal() { if (window.innerWidth < 900) $("detail").scrollIntoView(); }
network.on("click", p => { if (p.nodes.length) { open(p.nodes[0]); reveal(); } });
network.on("doubleClick", p => { if (p.nodes.length) go(p.nodes[0]); });

// ---- several things  ------------------------------------------------------------------------------------------------
const name = id => [...$(id).options].find(o => o.value === $(id).value).text;
/** The panel follows the filters. */
function tell() {
  const [type, region, problem] = filters();
  if (problem) {
    const ids = data.nodes.filter(n => n.kind === "problem" && n.types.includes(problem) && (!region || n.regions.includes(region))).map(n => n.id);
    gather("问题 problem", [name("problem").replace(/ · \d+$/, ""), region && name("region")].filter(Boolean).join(" × "), ids);
  } else if (type && region) cell(region, type, cells.get(region + " " + type) || []);
  else if (type) { if (byId.has("type:" + type)) open("type:" + type); else gather("机制类型 type", name("type"), data.nodes.filter(n => n.kind === "mechanism" && n.types.includes(type)).map(n => n.id)); }
  else if (region) open(region);
}
function pick(type, region) { $("type").value = type; $("region").value = region; $("problem").value = ""; tab("graph"); change(); }
function tab(name) {
  if (name === "matrix" && !$("matrix").children.length) drawMatrix();
  if (name === "review") review.show();
  $("matrix").hidden = name !== "matrix"; $("review").hidden = name !== "review"; $("hint").hidden = name !== "graph";
  for (const t of ["graph", "matrix", "review"]) $("tab_" + t).setAttribute("aria-pressed", t === name);
  away();
}
$("tab_graph").onclick = () => tab("graph");
$("tab_matrix").onclick = () => tab("matrix");
$("tab_review").onclick = () => tab("review");

// ---- the side -----------------------------------------------------------------------------------------------------
function change() { state.focus = ""; if (location.hash) location.hash = ""; render(); tell(); }
for (const [kind, [name, color]] of Object.entries(KINDS)) {
  const row = el("label", undefined, "row"), check = el("input"), dot = el("span", undefined, kind === "type" ? "dot diamond" : "dot");
  check.type = "checkbox"; check.checked = shown.has(kind); dot.style.background = color;
  check.onchange = () => { check.checked ? shown.add(kind) : shown.delete(kind); state.touched = true; render(); };
  row.append(check, dot, el("span", name), el("b", data.nodes.filter(n => n.kind === kind).length)); $("kinds").append(row);
}
function choices(id, list) {
  $(id).append(new Option("全部 all", ""));
  for (const [value, text] of list) $(id).append(new Option(text, value));
  $(id).onchange = () => { tab("graph"); change(); };
}
const troubles = new Map();
for (const n of data.nodes) if (n.kind === "problem") for (const t of n.types) if (t) troubles.set(t, (troubles.get(t) || 0) + 1);
choices("type", data.types); choices("region", data.regions);
choices("problem", [...troubles].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([t, n]) => [t, `${t} · ${n}`]));
for (const name of ["recurring_types", "recurring"]) {
  for (const [id, text] of data[name]) { const li = el("li"), b = el("button", text, "link"); b.onclick = () => go(id); li.append(b); $(name).append(li); }
  if (!data[name].length) $(name).append(el("li", "(无 none)", "hint"));
  else if (!data.whole) $(name).append(el("li", "只按本页案例计 counted over the cases of this page", "hint"));
}
const english = type => data.english[type] || "";
/** Names first, then other names and definitions, then the sentences; every word must be there. */
function search() {
  const words = $("search").value.trim().toLowerCase().split(/\s+/).filter(Boolean), box = $("hits"), found = []; box.replaceChildren();
  if (!words.length) return;
  const holds = text => words.every(w => text.toLowerCase().includes(w));
  for (const n of data.nodes) {
    const called = n.types ? n.types.map(english).join(" ") : n.kind === "type" ? english(n.id.slice(5)) : "";  // types by English label and id
    const score = n.label.toLowerCase() === words.join(" ") ? 0 : holds(n.label) || (n.kind === "type" && holds(n.label + called)) ? 1
      : holds([n.label, called, isPlace(n) ? path(n.id) : "", ...(n.facts || []).map(f => f[1])].join(" ")) ? 2
      : (n.quotes || []).some(q => holds(q.text)) ? 3 : 4;
    if (score < 4) found.push([score, n]);
  }
  const order = Object.keys(KINDS);
  found.sort(([a, m], [b, n]) => a - b || n.weight - m.weight || order.indexOf(m.kind) - order.indexOf(n.kind) || m.label.length - n.label.length);
  const list = ([score, n]) => link(n.id, KINDS[n.kind][0].split(" ")[0] + (score === 3 ? "（原文 quoted）" : ""));
  box.append(el("li", found.length ? `${found.length} 个结果 found` : "未找到 nothing found", "hint"));
  more(box, found, 15, list);
}
$("search").oninput = search;
$("search").onkeydown = event => { if (event.key === "Enter") $("hits").querySelector("button")?.click(); };
document.addEventListener("keydown", event => { if (event.key !== "Escape") return; if (event.target.closest?.("input, select, textarea")) event.target.blur(); else home(); });
$("home").onclick = home;
$("whole").onclick = () => { home(); state.whole = true; render(); };  // from the matrix too
$("fit").onclick = () => network.fit({ animation: { duration: 300 } });
$("png").onclick = () => {
  const from = document.querySelector("#graph canvas"), canvas = el("canvas"), link = el("a"), pen = canvas.getContext("2d");
  canvas.width = from.width; canvas.height = from.height; pen.fillStyle = "#fff"; pen.fillRect(0, 0, from.width, from.height); pen.drawImage(from, 0, 0);
  link.href = canvas.toDataURL("image/png"); link.download = "jiceng-kg.png"; link.click();
};
window.addEventListener("hashchange", follow);
render();
if (byId.has(data.first)) open(data.first);
if (window.innerWidth < 900) { document.querySelectorAll("aside details").forEach(d => { d.open = false; }); if (cells.size) tab("matrix"); }
follow();
