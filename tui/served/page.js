// The page around the engine's terminal: it waits for the letters, gives the terminal the keys, and
// says in a sentence why there is nothing to see any more.
(() => {
  "use strict";
  const { lost, unfit } = document.body.dataset;
  const { nonce } = document.currentScript;
  let start; // the engine's own beginning
  let open = false;

  const give_keys = () => document.querySelector(".xterm-helper-textarea")?.focus();

  function end(sentence) {
    open = false;
    document.getElementById("terminal").hidden = true;
    document.getElementById("sentence").textContent = sentence;
    document.getElementById("ended").hidden = false;
    document.getElementById("again").focus();
  }

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      let sentence = lost;
      this.addEventListener("open", () => {
        open = true;
        give_keys();
      });
      this.addEventListener("message", (event) => {
        if (typeof event.data !== "string") return;
        const [kind, said] = JSON.parse(event.data);
        if (kind === "ended") sentence = said;
      });
      this.addEventListener("close", () => end(sentence));
    }
  };

  // The style sheets that the engine writes are allowed by their nonce.
  const make = document.createElement.bind(document);
  document.createElement = (name, ...given) => {
    const made = make(name, ...given);
    if (name === "style") made.nonce = nonce;
    return made;
  };

  document.addEventListener("DOMContentLoaded", () => {
    start = window.onload;
    window.onload = null;
  });
  window.addEventListener("load", async () => {
    document.getElementById("again").addEventListener("click", () => location.reload());
    document.getElementById("terminal").addEventListener("click", give_keys);
    await Promise.all(
      ["16px 'Roboto Mono'", "bold 16px 'Roboto Mono'"].map((font) => document.fonts.load(font))
    ).catch(() => {}); // none of them is here: then the browser's own
    try {
      start();
    } catch (error) {
      console.error(error);
      end(unfit);
    }
  });

  // A slip of a key (ctrl+w in a line) is asked about first; the words are saved anyhow.
  window.addEventListener("beforeunload", (event) => {
    if (open) event.preventDefault();
  });
})();
