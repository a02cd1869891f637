/* Figures that change with their width: names at the ends of lines where there is room, else a legend; columns of panels. */
(() => {
  "use strict";
  const watched = new WeakSet();
  const kinds = new WeakMap();

  /* What a figure carries for its width. The same object serves each time it is drawn: parts of it are never changed. */
  function fit(plot) {
    const fits = plot.layout?.meta?.fits;
    if (!fits) return;
    const kind = plot._fullLayout.width < fits.least ? "narrow" : "wide";
    if ((kinds.get(plot.layout) ?? "narrow") === kind) return;
    kinds.set(plot.layout, kind);
    const { height, ...changes } = structuredClone(fits[kind]);
    for (const [name, part] of Object.entries(changes)) {
      if (name.includes("axis")) changes[name] = { ...plot.layout[name], ...part };
    }
    if (height) {
      /* The height comes from the page: one said in the layout would keep the width of now, too. */
      plot.closest(".graph").style.height = `${height}px`;
      delete plot.layout.height;
      changes.autosize = true;
    }
    Plotly.relayout(plot, changes);
  }

  function watch(plot) {
    if (watched.has(plot) || !plot.on) return;
    watched.add(plot);
    plot.on("plotly_afterplot", () => fit(plot));
    fit(plot);
  }

  new MutationObserver(() => document.querySelectorAll(".js-plotly-plot").forEach(watch)).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
})();
