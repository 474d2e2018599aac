// As much of Playwright as the harness and the visitor use, for browsers that Playwright does not know: the stories
// are told once and read the same everywhere. Taps and keys are the browser's own input events.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { elements, spot } from "./inside.mjs";
import { pause, until } from "./program.mjs";

/** A browser whose contexts are processes of their own, as `chromium.launch` of Playwright would return it. */
export function launcher(open) {
  const contexts = new Set();
  return {
    async newContext({ viewport, timezoneId }) {
      const tab = await open({ timezone: timezoneId });
      const context = {
        newPage: () => Page.in(tab, viewport),
        async close() {
          contexts.delete(context);
          await tab.close();
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

/** Source of a function that Chromium 67 understands. */
const plain = (work) => transformSync(`(${work})`, { target: "chrome67" }).code.trim().replace(/;$/, "");

/** What is passed into the page: JSON, and regular expressions. */
const literal = (value) =>
  JSON.stringify(value, (_, part) => (part instanceof RegExp ? { source: part.source, flags: part.flags } : part)) ?? "undefined";

/** Source that calls a function in the page. */
const call = (work, given) => `${plain(work)}(${given.map(literal).join()})`;

/** What is reported, in Playwright's words. */
const REPORTS = {
  request: ({ method, url }) => ({ method: () => method, url: () => url }),
  websocket: ({ url }) => ({ url: () => url }),
  pageerror: (error) => error,
  console: ({ type, text }) => ({ type: () => type, text: () => text }),
};

class Page {
  #tab;
  #viewport;
  #timeout = 30_000;

  static async in(tab, viewport) {
    const page = new Page();
    page.#tab = tab;
    page.#viewport = viewport;
    await tab.resize(viewport);
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
    return this.#tab.before(`${call(work, given)};`);
  }

  on(event, listener) {
    const tell = REPORTS[event];
    assert.ok(tell, event);
    // What lies in the page itself is no request, though some browsers report it.
    this.#tab.on(event, (what) => what.url?.startsWith("data:") || listener(tell(what)));
  }

  setDefaultTimeout(milliseconds) {
    this.#timeout = milliseconds;
  }

  viewportSize() {
    return this.#viewport;
  }

  goto(url) {
    return this.#tab.goto(url);
  }

  reload() {
    return this.#tab.reload();
  }

  goBack() {
    return this.#tab.go(-1);
  }

  goForward() {
    return this.#tab.go(1);
  }

  /** "networkidle": half a second without a request. */
  async waitForLoadState() {
    for (let quiet = 0; quiet < 10; quiet = this.#tab.running ? 0 : quiet + 1) await pause(50);
  }

  /** What a function, or source, gives in the page. */
  async evaluate(work, ...given) {
    return this.#tab.evaluate(typeof work === "string" ? work : call(work, given));
  }

  waitForFunction(work, given) {
    return this.until(() => this.evaluate(work, given), () => call(work, [given]));
  }

  /** Tries until something comes of it. A page that is just being left may well throw. */
  until(attempt, wanted) {
    return until(attempt, this.#timeout, wanted);
  }

  tapAt(place) {
    return this.#tab.tap(place);
  }

  keyboard = {
    type: (text) => this.#tab.type(text),
    press: (key) => this.#tab.press(key),
  };

  async screenshot({ path, fullPage = false }) {
    writeFileSync(path, await this.#tab.picture(fullPage));
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
    await this.#page.keyboard.type(text);
  }
}
