/* Figures that change with their width: names at the ends of lines where there is room, else a legend. */
(() => {
  "use strict";
  const watched = new WeakSet();

  /* What a figure carries for its width; the same object serves each time the figure is drawn, so it is copied. */
  function fit(plot) {
    const fits = plot.layout?.meta?.fits;
    if (!fits) return;
    const wanted = plot._fullLayout.width < fits.least ? fits.narrow : fits.wide;
    if (plot.layout.showlegend !== wanted.showlegend) Plotly.relayout(plot, structuredClone(wanted));
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
