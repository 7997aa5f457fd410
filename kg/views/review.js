"use strict";
/** Review mode: what is doubtful, a person's decisions, and the text of decisions.toml. Nothing leaves the page by itself. */
const review = (() => {
  const FIELDS = ["do", "kind", "name", "place", "file", "to", "types", "who", "when", "why"];  // those of kg/pipeline/decisions.py, in its order
  const TITLES = { type: "类型存疑 which type?", homonym: "同名是否同一 one or several?", candidate: "是否机制（差一点未收）a mechanism? turned down by little", resolution: "是否解决 solved?" };
  const UNITS = { type: "类型 types", homonym: "同名 names", candidate: "候选 candidates", resolution: "问题 problems" };
  const DONE = { retype: "类型 type", reject: "不对 wrong", rename: "改名 rename", merge: "合并 same as", accept: "收录 accept", resolve: "是否解决 solved" };
  const SOLVED = { yes: "已解决 solved", partly: "部分解决 partly", no: "未解决 not", unclear: "未说明 not told" };
  const ASK = { t: "类型（可多选，Ctrl/⌘ 点选；上面一格可查找）type(s); the field above narrows the list", n: "新名称 new name", m: "与哪个相同 same as which" };
  const KEY = "jiceng-kg review " + location.pathname;
  let asked = [], made = [], before = [], who = "", at = 0, form = "", pending = null, kept = true, box;

  // ---- decisions.toml ---------------------------------------------------------------------------------------------
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;  // half characters, which TOML cannot hold
  const quoted = text => JSON.stringify(String(text).replace(lone, "\ufffd")).replace(/\x7f/g, "\\u007f");
  const value = v => Array.isArray(v) ? `[${v.map(quoted).join(", ")}]` : quoted(v);
  const entry = d => ["[[decision]]", ...FIELDS.filter(f => d[f] && d[f].length && !(f === "kind" && d[f] === "mechanism")).map(f => `${f} = ${value(d[f])}`)].join("\n") + "\n";
  const toml = list => list.map(entry).join("\n");

  // ---- what is kept over a reload ---------------------------------------------------------------------------------
  function load() {
    let old = {};
    try { old = JSON.parse(localStorage.getItem(KEY)) || {}; } catch { kept = false; }
    who = typeof old.who === "string" ? old.who : "";
    const fits = d => d && FIELDS.every(f => d[f] === undefined || (f === "types" ? Array.isArray(d[f]) && d[f].every(t => typeof t === "string") : typeof d[f] === "string")) && d.do in DONE && d.name && d.who && d.when && d.why;
    const earlier = new Set(data.review.earlier.map(entry));  // the build knows these by now
    made = (Array.isArray(old.made) ? old.made : []).filter(d => fits(d) && !earlier.has(entry(d)));
    at = Math.max(0, asked.findIndex(d => !decided(d).length));
  }
  function save() { try { localStorage.setItem(KEY, JSON.stringify({ who, made })); } catch { kept = false; } }

  // ---- deciding ---------------------------------------------------------------------------------------------------
  const id = d => [d.what, d.name, d.place || "", ...(d.kind ? [d.file] : [])].join("\n");
  const decided = d => made.filter(m => m.of === id(d));
  const today = () => { const t = new Date(), two = n => String(n).padStart(2, "0"); return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())}`; };
  function decide(what, usual, more = {}) {
    const d = asked[at];
    if (!who) { pending = () => decide(what, usual, more); tell("请先写上您的名字，回车继续 your name first, then Enter"); $("rv_who").focus(); return; }
    pending = null;
    const made1 = { do: what, ...(d.kind ? { kind: d.kind } : {}), name: d.name, ...(d.place ? { place: d.place } : {}), ...((what === "accept" || d.kind) && d.file ? { file: d.file } : {}), ...more, who, when: today(), why: $("rv_why").value.trim() || usual, of: id(d) };
    const alone = m => ["reject", "accept"].includes(what) || ["reject", "accept", "resolve"].includes(m.do) || m.do === what;  // a thing is renamed and retyped, but not also rejected
    before.push(made);
    made = [...made.filter(m => m.of !== made1.of || !alone(m)), made1];
    $("rv_why").value = "";
    save(); step(1);
  }
  function step(by) { at = Math.max(0, Math.min(asked.length - 1, at + by)); form = ""; pending = null; draw(); box.scrollTop = 0; }
  function undo() { if (before.length) made = before.pop(); else made = made.slice(0, -1); save(); draw(); }
  function without(m) { before.push(made); made = made.filter(x => x !== m); save(); draw(); }
  function ask(key) { form = form === key ? "" : key; draw(); const field = box.querySelector("form input"); if (field) { field.focus(); field.form.scrollIntoView({ block: "nearest" }); } }
  function answer(text, types) {
    const d = asked[at], candidate = d.what === "candidate";
    if (form === "t" && types.length) decide(candidate ? "accept" : "retype", candidate ? "a mechanism, reviewed" : "type set in review", { types });
    else if (form === "t") tell("请选一个类型 choose a type");
    else if (!text || (text === d.name && form === "m")) tell("请写另一个名称 another name, please");
    else if (form === "n") decide("rename", "renamed in review", { to: text });
    else decide("merge", "one practice, reviewed", { to: text });
  }
  /** Key, label, what it does (undefined where it cannot be), by what is asked. */
  function choices(d) {
    const reject = ["r", "不对，不是机制 wrong", () => decide("reject", "no mechanism, reviewed")], skip = ["s", "跳过 skip", () => step(1)];
    if (d.what === "homonym") return [["m", "同一做法，合并 one and the same", () => decide("merge", "one practice, reviewed", { to: d.name })], ["s", "不是一回事，跳过 keep apart", skip[2]]];
    if (d.what === "candidate") return [["a", "收录 accept", () => decide("accept", "a mechanism, reviewed")], ["t", "收录并定类型 accept with a type", () => ask("t")], reject, skip];
    if (d.what === "resolution") {
      const set = to => () => decide("resolve", "solved or not: set in review", { to });
      return [["y", "对 right", set(d.resolution)], ["p", SOLVED.partly, set("partly")], ["n", SOLVED.no, set("no")], ["t", SOLVED.unclear, set("unclear")], ["r", "不是问题 no problem", () => decide("reject", "no problem, reviewed")], skip];
    }
    const types = d.types || [];
    return [["y", "对 right", types.length ? () => decide("retype", "type confirmed in review", { types }) : undefined], reject,
      ["t", "改类型 other type", () => ask("t")], ["n", "改名 rename", () => ask("n")], ["m", "等同于… same as …", () => ask("m")], skip];
  }

  // ---- drawing ----------------------------------------------------------------------------------------------------
  const button = (text, act, key) => {
    const b = el("button", undefined, "go");
    if (key) b.append(el("kbd", key), " ");
    b.append(text); b.disabled = !act; b.onclick = act || null; b.type = "button";
    return b;
  };
  const row = (...parts) => { const p = el("div", undefined, "row"); p.append(...parts); return p; };
  function tell(text) { $("rv_told").textContent = text; }
  const label = t => (data.review.types.find(([k]) => k === t) || [t, t])[1];
  const both = t => { const found = data.review.types.find(([k]) => k === t); return found ? `${found[1]} ${found[2]}` : t; };
  const line = m => `${DONE[m.do]}：${m.name}${m.to ? " → " + (m.do === "resolve" ? SOLVED[m.to] || m.to : m.to) : ""}${m.types && m.types.length ? " → " + m.types.map(label).join("、") : ""}${m.place ? `（${m.place}）` : ""} · ${m.who} ${m.when} · ${m.why}`;
  function draw() {
    const d = asked[at], card = $("rv_card"), list = $("rv_made");
    const left = Object.keys(UNITS).filter(w => data.review.of[w] > asked.filter(x => x.what === w).length)
      .map(w => `${UNITS[w]} ${asked.filter(x => x.what === w).length}/${data.review.of[w]}`).join("，");
    $("rv_sum").textContent = (asked.length ? `${at + 1}/${asked.length} · 已定 decided ${asked.filter(x => decided(x).length).length}` : "没有存疑之处 nothing is doubtful")
      + (left ? ` · 本页只列最常用的 only the first are listed here：${left}（其余用 the rest: kg review）` : "") + (kept ? "" : " · 此浏览器不保存进度，关页前请导出 this browser keeps nothing: export before you close the page");
    tell(""); card.replaceChildren();
    if (d) {
      const node = byId.get(d.key);
      card.append(el("div", TITLES[d.what], "kind"), el("h3", d.name));
      if (d.what === "type") card.append(el("div", (d.types || []).map(t => both(t) + "？").join("、") || "未定 untyped"));
      for (const t of d.told) card.append(el("div", t, "hint"));
      if (node && node.quotes.length) quotes(card, node.quotes.slice(0, 3)); else if (d.quote) card.append(el("blockquote", d.quote));
      for (const m of decided(d)) card.append(el("p", "✓ " + line(m)));
      card.append(row(...choices(d).map(([key, text, act]) => button(text, act, key))));
      if (form) card.append(fields(d));
      if (node) card.append(row(button("在右栏看全部原文 all its sentences", () => { open(d.key); reveal(); }, "o")));
    }
    list.replaceChildren();
    for (const m of made) {
      const li = el("li"), x = button("×", () => without(m)), to = el("button", line(m), "link");
      x.title = "删去 remove"; x.setAttribute("aria-label", "删去 remove " + line(m));
      to.onclick = () => { const n = asked.findIndex(a => id(a) === m.of); if (n >= 0) step(n - at); };
      li.append(x, " ", to); list.append(li);
    }
    if (!made.length) list.append(el("li", "(还没有 none yet)", "hint"));
    if (data.review.earlier.length) list.append(el("li", `上次生成已采用的 ${data.review.earlier.length} 条也在文件中 the file also holds those that the build applied`, "hint"));
    $("rv_undo").disabled = !made.length && !before.length;
    for (const b of ["rv_save", "rv_copy"]) $(b).disabled = !made.length;
    $("rv_text").textContent = toml([...data.review.earlier, ...made]);
  }
  /** The field that a choice asks for. */
  function fields(d) {
    const f = el("form"), input = el("input"), go = el("button", "确定 OK ⏎", "go"), pick = el("select");
    input.type = "search"; input.autocomplete = "off"; input.setAttribute("aria-label", ASK[form]);
    f.append(el("div", ASK[form], "hint"), input);
    if (form === "n") input.value = d.name;
    if (form === "m") {
      const names = el("datalist"); names.id = "rv_names"; input.setAttribute("list", names.id);
      for (const n of new Set(data.nodes.filter(n => n.kind === "mechanism" && n.label !== d.name).map(n => n.label))) names.append(new Option(n, n));
      f.append(names);
    }
    if (form === "t") {
      pick.multiple = true; pick.size = 8; pick.setAttribute("aria-label", "类型 types");
      const fill = () => { const w = input.value.trim().toLowerCase(), fit = data.review.types.filter(t => t.join(" ").toLowerCase().includes(w)); pick.replaceChildren(...fit.map(([k, zh, en]) => new Option(`${zh} ${en}`, k))); if (fit.length === 1 || (w && fit.length)) pick.options[0].selected = true; };
      input.oninput = fill; fill(); f.append(pick);
    }
    f.append(go);
    f.onsubmit = event => { event.preventDefault(); answer(input.value.trim(), [...pick.selectedOptions].map(o => o.value)); };
    f.onkeydown = event => {
      if (event.key === "Escape") { event.stopPropagation(); form = ""; draw(); }
      else if (event.key === "Enter" && event.target === pick) { event.preventDefault(); f.requestSubmit(); }
    };
    return f;
  }

  // ---- out of the page --------------------------------------------------------------------------------------------
  async function download() {  // the whole file: what the build applied already, then what is new
    const text = toml([...data.review.earlier, ...made]);
    if (window.showSaveFilePicker) {
      try {
        const file = await window.showSaveFilePicker({ suggestedName: "decisions.toml" }), out = await file.createWritable();
        await out.write(text); await out.close(); tell("已写入 written"); return;
      } catch (error) { if (error.name === "AbortError") return; }
    }
    const a = el("a"), url = URL.createObjectURL(new Blob([text], { type: "application/toml" }));
    a.href = url; a.download = "decisions.toml"; a.click(); setTimeout(() => URL.revokeObjectURL(url), 10000);
    tell("已下载 downloaded");
  }
  async function copy() {  // only what is new, to be put at the end of a file
    const text = toml(made);
    try { await navigator.clipboard.writeText(text); } catch {
      const area = el("textarea", text); box.append(area); area.select();
      const done = document.execCommand("copy"); area.remove();
      if (!done) { $("rv_text").parentNode.open = true; tell("此浏览器不能复制，请从下面选取 this browser cannot copy: take the text below"); return; }
    }
    tell(`已复制 ${made.length} 条新决定 copied`);
  }

  function key(event) {
    if (!box || box.hidden || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest("input, select, textarea")) return;
    const d = asked[at], act = { j: () => step(1), ArrowRight: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1), u: undo,
      o: d && byId.has(d.key) ? () => open(d.key) : undefined }[event.key] || (d && (choices(d).find(([k]) => k === event.key) || [])[2]);
    if (act) { event.preventDefault(); act(); }
  }
  function begin() {
    box = $("review"); asked = data.review.doubts; load();
    const field = (text, id, hint) => { const l = el("label", text + " "), i = el("input"); i.type = "search"; i.id = id; i.placeholder = hint; i.autocomplete = "off"; l.append(i); return l; };
    const part = (tag, id) => { const x = el(tag); x.id = id; return x; };
    const made = part("ul", "rv_made"), undoing = button("撤销 undo", undo, "u"), saving = button("下载 download decisions.toml", download), copying = button("复制新增 copy the new ones", copy), text = el("details"), told = part("p", "rv_told");
    made.className = "plain"; undoing.id = "rv_undo"; saving.id = "rv_save"; copying.id = "rv_copy"; told.setAttribute("aria-live", "polite");
    text.append(el("summary", "看文件内容 the file as it will be"), part("pre", "rv_text"));
    box.append(part("p", "rv_sum"), row(field("谁 who", "rv_who", "您的名字，只问一次 your name, asked once"), field("为什么 why", "rv_why", "可不填 may be left empty")), told, part("div", "rv_card"),
      row(button("上一个 back", () => step(-1), "k ←"), button("下一个 next", () => step(1), "j →")),
      el("h2", "已作决定 DECISIONS"), made, row(undoing, saving, copying),
      el("p", "把 decisions.toml 放进文本所在的文件夹（替换旧的：下载的文件已含上次生成时采用的决定；旧文件中的注释不带过来，要保留就用“复制新增”贴到旧文件末尾），再运行 kg build 文本文件夹 --out 输出文件夹。 "
        + "Lay decisions.toml into the folder of the texts, in place of an old one: the download holds what the last build applied, though no comments; to keep those, copy the new ones to the end of your file. "
        + "Then run: kg build TEXTS --out OUT", "hint"), text);
    $("rv_sum").className = "hint"; $("rv_who").value = who;
    $("rv_who").oninput = () => { who = $("rv_who").value.trim(); save(); };
    $("rv_who").onkeydown = event => { if (event.key === "Enter" && who) { $("rv_who").blur(); if (pending) pending(); } };
    $("rv_why").onkeydown = event => { if (event.key === "Enter") $("rv_why").blur(); };
    document.addEventListener("keydown", key);
  }
  return { show() { if (!box) begin(); draw(); }, toml };
})();
