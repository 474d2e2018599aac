// Loads the program and the policy, starts them, and shows the written advice whenever that fails.
//
// Plain ES5, because the browsers that cannot run the program are those that need this file most.
// XMLHttpRequest, because it reports progress everywhere. The MIME type of the files does not matter.
(function () {
  var SILENCE = 20000; // Without a single byte for so long, the network is as good as gone.
  var RETRY = 1000;
  var SLOW = 1500; // Before that, a line about loading is only noise.

  var script = document.currentScript;
  var entry = "";
  var wanted = false; // The visitor waits for the program now.
  var started = false;
  var failed = false;
  var percent = 0;
  var received = [0, 0];

  function element(id) {
    return document.getElementById(id);
  }

  function say(text) {
    var line = element("loading");
    if (line && !started && line.textContent !== text) line.textContent = text;
  }

  function progress() {
    var total = Number(script.getAttribute("data-bytes")) || 1;
    // In steps of ten, so that a screen reader is not kept talking.
    percent = Math.min(90, Math.floor(((received[0] + received[1]) / total) * 10) * 10);
    if (wanted) say(element("loading").getAttribute("data-text") + percent + "%");
  }

  // A code brings the answers of another device as digits behind the #. They must not stay in the address.
  function isCarried(mark) {
    return /^(\s|%20)*(%3)?\d/.test(mark);
  }

  // A link tapped before this script arrived has left its mark in the address. Some apps append to it.
  function recall() {
    var mark = location.hash.slice(1);
    if (isCarried(mark)) take(mark);
    mark = mark.split(/[&?]/)[0];
    var links = document.querySelectorAll("#app [data-entry]");
    for (var i = 0; i < links.length; i++) {
      if (links[i].getAttribute("data-entry") === mark) take(mark);
    }
  }

  function take(mark) {
    entry = mark;
    wanted = true;
    if (history.replaceState) history.replaceState(null, "", location.pathname + location.search);
  }

  function remember(event) {
    var link = event.target;
    while (link && link.getAttribute && !link.getAttribute("data-entry")) link = link.parentNode;
    if (!link || !link.getAttribute || started || failed) return;
    event.preventDefault();
    entry = link.getAttribute("data-entry");
    wanted = true;
    progress();
  }

  // Shows the written advice in a fresh <main>: what is left of the program can no longer reach it.
  function fail() {
    if (failed) return;
    failed = true;
    document.removeEventListener("click", remember);
    var advice = element("fallback");
    var old = element("app");
    if (!advice) return;
    var main = document.createElement("main");
    main.id = "app";
    if (old) old.parentNode.replaceChild(main, old);
    else document.body.appendChild(main);
    main.appendChild(advice);
    var retry = element("retry");
    if (retry) {
      retry.removeAttribute("hidden");
      // Another address, so that a stale copy of this page is not taken from the cache once more.
      // What a code brought is tried again with it.
      var carried = !started && isCarried(entry) ? "#" + entry : "";
      retry.firstChild.setAttribute("href", "?again=" + new Date().getTime() + carried);
    }
    var title = element("fallback-title");
    if (title) document.title = title.textContent;
    if (title && (wanted || started)) title.focus();
    window.scrollTo(0, 0);
    // The link tapped before leads to what is written about the same.
    var goal = !started && element(entry);
    if (goal) goal.scrollIntoView();
  }

  // On the move a connection breaks off now and then: the second attempt mostly gets through.
  function load(name, place, done, again) {
    var request = new XMLHttpRequest();
    var timer;
    function alive() {
      clearTimeout(timer);
      timer = setTimeout(function () {
        request.abort();
        fail();
      }, SILENCE);
    }
    request.open("GET", script.getAttribute(name));
    request.responseType = "arraybuffer";
    request.onprogress = function (event) {
      received[place] = event.loaded;
      alive();
      progress();
    };
    request.onerror = function () {
      clearTimeout(timer);
      if (again) return fail();
      setTimeout(function () {
        load(name, place, done, true);
      }, RETRY);
    };
    request.onload = function () {
      clearTimeout(timer);
      if (request.status !== 200 || !request.response) return fail();
      received[place] = request.response.byteLength;
      done(request.response);
    };
    alive();
    request.send();
  }

  // Printing and the like, which the first screen need not wait for.
  function loadDevice() {
    var device = document.createElement("script");
    device.src = script.getAttribute("data-device");
    document.head.appendChild(device);
  }

  function twoDigits(number) {
    return (number < 10 ? "0" : "") + number;
  }

  // The day on the visitor's wall, not in Greenwich.
  function today() {
    var now = new Date();
    return now.getFullYear() + "-" + twoDigits(now.getMonth() + 1) + "-" + twoDigits(now.getDate());
  }

  // Where others find the page: as it says itself, or here; nowhere, if it is a file on this device.
  function address() {
    var said = script.getAttribute("data-address");
    return said || (/^http/.test(location.protocol) ? location.origin + location.pathname : "");
  }

  function controls() {
    return element("app").querySelectorAll("a, button");
  }

  // Whoever went by keyboard finds the focus where it was: the program draws the same page again.
  function keepFocus() {
    var focused = document.activeElement;
    var place = Array.prototype.indexOf.call(controls(), focused);
    return function () {
      var again = controls()[place];
      var lost = document.activeElement === document.body;
      if (lost && again && again.textContent === focused.textContent) again.focus();
    };
  }

  function start(wasm, pack) {
    var before = element("app").firstChild;
    wasm_bindgen({ module_or_path: wasm })
      .then(function () {
        if (failed) return;
        started = true;
        document.removeEventListener("click", remember);
        var refocus = keepFocus();
        wasm_bindgen.start(new Uint8Array(pack), today(), entry, address());
        // The program draws at once or at the end of this turn. If this page is still here, it never will.
        setTimeout(function () {
          var main = element("app");
          if (!main || !main.firstElementChild || main.firstChild === before) return fail();
          refocus();
          loadDevice();
        }, 0);
      })
      .then(null, fail);
  }

  // A trap leaves the program in an unknown state: nothing it shows can be trusted any more.
  function isTrap(error) {
    return !!error && (error instanceof WebAssembly.RuntimeError || error instanceof RangeError);
  }

  function canRun() {
    return (
      typeof WebAssembly === "object" &&
      typeof WebAssembly.instantiate === "function" &&
      typeof Promise === "function" &&
      typeof TextDecoder === "function" &&
      typeof TextEncoder === "function" &&
      typeof wasm_bindgen === "function"
    );
  }

  // The policy of the page allows 'unsafe-eval' only because browsers before 2022 run no WASM without it. All
  // that know `toSorted` know 'wasm-unsafe-eval' too; of two policies, the browser keeps to the stricter.
  function forbidEval() {
    if (!Array.prototype.toSorted) return;
    var policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "script-src 'self' 'wasm-unsafe-eval'";
    document.head.appendChild(policy);
  }

  forbidEval();
  window.jiuzhuFailed = fail;
  document.documentElement.setAttribute("data-waiting", "");
  document.addEventListener("click", remember);
  recall();
  if (!script || !canRun()) return fail();
  if (!window.queueMicrotask) {
    // Chromium before 71.
    window.queueMicrotask = function (task) {
      Promise.resolve().then(task);
    };
  }

  // A code that is opened where this page is open already changes only what stands behind the #.
  window.addEventListener("hashchange", function () {
    if (isCarried(location.hash.slice(1))) location.reload();
  });
  window.addEventListener("error", function (event) {
    if (isTrap(event.error)) fail();
  });
  window.addEventListener("unhandledrejection", function (event) {
    if (isTrap(event.reason)) fail();
  });

  setTimeout(function () {
    if (started || failed) return;
    wanted = true;
    progress();
  }, SLOW);

  var wasm;
  var pack;
  function both() {
    if (wasm && pack && !failed) start(wasm, pack);
  }
  load("data-wasm", 0, function (bytes) {
    wasm = bytes;
    both();
  });
  load("data-pack", 1, function (bytes) {
    pack = bytes;
    both();
  });
})();
