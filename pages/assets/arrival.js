/* Where a page that comes begins: at the part its address names, else at its main part; reading and Tab go on there. */
(() => {
  "use strict";
  let path = location.pathname;
  let heading = "";
  let last = null;

  /* The part that the address names is shown at the top; a browser cannot do that, as the page comes after its address. */
  function begin(main) {
    const named = document.getElementById(location.hash.slice(1));
    if (!main.contains(named) || named === main) return main.focus();
    if (!named.hasAttribute("tabindex")) named.tabIndex = -1;
    named.scrollIntoView();
    named.focus({ preventScroll: true });
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
    if (isFirst || isOther) [path, heading] = [location.pathname, said];
    if (isFirst ? location.hash : isOther) begin(main);
    else if (isLost) main.focus({ preventScroll: true });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
