/* The theme a reader chose: kept in this browser alone, before anything is drawn; without a choice the device decides. */
(() => {
  "use strict";
  const KEPT = "shirube-theme";
  const THEMES = ["light", "dark", "contrast"];
  const root = document.documentElement;

  /* A browser may refuse to keep anything; the choice then lasts as long as the document. */
  function kept() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  function keep(theme) {
    try {
      if (theme) localStorage.setItem(KEPT, theme);
      else localStorage.removeItem(KEPT);
    } catch {
      return;
    }
  }

  function turn(theme) {
    if (THEMES.includes(theme)) root.dataset.theme = theme;
    else delete root.dataset.theme;
    show();
  }

  /* The switch comes and goes with the pages; each time it has to say what is chosen. */
  function show() {
    const control = document.getElementById("theme");
    if (control) control.value = root.dataset.theme ?? "";
  }

  turn(kept());
  new MutationObserver(show).observe(root, { childList: true, subtree: true });
  document.addEventListener("change", (event) => {
    if (event.target.id !== "theme") return;
    keep(event.target.value);
    turn(event.target.value);
  });
  addEventListener("storage", (event) => {
    if (event.key === KEPT) turn(event.newValue);
  });
})();
