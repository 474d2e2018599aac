// A tab of Firefox, by WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/

import { writeFileSync } from "node:fs";
import { press, tap, type } from "./actions.mjs";
import { VIOLATIONS } from "./inside.mjs";
import { pause, scratch, start } from "./program.mjs";
import { connect } from "./socket.mjs";

const PREFERENCES = { "ui.prefersReducedMotion": 1 };

/** Opens a tab in a Firefox of its own, with an empty profile. */
export async function firefox({ timezone }) {
  const profile = scratch();
  const preferences = Object.entries(PREFERENCES).map((both) => `user_pref(${both.map((part) => JSON.stringify(part)).join()});`);
  writeFileSync(`${profile.folder}/user.js`, preferences.join("\n"));
  const program = await start(
    "firefox-esr",
    ["--headless", "--no-remote", "--profile", profile.folder, "--remote-debugging-port=0", "about:blank"],
    { env: { TZ: timezone, HOME: profile.folder }, ready: /WebDriver BiDi listening on (ws:\S+)/ },
  );
  const bidi = await connect(`${program.said[1]}/session`);
  await bidi.send("session.new", { capabilities: {} });
  const { contexts } = await bidi.send("browsingContext.getTree");
  await bidi.send("session.subscribe", { events: ["network", "log"] });
  const tab = new Tab(bidi, contexts[0].context, async () => {
    await Promise.race([bidi.send("browser.close").then(() => program.gone, () => {}), pause(5000)]);
    bidi.close();
    await program.end();
    profile.remove();
  });
  await tab.before(VIOLATIONS);
  return tab;
}

class Tab {
  #bidi;
  #context;
  #running = new Set();

  constructor(bidi, context, close) {
    this.#bidi = bidi;
    this.#context = context;
    this.close = close;
    bidi.on("network.beforeRequestSent", ({ request }) => this.#running.add(request.request));
    for (const end of ["network.responseCompleted", "network.fetchError"]) {
      bidi.on(end, ({ request }) => this.#running.delete(request.request));
    }
  }

  #send(method, params) {
    return this.#bidi.send(method, { context: this.#context, ...params });
  }

  /** Requests that have no answer yet. */
  get running() {
    return this.#running.size;
  }

  on(event, listener) {
    const requests = (tell) => this.#bidi.on("network.beforeRequestSent", ({ request }) => tell(request));
    const entries = (type, tell) => this.#bidi.on("log.entryAdded", (entry) => entry.type === type && tell(entry));
    const socket = /^wss?:/;
    const told = {
      request: () => requests(({ method, url }) => socket.test(url) || listener({ method, url })),
      websocket: () => requests(({ url }) => socket.test(url) && listener({ url })),
      // What is only a warning, such as a style that Firefox does not know, is no error.
      pageerror: () => entries("javascript", ({ level, text }) => level === "error" && listener(text)),
      console: () => entries("console", ({ level, text }) => listener({ type: level, text })),
    };
    told[event]();
  }

  /** Runs in every document before its own scripts. */
  before(source) {
    return this.#bidi.send("script.addPreloadScript", { functionDeclaration: `() => { ${source} }` });
  }

  /** Comes back as JSON: simpler than BiDi's own notation. */
  async evaluate(source) {
    const { type, result, exceptionDetails } = await this.#bidi.send("script.evaluate", {
      expression: `(async () => JSON.stringify([await (${source})]))()`,
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (type === "exception") throw new Error(exceptionDetails.text);
    return JSON.parse(result.value)[0];
  }

  goto(url) {
    return this.#send("browsingContext.navigate", { url, wait: "complete" });
  }

  reload() {
    return this.#send("browsingContext.reload", { wait: "complete" });
  }

  /** Through the history. */
  go(steps) {
    return this.#send("browsingContext.traverseHistory", { delta: steps });
  }

  /** What a hand does. */
  act(actions) {
    return this.#send("input.performActions", { actions });
  }

  tap(place) {
    return this.act(tap(place));
  }

  type(text) {
    return this.act(type(text));
  }

  press(key) {
    return this.act(press(key));
  }

  resize(viewport) {
    return this.#send("browsingContext.setViewport", { viewport });
  }

  /** A picture, PNG, of what is to be seen or of the whole page. */
  async picture(whole) {
    const { data } = await this.#send("browsingContext.captureScreenshot", { origin: whole ? "document" : "viewport" });
    return Buffer.from(data, "base64");
  }
}
