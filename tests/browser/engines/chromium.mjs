// A tab of a Chromium, as far back as 67: DevTools as it was then, one WebSocket to the only page. Sessions and pipes
// came later.

import { flags as common } from "../harness.mjs";
import { pause, scratch, start, until } from "./program.mjs";
import { connect } from "./socket.mjs";

const FLAGS = [...common, "--headless", "--remote-debugging-port=0"];
/** Of the old ones there is the executable alone, without the sandbox that a zygote wants. */
const OLD_FLAGS = ["--no-zygote"];

/** How to open a tab in a Chromium of its own, with an empty profile. */
export const chromium = (executable, { old }) => async ({ timezone }) => {
  const profile = scratch();
  const flags = [...FLAGS, ...(old ? OLD_FLAGS : []), `--user-data-dir=${profile.folder}`];
  const program = await start(executable, [...flags, "about:blank"], {
    env: { TZ: timezone },
    ready: /DevTools listening on ws:\/\/(127\.0\.0\.1:\d+)/,
  });
  const address = await until(
    async () => {
      const targets = await (await fetch(`http://${program.said[1]}/json/list`)).json();
      return targets.find(({ type, url }) => type === "page" && url === "about:blank")?.webSocketDebuggerUrl;
    },
    10_000,
    () => "a page in the browser",
  );
  const devtools = await connect(address);
  for (const domain of ["Page", "Network", "Runtime", "Log"]) await devtools.send(`${domain}.enable`);
  return new Tab(devtools, async () => {
    // Asked to, it takes its helpers along; they would still write into the profile.
    await Promise.race([devtools.send("Browser.close").then(() => program.gone, () => {}), pause(3000)]);
    devtools.close();
    await program.end();
    profile.remove();
  });
};

/** How what the page does is reported: by what, and what of it matters. */
const REPORTS = {
  request: ["Network.requestWillBeSent", ({ request: { method, url } }) => ({ method, url })],
  websocket: ["Network.webSocketCreated", ({ url }) => ({ url })],
  pageerror: ["Runtime.exceptionThrown", ({ exceptionDetails: thrown }) => thrown.exception?.description ?? thrown.text],
  console: ["Log.entryAdded", ({ entry: { level, text } }) => ({ type: level, text })],
};

/** Numbers of keys, and what they write. */
const KEYS = { Tab: [9], Enter: [13, "\r"], Space: [32, " "], ArrowDown: [40] };

class Tab {
  #devtools;
  #viewport;
  #running = new Set();

  constructor(devtools, close) {
    this.#devtools = devtools;
    this.close = close;
    devtools.on("Network.requestWillBeSent", ({ requestId }) => this.#running.add(requestId));
    for (const end of ["Network.loadingFinished", "Network.loadingFailed"]) {
      devtools.on(end, ({ requestId }) => this.#running.delete(requestId));
    }
  }

  /** Requests that have no answer yet. */
  get running() {
    return this.#running.size;
  }

  on(event, listener) {
    const [method, tell] = REPORTS[event];
    this.#devtools.on(method, (params) => listener(tell(params)));
    if (event !== "console") return;
    this.#devtools.on("Runtime.consoleAPICalled", ({ type, args }) =>
      listener({ type, text: args.map((arg) => arg.value ?? arg.description).join(" ") }),
    );
  }

  /** Runs in every document before its own scripts. */
  before(source) {
    return this.#devtools.send("Page.addScriptToEvaluateOnNewDocument", { source });
  }

  async evaluate(source) {
    const { result, exceptionDetails } = await this.#devtools.send("Runtime.evaluate", {
      expression: source,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async #loaded(leave) {
    const loaded = this.#devtools.once("Page.loadEventFired");
    await leave();
    await loaded;
  }

  goto(url) {
    return this.#loaded(() => this.#devtools.send("Page.navigate", { url }));
  }

  reload() {
    return this.#loaded(() => this.#devtools.send("Page.reload"));
  }

  /** Through the history. */
  async go(steps) {
    const { currentIndex, entries } = await this.#devtools.send("Page.getNavigationHistory");
    await this.#devtools.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex + steps].id });
  }

  async tap({ x, y }) {
    const mouse = { x, y, button: "left", clickCount: 1 };
    await this.#devtools.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
    await this.#devtools.send("Input.dispatchMouseEvent", { type: "mousePressed", ...mouse });
    await this.#devtools.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...mouse });
  }

  async type(text) {
    for (const character of text) await this.#devtools.send("Input.dispatchKeyEvent", { type: "char", text: character });
  }

  async press(name) {
    const [windowsVirtualKeyCode, text] = KEYS[name];
    const key = { code: name, key: text ?? name, windowsVirtualKeyCode };
    await this.#devtools.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", text, ...key });
    await this.#devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  }

  resize(viewport) {
    this.#viewport = viewport;
    return this.#size(viewport);
  }

  #size({ width, height }) {
    return this.#devtools.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** A picture, PNG, of what is to be seen or of the whole page. */
  async picture(whole) {
    const { width } = this.#viewport;
    if (whole) await this.#size({ width, height: await this.evaluate("document.documentElement.scrollHeight") });
    const { data } = await this.#devtools.send("Page.captureScreenshot", { format: "png" });
    if (whole) await this.#size(this.#viewport);
    return Buffer.from(data, "base64");
  }
}
