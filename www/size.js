// The size of the text: set before the first paint, and by the buttons of pages without the program, `data-px`.
// 18 is the default; the app stores its choice under the same key. ES5, like all that runs before anything is known.
(function () {
  var KEY = "jiuzhu.size";
  var root = document.documentElement;

  function apply(size) {
    if (size !== "18" && size !== "24" && size !== "30") return;
    root.setAttribute("data-size", size);
    var buttons = document.querySelectorAll("[data-px]");
    for (var i = 0; i < buttons.length; i++) {
      var on = buttons[i].getAttribute("data-px") === size;
      buttons[i].className = on ? "size on" : "size";
      buttons[i].setAttribute("aria-pressed", on);
    }
  }

  function restore() {
    try {
      apply(localStorage.getItem(KEY));
    } catch (e) {
      // Storage is refused: keep the size of the style sheet.
    }
  }

  restore();
  document.addEventListener("DOMContentLoaded", restore);
  document.addEventListener("click", function (event) {
    var size = event.target.getAttribute && event.target.getAttribute("data-px");
    if (!size) return;
    apply(size);
    try {
      localStorage.setItem(KEY, size);
    } catch (e) {
      // It holds until the page is left.
    }
  });
})();
