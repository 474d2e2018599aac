// As much of Playwright as the harness and the visitor use, for browsers that Playwright does not know any more:
// the stories are told once and read the same everywhere. Taps and keys are the browser's own input events.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { transformSync } from "esbuild";
import { flags as common } from "../harness.mjs";
import { connect } from "./devtools.mjs";
import { elements, spot } from "./inside.mjs";

const FLAGS = [...common, "--headless", "--remote-debugging-port=0"];
/** The old ones lack the helpers that a sandboxed zygote starts. */
const OLD_FLAGS = ["--single-process", "--no-zygote"];

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A browser whose contexts are processes of their own, as `chromium.launch` of Playwright would return it. */
export function browser(executable, { old = true } = {}) {
  const contexts = new Set();
  return {
    async newContext({ viewport, timezoneId }) {
      const profile = mkdtempSync(`${tmpdir()}/jiuzhu-browser-`);
      const flags = [...FLAGS, ...(old ? OLD_FLAGS : []), `--user-data-dir=${profile}`];
      const child = spawn(executable, [...flags, "about:blank"], {
        stdio: ["ignore", "ignore", "pipe"],
        env: { ...process.env, TZ: timezoneId },
      });
      const gone = new Promise((resolve) => child.once("exit", resolve));
      const devtools = await connect(await pageAddress(child.stderr));
      const context = {
        newPage: () => Page.open(devtools, viewport),
        async close() {
          contexts.delete(context);
          // Asked to, it takes its helpers along; they would still write into the profile.
          await Promise.race([devtools.send("Browser.close").then(() => gone, () => {}), pause(3000)]);
          devtools.close();
          child.kill("SIGKILL");
          await gone;
          rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
        },
      };
      contexts.add(context);
      return context;
    },
    /** Ends what a failed test has left. */
    async close() {
      for (const context of contexts) await context.close();
    },
  };
}

/** Where the only page of a browser that is starting takes orders. */
async function pageAddress(output) {
  let text = "";
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    text += chunk;
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
    if (!port) continue;
    output.resume(); // Nobody reads on, and a full pipe would stop the browser.
    for (const end = Date.now() + 10_000; Date.now() < end; await pause(20)) {
      const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
      const page = targets.find((target) => target.type === "page" && target.url === "about:blank");
      if (page) return page.webSocketDebuggerUrl;
    }
  }
  throw new Error(`the browser did not start: ${text}`);
}

/** Source of a function that Chromium 67 understands. */
const plain = (work) => transformSync(`(${work})`, { target: "chrome67" }).code.trim().replace(/;$/, "");

/** What is passed into the page: JSON, and regular expressions. */
const literal = (value) =>
  JSON.stringify(value, (_, part) => (part instanceof RegExp ? { source: part.source, flags: part.flags } : part)) ?? "undefined";

/** Source that calls a function in the page. */
const call = (work, given) => `${plain(work)}(${given.map(literal).join()})`;

class Page {
  #devtools;
  #viewport;
  #timeout = 30_000;
  #running = new Set();

