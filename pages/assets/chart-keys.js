/* Reading a chart by keyboard: the arrow keys go from value to value and from series to series, each one is said. */
(() => {
  "use strict";
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
  const AWAY = 10;
  const places = new WeakMap();
  const ring = made("ring");
  const tip = made("tip");
  const voice = made("unseen");
  voice.setAttribute("aria-live", "polite");

  function made(name) {
    const element = document.createElement("div");
    element.className = name;
    return element;
  }

  const plain = (text) => String(text).replaceAll(/<br\s*\/?>/g, ". ").replaceAll(/<[^>]*>/g, "").trim();

  /* The steps the figure carries; else what its marks say, trace by trace. */
  function stepsOf(plot) {
    const given = plot.layout.meta && plot.layout.meta.steps;
    if (given && given.length) return given;
    return plot.data.filter((trace) => trace.hoverinfo !== "skip").map(fromMarks).filter((line) => line.points.length);
  }

  function fromMarks(trace, place) {
    const texts = trace.node ? trace.node.label : trace.hovertext || trace.text || [];
    const points = texts.map((text, point) => ({ said: plain(text), period: point, trace: place, point }));
    return { name: trace.node ? "" : plain(trace.name || ""), points: points.filter((point) => point.said) };
  }

  /* The element of a mark. plotly.js gives each element the point it stands for. */
  function markOf(plot, step) {
    if (step.trace === undefined) return null;
    const drawn = plot.querySelectorAll(".point, .choroplethlocation, .sankey-node");
    return [...drawn].find((element) => {
      const point = element.__data__;
      if (point.node) return point.node.pointNumber === step.point;
      const group = element.closest(".trace");
      const [first] = (group && group.__data__) || [{}];
      const number = point.i ?? point.index;
      return first.trace && first.trace.index === step.trace && number === step.point;
    });
  }

  /* Where a step stands on the screen: its mark, the place of its value on a line without marks, or its period. */
  function boxOf(plot, line, step) {
    const mark = markOf(plot, step);
    if (mark) return mark.getBoundingClientRect();
    const number = line.panel > 1 ? line.panel : "";
    const [xaxis, yaxis] = [plot._fullLayout[`xaxis${number}`], plot._fullLayout[`yaxis${number}`]];
    const frame = plot.getBoundingClientRect();
    if (!xaxis || !yaxis) return new DOMRect(frame.x, frame.y, 0, 0);
    const trace = plot.data[step.trace];
    const x = frame.x + xaxis._offset + xaxis.d2p(trace ? trace.x[step.point] : step.at);
    const y = frame.y + yaxis._offset + (trace ? yaxis.d2p(trace.y[step.point]) : yaxis._length);
    return new DOMRect(Number.isFinite(x) ? x : frame.x, y, 0, 0);
  }

  function show(plot, line, step) {
    const box = boxOf(plot, line, step);
    document.body.append(ring, tip);
    ring.hidden = tip.hidden = false;
    tip.textContent = line.name ? `${line.name}\n${step.said}` : step.said;
    ring.style.left = `${box.x + scrollX - AWAY / 2}px`;
    ring.style.top = `${box.y + scrollY - AWAY / 2}px`;
    ring.style.width = `${box.width + AWAY}px`;
    ring.style.height = `${box.height + AWAY}px`;
    const room = document.documentElement.clientWidth - tip.offsetWidth - 4;
    const above = box.y - tip.offsetHeight - AWAY;
    tip.style.left = `${scrollX + Math.max(4, Math.min(room, box.x + box.width / 2 - tip.offsetWidth / 2))}px`;
    tip.style.top = `${scrollY + (above < 0 ? box.bottom + AWAY : above)}px`;
  }

  function hide() {
    ring.hidden = tip.hidden = true;
  }

  /* The step a key leads to: [series, value]. Left and right go on into the neighbouring series. */
  function led(key, steps, [line, point]) {
    const last = steps[line].points.length - 1;
    if (key === "Home") return [line, 0];
    if (key === "End") return [line, last];
    if (key === "ArrowRight") return point < last ? [line, point + 1] : line < steps.length - 1 ? [line + 1, 0] : [line, point];
    if (key === "ArrowLeft") {
      if (point > 0) return [line, point - 1];
      return line > 0 ? [line - 1, steps[line - 1].points.length - 1] : [0, 0];
    }
    const other = line + (key === "ArrowDown" ? 1 : -1);
    if (!steps[other]) return [line, point];
    const same = steps[other].points.findIndex((one) => one.period === steps[line].points[point].period);
    return [other, same < 0 ? Math.min(point, steps[other].points.length - 1) : same];
  }

  document.addEventListener("keydown", (event) => {
    const graph = event.target;
    const plot = graph.matches?.(".graph[tabindex]") && graph.querySelector(".js-plotly-plot");
    if (!plot || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") hide();
    const steps = KEYS.includes(event.key) ? stepsOf(plot) : [];
    if (!steps.length) return;
    event.preventDefault();
    const before = places.get(plot.layout);
    const [line, point] = before ? led(event.key, steps, before) : [0, event.key === "End" ? steps[0].points.length - 1 : 0];
    places.set(plot.layout, [line, point]);
    show(plot, steps[line], steps[line].points[point]);
    const isOther = steps[line].name && (!before || before[0] !== line);
    const text = isOther ? `${steps[line].name}. ${steps[line].points[point].said}` : steps[line].points[point].said;
    voice.textContent = text;
  });
  document.addEventListener("focusin", () => {
    hide();
    if (!voice.isConnected) document.body.append(voice);
  });
  addEventListener("resize", hide);
})();
