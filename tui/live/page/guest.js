// What a phone does beside the form: it keeps the words until they are acknowledged, and follows the room.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const join = $("in");
  if (join) {
    fetch(join.action, { method: "POST" }).then((r) => { if (r.ok) location.reload(); }, () => {});
    return;
  }
  const form = $("say");
  if (!form) return;
  const words = JSON.parse(document.body.dataset.words);
  const KEY = "vertel " + document.body.dataset.talk, NAME = "vertel name";
  const base = form.action.replace(/say$/, "");
  const text = $("text"), by = $("by"), told = $("told"), hand = $("hand"), about = form.elements.about;
  const read = (key, otherwise) => { try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; } };
  const write = (key, what) => { try { localStorage.setItem(key, JSON.stringify(what)); } catch { /* kept on the page alone */ } };
  const say = (what, values) => { told.textContent = (words[what] || "").replace("{n}", values); };
  // draft: what is typed, and the question it was begun under; waiting: lines on their way, oldest first.
  const saved = read(KEY, {});
  const state = { draft: saved.draft || "", about: saved.about || "", waiting: saved.waiting || [] };
  const keep = () => write(KEY, state);
  const MOST = text.maxLength;
  let up = hand.getAttribute("aria-pressed") === "true", going = false, later = 0, tries = 0;

  if (text.value === "" && state.draft) text.value = state.draft;
  if (by.value === "") by.value = read(NAME, "");
  const showName = () => {
    const name = by.value.trim();
    $("of").textContent = name ? words.line_of.replace("{name}", name) : words.line;
    $("how").textContent = name ? words.without_name : words.with_name;
  };
  showName();
  text.addEventListener("input", () => {
    if (!state.draft) state.about = about.value;
    state.draft = text.value;
    keep();
  });
  by.addEventListener("input", () => { write(NAME, by.value); showName(); });
  $("how").addEventListener("click", (event) => {
    if (!by.value.trim()) return;
    event.preventDefault();
    by.value = "";
    write(NAME, "");
    showName();
  });
  by.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); $("name").open = false; text.focus(); } });

  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter === hand) { raise(); return; }
    const line = text.value.trim();
    if (!line) { say("empty"); return; }
    if (line.length > MOST) { say("too_long", MOST); return; }
    state.waiting.push({ id: newId(), text: line, by: by.value.trim(), about: state.about || about.value });
    state.draft = state.about = text.value = "";
    keep();
    send();
  });

  const again = (seconds) => { clearTimeout(later); later = setTimeout(send, seconds * 1000); };
  const giveBack = (line, why, values) => {
    state.waiting.shift();
    state.draft = text.value = text.value.trim() ? line.text + "\n" + text.value : line.text;
    state.about = "";
    keep();
    say(why, values);
  };
  async function send() {
    if (going || !state.waiting.length) return;
    going = true;
    const line = state.waiting[0];
    say("sending");
    let answer = null;
    try {
      answer = await fetch(base + "say", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(line) });
    } catch { /* no network: it goes when there is one */ }
    going = false;
    const status = answer ? answer.status : 0;
    if (status === 204) {
      tries = 0;
      state.waiting.shift();
      keep();
      say("kept");
      send();
    } else if (status === 409) giveBack(line, "over");
    else if (status === 400 || status === 413) giveBack(line, "too_long", MOST);
    else if (status === 429) {
      const wait = Math.max(1, Number(answer.headers.get("Retry-After")) || 2);
      say("too_fast", wait);
      again(wait);
    } else if (status === 403) {
      let inside = false;
      try { inside = (await fetch(base + "in", { method: "POST" })).ok; } catch { /* as above */ }
      tries += 1;
      say(inside && tries < 2 ? "sending" : "out");
      again(inside && tries < 2 ? 0.2 : 20);
    } else {
      tries += 1;
      say("waits");
      again(Math.min(15, 2 ** Math.min(tries, 4)));
    }
  }

  const showHand = () => {
    hand.setAttribute("aria-pressed", String(up));
    hand.textContent = up ? words.hand_down : words.hand;
  };
  async function raise() {
    try {
      const answer = up
        ? await fetch(base + "hand", { method: "DELETE" })
        : await fetch(base + "hand", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ by: by.value.trim() }) });
      if (answer.ok) { up = !up; showHand(); say(up ? "hand_is_up" : ""); }
    } catch { say("waits"); }
  }

  let ears = null, ended = false;
  function hear() {
    if (ears) ears.close();
    ears = new EventSource(base + "hear");
    ears.addEventListener("room", (event) => {
      const { html, about: now } = JSON.parse(event.data);
      const before = $("record"), at = before ? before.scrollTop : 0;
      const low = before ? before.scrollHeight - before.clientHeight - at < 40 : true;
      $("room").innerHTML = html; // drawn and escaped where the page itself is; no script in it may run
      const record = $("record");
      if (record) record.scrollTop = low ? record.scrollHeight : at;
      about.value = now;
      if (ended) { ended = false; say(""); }
    });
    ears.addEventListener("hand", (event) => {
      const now = event.data === "1";
      if (up && !now) say("hand_was_seen");
      up = now;
      showHand();
    });
    ears.addEventListener("end", () => { ended = true; say("ended"); });
    ears.onopen = () => { if (told.textContent === words.waits) say(""); send(); };
    ears.onerror = () => {
      if (!ended) say("waits");
      if (ears.readyState === EventSource.CLOSED) setTimeout(back, 3000);
    };
  }
  async function back() {
    try { await fetch(base + "in", { method: "POST" }); } catch { /* the next turn tries again */ }
    hear();
  }
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    if (ears.readyState !== EventSource.OPEN) hear();
    send();
  });
  const record = $("record");
  if (record) record.scrollTop = record.scrollHeight;
  hear();
  send();
})();