  /** Sets for all that comes: the size of the window, and what is reported. */
  static async open(devtools, viewport) {
    const page = new Page();
    page.#devtools = devtools;
    page.#viewport = viewport;
    devtools.on("Network.requestWillBeSent", ({ requestId }) => page.#running.add(requestId));
    for (const end of ["Network.loadingFinished", "Network.loadingFailed"]) {
      devtools.on(end, ({ requestId }) => page.#running.delete(requestId));
    }
    for (const domain of ["Page", "Network", "Runtime", "Log"]) await devtools.send(`${domain}.enable`);
    await page.#resize(viewport);
    return page;
  }

  clock = {
    /** The page believes that it is always this moment. */
    setFixedTime: (moment) =>
      this.addInitScript((now) => {
        const Clock = Date;
        window.Date = class extends Clock {
          constructor(...given) {
            if (given.length) super(...given);
            else super(now);
          }
          static now() {
            return now;
          }
        };
      }, Number(moment)),
  };

  /** Runs in every document before its own scripts. */
  addInitScript(work, ...given) {
    return this.#devtools.send("Page.addScriptToEvaluateOnNewDocument", { source: call(work, given) });
  }

  on(event, listener) {
    const told = {
      request: ["Network.requestWillBeSent", ({ request }) => ({ method: () => request.method, url: () => request.url })],
      websocket: ["Network.webSocketCreated", ({ url }) => ({ url: () => url })],
      pageerror: ["Runtime.exceptionThrown", ({ exceptionDetails: thrown }) => thrown.exception?.description ?? thrown.text],
      console: ["Log.entryAdded", ({ entry }) => ({ text: () => entry.text })],
    };
    assert.ok(told[event], event);
    const [method, tell] = told[event];
    this.#devtools.on(method, (params) => listener(tell(params)));
  }

  setDefaultTimeout(milliseconds) {
    this.#timeout = milliseconds;
  }

  viewportSize() {
    return this.#viewport;
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

  goBack() {
    return this.#go(-1);
  }

  goForward() {
    return this.#go(1);
  }

  async #go(steps) {
    const { currentIndex, entries } = await this.#devtools.send("Page.getNavigationHistory");
    await this.#devtools.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex + steps].id });
  }

  /** "networkidle": half a second without a request. */
  async waitForLoadState() {
    for (let quiet = 0; quiet < 10; quiet = this.#running.size ? 0 : quiet + 1) await pause(50);
  }

  /** What a function, or source, gives in the page. */
  async evaluate(work, ...given) {
    const { result, exceptionDetails } = await this.#devtools.send("Runtime.evaluate", {
      expression: typeof work === "string" ? work : call(work, given),
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  waitForFunction(work, given) {
    return this.until(() => this.evaluate(work, given), () => call(work, [given]));
  }

  /** Tries until something comes of it. A page that is just being left may well throw. */
  async until(attempt, wanted) {
    const end = Date.now() + this.#timeout;
    for (let trouble; ; await pause(20)) {
      const value = await attempt().catch((error) => void (trouble = error));
      if (value) return value;
      if (Date.now() > end) throw new Error(`in ${this.#timeout} ms not: ${wanted()}`, { cause: trouble });
    }
  }

  async tapAt({ x, y }) {
    const mouse = { x, y, button: "left", clickCount: 1 };
    await this.#devtools.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
    await this.#devtools.send("Input.dispatchMouseEvent", { type: "mousePressed", ...mouse });
    await this.#devtools.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...mouse });
  }

  async type(text) {
    for (const character of text) await this.#devtools.send("Input.dispatchKeyEvent", { type: "char", text: character });
  }

  #resize({ width, height }) {
    return this.#devtools.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  async screenshot({ path, fullPage = false }) {
    const { width } = this.#viewport;
    if (fullPage) await this.#resize({ width, height: await this.evaluate(() => document.documentElement.scrollHeight) });
    const { data } = await this.#devtools.send("Page.captureScreenshot", { format: "png" });
    if (fullPage) await this.#resize(this.#viewport);
    writeFileSync(path, Buffer.from(data, "base64"));
  }

  locator(css, options) {
    return new Locator(this, []).locator(css, options);
  }

  getByRole(role, options) {
    return new Locator(this, []).getByRole(role, options);
  }

  getByText(text, options) {
    return new Locator(this, []).getByText(text, options);
  }
}

class Locator {
  #page;

  constructor(page, steps) {
    this.#page = page;
    this.steps = steps;
  }

  #then(step) {
    return new Locator(this.#page, [...this.steps, step]);
  }

  locator(css, { has, hasText } = {}) {
    return this.#then({ css, has: has?.steps, hasText });
  }

  getByRole(role, { name, exact, level } = {}) {
    return this.#then({ role, name, exact, level });
  }

  getByText(text, { exact } = {}) {
    return this.#then({ text, exact });
  }

  nth(index) {
    return this.#then({ nth: index });
  }

  first() {
    return this.nth(0);
  }

  /** Source of the elements found. */
  get #found() {
    return call(elements, [this.steps]);
  }

  count() {
    return this.#page.evaluate(`${this.#found}.length`);
  }

  /** What a function gives for the only element there is. */
  async evaluate(work, given) {
    await this.waitFor();
    return this.#page.evaluate(`${plain(work)}(${this.#found}[0], ${literal(given)})`);
  }

  innerText() {
    return this.evaluate((element) => element.innerText);
  }

  isVisible() {
    return this.#page.evaluate(`${this.#found}.some((one) => one.offsetParent !== null)`);
  }

  /** Waits until there is one, and no other. */
  async waitFor() {
    const found = await this.#page.until(() => this.count(), () => literal(this.steps));
    assert.equal(found, 1, `more than one: ${literal(this.steps)}`);
  }

  async click() {
    await this.waitFor();
    const place = `${plain(spot)}(${this.#found}[0])`;
    const at = await this.#page.until(() => this.#page.evaluate(place), () => `free to be tapped: ${literal(this.steps)}`);
    await this.#page.tapAt(at);
  }

  /** Taps the field and types over what stands in it. */
  async fill(text) {
    await this.click();
    await this.evaluate((field) => field.select());
    await this.#page.type(text);
  }
}
