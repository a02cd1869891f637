/* Before a page is printed: its address, without what opens it early, and charts as wide as the paper. */
(() => {
  "use strict";
  const PAPER = 680;
  const plots = () => [...document.querySelectorAll(".js-plotly-plot")];

  addEventListener("beforeprint", () => {
    const here = new URL(location.href);
    here.searchParams.delete("access");
    document.querySelectorAll(".printed .address").forEach((address) => {
      address.textContent = here.href;
    });
    plots().forEach((plot) => Plotly.relayout(plot, { autosize: false, width: PAPER, height: plot.clientHeight }));
  });
  addEventListener("afterprint", () => {
    plots().forEach((plot) => Plotly.relayout(plot, { autosize: true, width: null, height: null }));
  });
})();
