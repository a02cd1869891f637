/* Inside an embedded figure: what a mark says, by pointer and by keyboard, and the height for the page around it. */
(() => {
  "use strict";
  const said = document.querySelector(".said");
  const tip = document.querySelector(".tip");
  const drawings = [...document.querySelectorAll(".drawing")];
  const marksOf = (drawing) => [...drawing.querySelectorAll(".mark")];
  const told = drawings.find((drawing) => drawing.querySelector(".mark title"));
  const words = told ? marksOf(told).map(taken) : [];
  const NEAR = 24;
  let shown = null;

  /* The words of a mark, taken out of it so that the browser's own tooltip does not show them a second time. */
  function taken(mark) {
    const title = mark.querySelector("title");
    title.remove();
    return title.textContent;
  }

  function show(mark, place) {
    hide();
    shown = mark;
    mark.classList.add("on");
    tip.textContent = words[place];
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const [wide, high] = [tip.offsetWidth, tip.offsetHeight];
    const left = Math.min(Math.max(4, box.left + box.width / 2 - wide / 2), innerWidth - wide - 4);
    const above = box.top - high - 8;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above < 0 ? box.bottom + 8 : above) + scrollY}px`;
  }

  function hide() {
    if (shown) shown.classList.remove("on");
    shown = null;
    tip.hidden = true;
  }

  function nearest(marks, x, y) {
    const away = marks.map((mark) => {
      const box = mark.getBoundingClientRect();
      return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    });
    const place = away.indexOf(Math.min(...away));
    return away[place] <= NEAR ? place : -1;
  }

  function prepare(drawing) {
    const marks = marksOf(drawing);
    if (!marks.length || marks.length !== words.length) return;
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "application");
    drawing.setAttribute("aria-label", drawing.dataset.keys);
    let at = -1;

    const point = (event) => {
      const place = nearest(marks, event.clientX, event.clientY);
      if (place < 0) hide();
      else if (marks[place] !== shown) show(marks[place], place);
    };
    drawing.addEventListener("pointermove", point);
    drawing.addEventListener("pointerdown", point);
    drawing.addEventListener("pointerleave", hide);
    drawing.addEventListener("blur", hide);
    drawing.addEventListener("keydown", (event) => {
      const last = marks.length - 1;
      const to = {
        ArrowRight: Math.min(last, at + 1),
        ArrowLeft: Math.max(0, at - 1),
        Home: 0,
        End: last,
      }[event.key];
      if (event.key === "Escape") hide();
      if (to === undefined) return;
      event.preventDefault();
      at = to;
      show(marks[at], at);
      said.textContent = words[at].replaceAll("\n", ". ");
    });
  }

  const tell = () => {
    const height = document.body.getBoundingClientRect().height;
    parent.postMessage({ shirube: "height", height }, "*");
  };

  drawings.forEach(prepare);
  if (parent !== window) {
    new ResizeObserver(tell).observe(document.body);
    addEventListener("message", (event) => {
      if (event.data && event.data.shirube === "height?") tell();
    });
  }
})();
