// Sets the text size before the first paint. 18 is the default; the app stores "24" or "30" under this key.
(function () {
  try {
    var size = localStorage.getItem("jiuzhu.size");
    if (size === "18" || size === "24" || size === "30") {
      document.documentElement.setAttribute("data-size", size);
    }
  } catch (e) {
    // Storage is refused: keep the size of the style sheet.
  }
})();
