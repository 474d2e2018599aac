// The start page before the program has arrived.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertNoOverflow, golden, open, viewports } from "./harness.mjs";

/** The program never arrives. */
const withoutProgram = (page) => page.route("**/*.wasm", () => {});

test("paints without the program", async () => {
  const visit = await open({ before: withoutProgram });
  const { page } = visit;
  assert.equal(await page.locator("h1:visible").count(), 1);
  assert.equal(await page.locator("#fallback").isVisible(), false);
  assert.ok(await page.locator('main a[href="tel:12345"]').first().isVisible());
  for (const entry of ["check", "troubles", "urgent", "what", "how", "who"]) {
    assert.ok(await page.locator(`main [data-entry="${entry}"]`).isVisible(), entry);
  }
  const paints = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().map((entry) => entry.name))).observe({
          type: "paint",
          buffered: true,
        });
      }),
  );
  assert.ok(paints.includes("first-contentful-paint"), paints.join());
  await golden(page, "static-start");
  await visit.close();
});

test("is accessible and fits every screen", async () => {
  for (const viewport of Object.values(viewports)) {
    const visit = await open({ ...viewport, before: withoutProgram });
    await assertNoOverflow(visit.page);
    if (viewport.width === 360) await assertAccessible(visit.page);
    await visit.close();
  }
});

/** Where everything stands that is read or tapped on the start page. */
const boxes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("#app h1, #app h2, #app p:not(:empty), #app li, #app a, #app button")].map(
      (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.textContent, x, y, width, height].join(" ");
      },
    ),
  );

test("does not move when the program takes over", async () => {
  for (const size of ["18", "30"]) {
    let release;
    const looked = new Promise((resolve) => (release = resolve));
    const visit = await open({
      before: async (page) => {
        await page.addInitScript((size) => localStorage.setItem("jiuzhu.size", size), size);
        await page.route("**/*.wasm", (route) => looked.then(() => route.continue()));
      },
    });
    const { page } = visit;
    await page.evaluate(() => scrollTo(0, 200));
    const focused = page.locator('[data-entry="who"]');
    await focused.focus();
    const [before, top] = [await boxes(page), await page.evaluate("scrollY")];
    assert.ok(before.length > 20, before.join("\n"));
    release();
    await focused.waitFor({ state: "detached" });
    await page.waitForTimeout(100);
    assert.deepEqual(await boxes(page), before);
    assert.equal(await page.evaluate("scrollY"), top);
    assert.match(await page.evaluate("document.activeElement.textContent"), /找谁办/);
    await visit.close();
  }
});

test("what is said about loading moves nothing", async () => {
  const visit = await open({ before: withoutProgram, clock: "manual" });
  const { page } = visit;
  const before = await boxes(page);
  await page.clock.runFor(2_000);
  const line = page.getByRole("status");
  await line.getByText("正在打开，请稍候").waitFor();
  const { y, height } = await line.boundingBox();
  assert.ok(y + height <= 800, `${y} + ${height}`);
  assert.deepEqual((await boxes(page)).slice(0, before.length), before);
  await visit.close();
});

test("the size of the text can be changed before the program is there", async () => {
  const visit = await open({ before: withoutProgram });
  const { page } = visit;
  const size = () => page.locator("#app .lead").evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
  const small = await size();
  await page.getByRole("button", { name: "特大" }).click();
  assert.ok((await size()) > small * 1.5);
  assert.equal(await page.getByRole("button", { pressed: true }).innerText(), "特大");
  await page.reload();
  assert.equal(await page.getByRole("button", { pressed: true }).innerText(), "特大");
  assert.ok((await size()) > small * 1.5);
  await visit.close();
});

test("remembers a link that was tapped too early", async () => {
  const visit = await open({ before: withoutProgram });
  const { page } = visit;
  await page.locator('[data-entry="check"]').click();
  await page.getByRole("status").getByText("正在打开，请稍候").waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await visit.close();
});

test("remembers a link that was tapped before the loader had arrived", async () => {
  let release;
  const tapped = new Promise((resolve) => (release = resolve));
  const visit = await open({
    before: (page) => page.route("**/boot.*.js", (route) => tapped.then(() => route.continue())),
    until: "commit",
  });
  const { page } = visit;
  await page.locator('[data-entry="urgent"]').click();
  release();
  await page.getByRole("heading", { level: 1, name: "现在有急事" }).waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await visit.close();
});

test("keeps a chosen text size from the first paint on", async () => {
  const visit = await open({
    before: async (page) => {
      await withoutProgram(page);
      await page.addInitScript(() => localStorage.setItem("jiuzhu.size", "30"));
    },
  });
  assert.equal(await visit.page.locator("html").getAttribute("data-size"), "30");
  await assertNoOverflow(visit.page);
  await visit.close();
});

test("the page of a district says so and offers its streets first", async () => {
  const visit = await open({
    before: (page) =>
      page.route("**/", async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const district = html.replace('<html lang="zh-CN"', '$& data-district="120113"');
        assert.notEqual(district, html);
        await route.fulfill({ response, body: district });
      }),
  });
  const { page } = visit;
  await page.locator("p.home", { hasText: "天津市北辰区" }).waitFor();
  await page.getByRole("button", { name: "找哪里（找谁办）" }).click();
  await page.getByRole("button", { name: "选我住的街道（乡镇）" }).click();
  await page.getByRole("button", { name: "果园新村街道" }).click();
  await page.getByRole("heading", { level: 1, name: "找哪里" }).waitFor();
  assert.ok(await page.getByText("北辰区 果园新村街道").isVisible());
  await visit.close();
});
