/* Where the focus goes when a page comes without a new document: to its main part, from which reading and Tab go on. */
(() => {
  "use strict";
  let path = location.pathname;
  let heading = "";
  let last = null;

  document.addEventListener("focusin", (event) => {
    last = event.target;
  });
  new MutationObserver(() => {
    const main = document.getElementById("main");
    const said = main?.querySelector("h1")?.textContent ?? "";
    if (!said) return;
    const isOther = path !== location.pathname && said !== heading;
    const isLost = last && !last.isConnected && document.activeElement === document.body;
    if (heading && isOther) main.focus();
    else if (isLost) main.focus({ preventScroll: true });
    if (isOther || !heading) [path, heading] = [location.pathname, said];
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
