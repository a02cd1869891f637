/* For pages that show a figure of Shirube in an iframe: gives each frame the height of what is in it.

   <iframe src="https://figures.example.org/embed/PRG-04?lang=en" title="..." width="100%" height="480"></iframe>
   <script src="https://figures.example.org/assets/embed.js" async></script>

   It reads nothing from the page, stores nothing and sends nothing anywhere but to these frames. */
(() => {
  "use strict";
  const origin = new URL(document.currentScript.src).origin;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${origin}/embed/`));

  addEventListener("message", (event) => {
    const frame = frames().find((one) => one.contentWindow === event.source);
    const height = event.data && event.data.shirube === "height" ? Number(event.data.height) : 0;
    if (frame && height > 0 && height < 20000) frame.style.height = `${Math.ceil(height)}px`;
  });

  const ask = () => frames().forEach((frame) => frame.contentWindow.postMessage({ shirube: "height?" }, "*"));
  ask();
  addEventListener("load", ask);
})();
