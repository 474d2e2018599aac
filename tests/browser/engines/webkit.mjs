// A tab of WebKitGTK's MiniBrowser, by WebDriver: https://www.w3.org/TR/webdriver2/
//
// It has no headless mode, so there is a screen that nobody sees; as tall as the longest page, for pictures of all of it.

import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { press, tap, type } from "./actions.mjs";
import { VIOLATIONS } from "./inside.mjs";
import { mirror } from "./mirror.mjs";
import { scratch, start, until } from "./program.mjs";

const BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const SCREEN = "1400x16000x24";

/** What stands around the page must not be wider than the page. */
const SLIM = "* { min-width: 0; padding: 0; margin: 0; border: 0; font-size: 1px; }";

/** Opens a tab in a browser of its own, with an empty profile. */
export async function webkit({ timezone }) {
  const profile = scratch();
  mkdirSync(`${profile.folder}/gtk-3.0`);
  writeFileSync(`${profile.folder}/gtk-3.0/gtk.css`, SLIM);
  writeFileSync(`${profile.folder}/gtk-3.0/settings.ini`, "[Settings]\ngtk-enable-animations=0\n");
  const screen = await start("Xvfb", ["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"], { ready: /^(\d+)\n/ });
  const port = await freePort();
  const driver = await start("WebKitWebDriver", [`--port=${port}`], {
    env: {
      TZ: timezone,
      DISPLAY: `:${screen.said[1]}`,
      HOME: profile.folder,
      XDG_CONFIG_HOME: profile.folder,
      // Its sandbox refuses to run for root. It opens nothing but the page under test.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const ask = commands(`http://127.0.0.1:${port}`);
  await until(async () => (await ask("GET", "/status")).ready, 10_000, () => "WebKitWebDriver ready");
  const options = { binary: BROWSER, args: ["--automation"] };
  const { sessionId } = await ask("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
  });
  const session = commands(`http://127.0.0.1:${port}/session/${sessionId}`);
  await withoutToolbar(session);
  const site = await mirror();
  site.before(VIOLATIONS);
  return new Tab(session, site, async () => {
    await session("DELETE", "").catch(() => {});
    await driver.end();
    await screen.end();
    site.close();
    profile.remove();
  });
}

const commands = (address) => async (method, path, body) => {
  const answer = await fetch(address + path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
};

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Goes on in a window without buttons of its own: they would not let it be as narrow as a phone. */
async function withoutToolbar(session) {
  const open = "open('about:blank', '', 'width=320,height=480,toolbar=no')";
  await session("POST", "/url", { url: `data:text/html,<button onclick="${open}">open</button>` });
  const button = await session("POST", "/element", { using: "css selector", value: "button" });
  await session("POST", `/element/${Object.values(button)[0]}/click`, {});
  const first = await session("GET", "/window");
  const another = async () => (await session("GET", "/window/handles")).find((handle) => handle !== first);
  const handle = await until(another, 10_000, () => "a window without a toolbar");
  await session("DELETE", "/window");
  await session("POST", "/window", { handle });
}

class Tab {
  #session;
  #site;
  #viewport;

  constructor(session, site, close) {
    this.#session = session;
    this.#site = site;
    this.close = close;
  }

  /** Requests that have no answer yet. */
  get running() {
    return this.#site.running();
  }

  /** Of WebSockets there is no report: the page's policy forbids them, and breaking that is one. */
  on(event, listener) {
    this.#site.on(event, listener);
  }

  /** Runs in every document before its own scripts. */
  before(source) {
    this.#site.before(source);
  }

  evaluate(source) {
    return this.#session("POST", "/execute/sync", { script: `return (async () => (${source}))()`, args: [] });
  }

  goto(url) {
    return this.#session("POST", "/url", { url: this.#site.address(url) });
  }

  reload() {
    return this.#session("POST", "/refresh", {});
  }

  /** Through the history. */
  async go(steps) {
    for (let step = 0; step < Math.abs(steps); step += 1) await this.#session("POST", steps < 0 ? "/back" : "/forward", {});
  }

  /** What a hand does. */
  act(actions) {
    return this.#session("POST", "/actions", { actions });
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
    this.#viewport = viewport;
    return this.#size(viewport);
  }

  #size({ width, height }) {
    return this.#session("POST", "/window/rect", { x: 0, y: 0, width, height });
  }

  /** A picture, PNG, of what is to be seen or of the whole page. */
  async picture(whole) {
    const { width } = this.#viewport;
    if (whole) await this.#size({ width, height: await this.evaluate("document.documentElement.scrollHeight") });
    const data = await this.#session("GET", "/screenshot");
    if (whole) await this.#size(this.#viewport);
    return Buffer.from(data, "base64");
  }
}
