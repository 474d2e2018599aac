// What every browser test needs: the built page on a free port, a phone to open it on, an accessibility check.
//
//   import { site, open, assertAccessible, golden } from "./harness.mjs";
//   test("…", async () => { const visit = await open({ width: 360 }); …; await visit.close(); });
//
// `visit.close()` fails the test when the page asked for anything after `visit.settled()`, asked another host,
// broke its own content security policy, threw or wrote an error into the console. CHROMIUM names another browser, JIUZHU another build.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const axeChinese = JSON.parse(readFileSync(require.resolve("axe-core/locales/zh_CN.json"), "utf8"));

export const dist = root + "dist/";

/** The day on which every test takes place. */
export const today = "2026-11-24";

export const viewports = {
  small: { width: 320, height: 568 },
  phone: { width: 360, height: 800 },
  iphone: { width: 390, height: 844 },
  large: { width: 412, height: 915 },
  tablet: { width: 768, height: 1024 },
  desk: { width: 1280, height: 800 },
};

export const userAgents = {
  wechatAndroid:
    "Mozilla/5.0 (Linux; Android 10; HLK-AL00; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 " +
    "Chrome/142.0.0.0 Mobile Safari/537.36 XWEB/1420283 MMWEBSDK/20260502 MicroMessenger/8.0.76 Language/zh_CN",
  wechatIphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) " +
    "Mobile/15E148 MicroMessenger/8.0.76 NetType/WIFI Language/zh_CN",
  harmony:
    "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 " +
    "Safari/537.36 ArkWeb/4.1.6.1 Mobile",
};

async function startServer() {
  const command = process.env.JIUZHU ?? root + "target/debug/jiuzhu";
  assert.ok(existsSync(command), `${command} is missing: run make dist`);
  const server = spawn(command, ["serve", "--port", "0", dist], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of server.stdout) {
    const address = /http:\S+/.exec(String(chunk));
    if (address) return { server, address: address[0] };
  }
  throw new Error("jiuzhu serve ended before it gave an address: run make dist");
}

const { server, address } = await startServer();
let launched;
after(async () => {
  await (await launched)?.close();
  server.kill();
});

/** Path of this machine's Chromium. */
export const chromiumHere = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Flags of every browser: no sandbox, for tests run as root, and no traffic of its own. */
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** This machine's Chromium, launched for the first test that opens it. */
function machine() {
  launched ??= chromium.launch({ executablePath: chromiumHere, args: flags });
  return launched;
}

/** Address of the page. */
export const site = address;

/**
 * Opens the page on a phone of its own, with an empty storage.
 *
 * `before(page)` runs before the page is asked for: routes, init scripts, clocks. `path` is added to the address.
 * `context` holds further options of a browser context, `clock: "manual"` leaves timers to `page.clock`, `until` is
 * what to wait for, `browser` another than this machine's Chromium.
 */
export async function open({
  width = 360,
  height = 800,
  path = "",
  before,
  clock = "real",
  context = {},
  until = "load",
  browser,
} = {}) {
  const profile = await (browser ?? (await machine())).newContext({
    viewport: { width, height },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    ...context,
  });
  const page = await profile.newPage();
  const noon = new Date(`${today}T12:00:00+08:00`);
  if (clock === "manual") await page.clock.install({ time: noon });
  else await page.clock.setFixedTime(noon);

  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));
  page.on("websocket", (socket) => requests.push(`WEBSOCKET ${socket.url()}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // Browsers before 2022 name the newest word of the policy, which they do not know.
    if (/invalid source: ''wasm-unsafe-eval''/.test(message.text())) return;
    // A file that does not come is what some tests are about; the others miss what it brings.
    if (/^Failed to load resource/.test(message.text())) return;
    if (message.type() === "error" || /Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await before?.(page);
  await page.goto(site + path, { waitUntil: until });

  let settledAt;
  return {
    page,
    requests,
    complaints,
    /** The page has loaded all that it will ever need. */
    async settled() {
      await page.waitForFunction(
        () => document.querySelector("html[data-can], main #fallback") || !document.querySelector("script[data-device]"),
      );
      await page.waitForLoadState("networkidle");
      settledAt = requests.length;
    },
    async close({ complaintsExpected = false } = {}) {
      await profile.close();
      const elsewhere = requests.filter((request) => !request.split(" ")[1].startsWith(site));
      assert.deepEqual(elsewhere, [], "asked another host");
      if (settledAt !== undefined) assert.deepEqual(requests.slice(settledAt), [], "asked for something after load");
      if (!complaintsExpected) assert.deepEqual(complaints, []);
    },
  };
}

/** WCAG 2.2 AA and axe's own best practice, without a single violation. */
export async function assertAccessible(page) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (locale) => {
    axe.configure({ locale });
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return result.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.target.join(" ")}: ${node.failureSummary}`),
    );
  }, axeChinese);
  assert.deepEqual(violations, []);
}

/** Nothing sticks out sideways. */
export async function assertNoOverflow(page) {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}

/** Keeps a picture in tests/golden/, of the whole page unless told otherwise, when asked to (BLESS=1). */
export async function golden(page, name, { whole = true } = {}) {
  if (process.env.BLESS !== "1") return;
  mkdirSync(root + "tests/golden", { recursive: true });
  await page.screenshot({ path: `${root}tests/golden/${name}.png`, fullPage: whole, animations: "disabled" });
}
