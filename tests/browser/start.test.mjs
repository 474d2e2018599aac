// The start page before the program has arrived, and without it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertNoOverflow, golden, open, viewports } from "./harness.mjs";

/** The program never arrives. */
const withoutProgram = (page) => page.route("**/*.wasm", () => {});

async function assertAdvice(page) {
  await page.locator("main #fallback").waitFor();
  assert.match(await page.locator("main h1").innerText(), /自动问答没有打开/);
  for (const phone of ["110", "120", "119", "12345"]) {
    assert.ok(await page.locator(`main a[href="tel:${phone}"]`).first().isVisible(), phone);
  }
  assert.equal(await page.locator("main").count(), 1);
  assert.ok(await page.locator("#retry a").isVisible());
}

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

test("gives written advice where scripts are off", async () => {
  const visit = await open({ context: { javaScriptEnabled: false } });
  const { page } = visit;
  assert.ok(await page.locator("#fallback").isVisible());
  assert.ok(await page.locator("h1").first().isVisible());
  await page.locator('[data-entry="check"]').click();
  assert.equal(new URL(page.url()).hash, "#check");
  await visit.close();
});

test("gives written advice in a browser without WebAssembly", async () => {
  const visit = await open({
    before: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
  });
  await assertAdvice(visit.page);
  await assertAccessible(visit.page);
  await assertNoOverflow(visit.page);
  await golden(visit.page, "static-advice");
  await visit.settled();
  await visit.close();
});

test("gives written advice where storage is refused and WebAssembly is missing", async () => {
  const visit = await open({
    before: (page) =>
      page.addInitScript(() => {
        delete globalThis.WebAssembly;
        Object.defineProperty(globalThis, "localStorage", {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }),
  });
  await assertAdvice(visit.page);
  await visit.close();
});

test("gives written advice when a file is gone from the server", async () => {
  for (const file of ["**/*.wasm", "**/*.pack", "**/app.*.js"]) {
    const visit = await open({
      before: (page) => page.route(file, (route) => route.fulfill({ status: 404, body: "" })),
    });
    await assertAdvice(visit.page);
    await visit.close();
  }
});

test("gives written advice when the program is damaged", async () => {
  const visit = await open({
    before: (page) =>
      page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "<html>" })),
  });
  await assertAdvice(visit.page);
  await visit.close();
});

test("gives written advice when the network falls silent", async () => {
  const visit = await open({ before: withoutProgram, clock: "manual" });
  const { page } = visit;
  await page.clock.runFor(19_000);
  assert.equal(await page.locator("#fallback").isVisible(), false);
  await page.clock.runFor(2_000);
  await assertAdvice(page);
  // Nobody had asked for anything yet, but the line about loading was there: take the visitor to the news.
  assert.equal(await page.evaluate(() => document.activeElement.id), "fallback-title");
  await visit.close();
});
