/* Where a page that comes begins: at the part its address names, else at its main part; reading and Tab go on there. */
(() => {
  "use strict";
  let path = location.pathname;
  let heading = "";
  let last = null;

  /* The part of a page that its address names; none where that is the main part itself. */
  function named(main) {
    const found = document.getElementById(location.hash.slice(1));
    return found !== main && main.contains(found) ? found : null;
  }

  /* It is shown at the top; a browser does not do that by itself where the page comes after its address. */
  function begin(part) {
    if (!part.hasAttribute("tabindex")) part.tabIndex = -1;
    part.scrollIntoView();
    part.focus({ preventScroll: true });
  }

  document.addEventListener("focusin", (event) => {
    last = event.target;
  });
  new MutationObserver(() => {
    const main = document.getElementById("main");
    const said = main?.querySelector("h1")?.textContent ?? "";
    if (!said) return;
    const isFirst = !heading;
    const isOther = path !== location.pathname && said !== heading;
    const isLost = last && !last.isConnected && document.activeElement === document.body;
    const part = named(main);
    if (isFirst || isOther) [path, heading] = [location.pathname, said];
    if ((isFirst || isOther) && part) begin(part);
    else if (isOther && !isFirst) main.focus();
    else if (isLost) main.focus({ preventScroll: true });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
