/* Copies the text beside a button: by the clipboard, else by a selection of the whole text, and says what it did.

   <code class="taken">...</code><button class="copy" data-copied="Copied" data-selected="Selected"></button>
   <span role="status" class="copied"></span>

   Without this script the buttons are not shown, and one click selects the text. */
(() => {
  "use strict";
  document.documentElement.classList.add("copies");

  const selectAll = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      selectAll(element); // no secure page, or not allowed
      return document.execCommand("copy");
    }
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const around = button.closest(".copying");
    const told = around.querySelector("[role=status]");
    told.textContent = "";
    const done = await copy(around.querySelector(".taken"));
    told.textContent = done ? button.dataset.copied : button.dataset.selected;
  });
})();
