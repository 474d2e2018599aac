// Before the first paint: the size of the text, and whether the program is awaited.
//
// `data-size` is on <html> as soon as scripts run; the buttons of pages without the program, which bear it too, change it, and
// the app stores its choice under the same key. `data-waiting` hides the written advice below the start page, until the
// loader turns out to be missing. ES5, like all that runs before anything is known of the browser.
(function () {
  var KEY = "jiuzhu.size";
  var PATIENCE = 20000; // As long as the loader itself waits for a silent network.
  var root = document.documentElement;

  function apply(size) {
    root.setAttribute("data-size", size);
    var buttons = document.querySelectorAll("button[data-size]");
    for (var i = 0; i < buttons.length; i++) {
      var on = buttons[i].getAttribute("data-size") === size;
      buttons[i].className = on ? "size on" : "size";
      buttons[i].setAttribute("aria-pressed", on);
    }
  }

  function kept() {
    try {
      var size = localStorage.getItem(KEY);
      return size === "24" || size === "30" ? size : "18";
    } catch (e) {
      return "18"; // Storage is refused.
    }
  }

  function keep(size) {
    try {
      localStorage.setItem(KEY, size);
    } catch (e) {
      // It holds until the page is left.
    }
  }

  function expectLoader() {
    if (!window.jiuzhuFailed) root.removeAttribute("data-waiting");
  }

  apply(kept());
  root.setAttribute("data-waiting", "");
  setTimeout(expectLoader, PATIENCE);
  document.addEventListener("DOMContentLoaded", function () {
    apply(root.getAttribute("data-size"));
    expectLoader();
  });
  document.addEventListener("click", function (event) {
    var size = event.target.tagName === "BUTTON" && event.target.getAttribute("data-size");
    if (!size) return;
    apply(size);
    keep(size);
  });
})();
