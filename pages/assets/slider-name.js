/* Gives the slider of years its name: Dash draws the thing that is dragged, and names it nothing. */
(() => {
  "use strict";
  const name = () => {
    document.querySelectorAll("label[for]").forEach((label) => {
      const slider = document.getElementById(label.htmlFor);
      const parts = slider?.closest(".dash-slider-container, section");
      if (!parts || slider.matches("input, select, textarea")) return;
      label.id ||= `${label.htmlFor}-name`;
      parts
        .querySelectorAll("[role=slider]:not([aria-labelledby]), input:not([aria-labelledby])")
        .forEach((part) => part.setAttribute("aria-labelledby", label.id));
    });
  };
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
})();
