// What the booth's tablet keeps, in real Chromium with a profile on the disk: exact with two tabs, there after a restart and
// after the power was cut, and never silent where storage is refused.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { chromiumHere, flags, site } from "./harness.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const options = ["--bundle", "--format=iife", "--target=es2017", "--global-name=store"];
/** The module alone: it becomes `window.store` of a page of the site. */
const module = execFileSync(root + "node_modules/.bin/esbuild", [root + "www/booth/store.js", ...options], { encoding: "utf8" });

async function load(page, path = "card.html") {
  await page.goto(site + path);
  await page.evaluate(`${module};window.store=store`);
  return page;
}

/** Runs `use(folder)` with a folder for a profile, which is gone afterwards. */
async function withProfile(use) {
  const folder = mkdtempSync(`${tmpdir()}/booth-`);
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

const browser = (folder) => chromium.launchPersistentContext(folder, { executablePath: chromiumHere, args: flags, locale: "zh-CN" });
const counts = (page) => page.evaluate(() => store.counts());
const count = (page, entries) => page.evaluate((entries) => store.count(entries), entries);
const numbers = (rows) => rows.map((row) => `${row.place}/${row.tablet} ${row.kind} ${row.item} ${row.n}`);

test("a restart keeps what was counted, by place and tablet", () =>
  withProfile(async (folder) => {
    let tablet = await browser(folder);
    let page = await load(await tablet.newPage());
    assert.deepEqual(await page.evaluate(() => store.settings()), { place: "", tablet: "", idle: 90, paper: "a4" });
    await page.evaluate(() => store.saveSettings({ place: " 河北街\n社区 ", tablet: "1号" }));
    await page.evaluate(() => store.saveSettings({ idle: 120 }));
    await count(page, [["visit", "自测出结果", 1], ["paper", "明白纸", 2], ["verdict", "低保|l", 1], ["paper", "明白纸", 1], ["paper", "小票", 0]]);
    await page.evaluate(() => store.saveSettings({ tablet: "2号" }));
    await count(page, [["visit", "急事", 1]]);
    await tablet.close();

    tablet = await browser(folder);
    page = await load(await tablet.newPage());
    const place = "河北街 社区";
    assert.deepEqual(await page.evaluate(() => store.settings()), { place, tablet: "2号", idle: 120, paper: "a4" });
    assert.deepEqual(numbers(await counts(page)), [
      `${place}/1号 visit 自测出结果 1`,
      `${place}/1号 paper 明白纸 3`,
      `${place}/1号 verdict 低保|l 1`,
      `${place}/2号 visit 急事 1`,
    ]);
    // Nothing but a day, a place and a number.
    assert.deepEqual(Object.keys((await counts(page))[0]).sort(), ["day", "item", "kind", "n", "place", "tablet"]);
    await tablet.close();
  }));

test("what is none of the counters is refused whole, and so is taking back more than there is", () =>
  withProfile(async (folder) => {
    const tablet = await browser(folder);
    const page = await load(await tablet.newPage());
    const good = ["visit", "查政策", 1];
    for (const bad of [["visit", "张三", 1], ["paper", "明白纸", 1.5], ["paper", "小票", -1], ["verdict", "低保|x", 1], ["age", "73", 1], ["verdict", "|l", 1]])
      await assert.rejects(count(page, [good, bad]), /RangeError/, JSON.stringify(bad));
    assert.deepEqual(await counts(page), []);
    await count(page, [["paper", "单页", 2]]);
    await count(page, [["paper", "单页", -2]]);
    assert.deepEqual(await counts(page), []);
    await tablet.close();
  }));

test("two tabs that count at once lose nothing, and clearing takes away what was read and no more", () =>
  withProfile(async (folder) => {
    const tablet = await browser(folder);
    const tabs = await Promise.all([1, 2].map(async () => load(await tablet.newPage())));
    const many = (page) => page.evaluate(async () => {
      const all = [];
      for (let i = 0; i < 150; i++) all.push(store.count([["visit", "急事", 1], ["paper", "明白纸", 2]]));
      await Promise.all(all);
    });
    await Promise.all(tabs.map(many));
    const before = await counts(tabs[0]);
    assert.deepEqual(numbers(before), ["/ visit 急事 300", "/ paper 明白纸 600"]);
    const batch = (page) => page.evaluate(async () => (await store.kept()).batch);
    const first = await batch(tabs[0]);
    assert.match(first, /^[0-9A-Z]{8}$/);
    await Promise.all([tabs[0].evaluate((rows) => store.takeAway(rows), before), many(tabs[1])]);
    assert.deepEqual(numbers(await counts(tabs[0])), ["/ visit 急事 150", "/ paper 明白纸 300"]);
    assert.notEqual(await batch(tabs[1]), first);
    await tablet.close();
  }));

test("two folders of one host keep their counts apart", () =>
  withProfile(async (folder) => {
    const tablet = await browser(folder);
    const page = await tablet.newPage();
    await tablet.route("**/other/card.html", async (route) => route.fulfill({ contentType: "text/html", body: "<title>x</title>" }));
    await load(page);
    await count(page, [["visit", "急事", 1]]);
    await load(page, "other/card.html");
    assert.deepEqual(await counts(page), []);
    await load(page);
    assert.equal((await counts(page)).length, 1);
    await tablet.close();
  }));

test("clearing the site's data under an open page does not stop the counting", () =>
  withProfile(async (folder) => {
    const tablet = await browser(folder);
    const page = await load(await tablet.newPage());
    await count(page, [["visit", "急事", 1]]);
    const tools = await tablet.newCDPSession(page);
    await tools.send("Storage.clearDataForOrigin", { origin: new URL(site).origin, storageTypes: "all" });
    await count(page, [["visit", "查政策", 1]]);
    assert.deepEqual(numbers(await counts(page)), ["/ visit 查政策 1"]);
    await tablet.close();
  }));

test("refused storage is said, not swallowed", () =>
  withProfile(async (folder) => {
    const tablet = await browser(folder);
    for (const refuse of [
      () => (IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); }),
      () => Object.defineProperty(window, "indexedDB", { value: undefined }),
      () => (IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }),
    ]) {
      const page = await tablet.newPage();
      await page.addInitScript(refuse);
      await load(page);
      const trouble = await page.evaluate(() => store.count([["visit", "急事", 1]]).then(() => "", (error) => `${error.name} ${error.message}`));
      assert.match(trouble, /^Error storage refused: ./);
      await assert.rejects(page.evaluate(() => store.saveSettings({ place: "x" })), /storage refused/);
      await page.close();
    }
    await tablet.close();
  }));

/** A browser of its own process group, killed without a word, as a power cut does. */
async function untilKilled(folder, use) {
  const arguments_ = [...flags, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"];
  const process_ = spawn(chromiumHere, arguments_, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  for await (const chunk of process_.stderr) {
    said += chunk;
    if (/DevTools listening on (\S+)/.test(said)) break;
  }
  const connected = await chromium.connectOverCDP(/DevTools listening on (\S+)/.exec(said)[1]);
  const page = await connected.contexts()[0].newPage();
  const gone = new Promise((resolve) => process_.once("exit", resolve));
  await use(page);
  process.kill(-process_.pid, "SIGKILL");
  await gone;
  await connected.close().catch(() => {});
}

test("a kill right after a visit was counted loses nothing", () =>
  withProfile(async (folder) => {
    for (let visit = 1; visit <= 5; visit++) {
      await untilKilled(folder, async (page) => {
        await load(page);
        const before = await counts(page);
        assert.equal(before.reduce((sum, row) => sum + row.n, 0), (visit - 1) * 4);
        await count(page, [["visit", "自测出结果", 1], ["paper", "小票", 1], ["verdict", "低保|l", 1], ["verdict", "特困|u", 1]]);
      });
    }
  }));
