// What visitors see where something fails: the written advice, never a blank page, never a wait without end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertNoOverflow, golden, open } from "./harness.mjs";

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

/** The program is there, asks its first question and takes an answer. */
async function assertRuns(page) {
  await page.getByRole("button", { name: "开始自测" }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "继续" }).click();
  await page.getByRole("button", { name: "返回" }).waitFor();
  assert.equal(await page.locator("#fallback").isVisible(), false);
}

/** The written advice below the start page, where nothing is left that could move it. */
async function assertAdviceBelow(page) {
  const start = page.locator('#app [data-entry="check"]');
  await page.locator("#fallback").waitFor();
  assert.ok(await start.isVisible());
  await start.click();
  const { y } = await page.locator("#fallback #check").boundingBox();
  assert.ok(y > -1 && y < 800, `at ${y}`);
}

test("gives written advice where scripts are off", async () => {
  const visit = await open({ context: { javaScriptEnabled: false } });
  const { page } = visit;
  assert.ok(await page.locator("#fallback").isVisible());
  assert.ok(await page.locator("h1").first().isVisible());
  assert.equal(await page.getByRole("button").count(), 0);
  for (const entry of ["check", "troubles", "urgent", "what", "how", "who"]) {
    await page.locator(`[data-entry="${entry}"]`).click();
    assert.equal(new URL(page.url()).hash, `#${entry}`);
    const { y } = await page.locator(`#fallback [id="${entry}"]`).boundingBox();
    assert.ok(y > -1 && y < 800, `${entry} at ${y}`);
  }
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

test("gives written advice when the policy is damaged", async () => {
  const damages = [() => Buffer.alloc(0), () => Buffer.from("<html>"), (whole) => whole.subarray(0, whole.length / 2)];
  for (const damage of damages) {
    const visit = await open({
      before: (page) =>
        page.route("**/*.pack", async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: damage(await response.body()) });
        }),
    });
    await assertAdvice(visit.page);
    await visit.close();
  }
});

test("shows what was asked for in the written advice", async () => {
  let release;
  const tapped = new Promise((resolve) => (release = resolve));
  const visit = await open({
    before: (page) =>
      page.route("**/*.wasm", (route) => tapped.then(() => route.fulfill({ status: 404, body: "" }))),
  });
  const { page } = visit;
  await page.locator('[data-entry="how"]').click();
  release();
  await assertAdvice(page);
  const { y } = await page.locator("#how").boundingBox();
  assert.ok(y >= 0 && y < 800, `at ${y}`);
  await visit.close();
});

test("gives written advice below the start page where scripts are blocked", async () => {
  for (const blocked of [/boot\.\w+\.js/, /\.js$/]) {
    const visit = await open({ before: (page) => page.route(blocked, (route) => route.abort()) });
    await assertAdviceBelow(visit.page);
    await visit.close();
  }
});

test("gives written advice where the program's own script is blocked", async () => {
  const visit = await open({ before: (page) => page.route("**/app.*.js", (route) => route.abort()) });
  await assertAdvice(visit.page);
  await visit.close();
});

test("runs where the script for the size of the text is blocked", async () => {
  const visit = await open({ before: (page) => page.route("**/size.*.js", (route) => route.abort()) });
  await assertRuns(visit.page);
  await visit.close();
});

test("gives written advice below the start page where a script does not arrive, and still starts when it does", async () => {
  let release;
  const late = new Promise((resolve) => (release = resolve));
  const visit = await open({
    before: (page) => page.route("**/boot.*.js", (route) => late.then(() => route.continue())),
    clock: "manual",
    until: "commit",
  });
  const { page } = visit;
  await page.locator("h1").first().waitFor();
  await page.locator("#fallback").waitFor({ state: "hidden" });
  await page.clock.runFor(21_000);
  await assertAdviceBelow(page);
  release();
  // The link was tapped while nobody listened.
  await page.getByRole("button", { name: "继续" }).waitFor();
  assert.equal(await page.locator("#fallback").isVisible(), false);
  await visit.close();
});

test("tries a broken connection once more", async () => {
  for (const file of ["**/*.wasm", "**/*.pack"]) {
    let attempts = 0;
    const visit = await open({
      before: (page) => page.route(file, (route) => (++attempts === 1 ? route.abort() : route.continue())),
    });
    await assertRuns(visit.page);
    assert.equal(attempts, 2);
    await visit.close();
  }
});

test("gives written advice when the connection breaks twice, and starts when it is tried again", async () => {
  let broken = true;
  const visit = await open({
    before: (page) => page.route("**/*.wasm", (route) => (broken ? route.abort() : route.continue())),
  });
  await assertAdvice(visit.page);
  broken = false;
  await visit.page.getByRole("link", { name: "再试一次" }).click();
  await assertRuns(visit.page);
  await visit.close();
});

test("starts among what an app has put into the page", async () => {
  const visit = await open({
    before: async (page) => {
      let release;
      const injected = new Promise((resolve) => (release = resolve));
      await page.route("**/*.wasm", (route) => injected.then(() => route.continue()));
      await page.exposeFunction("injected", release);
      await page.addInitScript(() =>
        document.addEventListener("DOMContentLoaded", () => {
          const app = document.getElementById("app");
          if (!app) return; // The frame below.
          app.prepend(document.createElement("div"), "text", document.createComment("comment"));
          app.append(document.createElement("div"));
          document.body.prepend(document.createElement("div"));
          document.body.append(document.createElement("iframe"));
          globalThis.injected();
        }),
      );
    },
  });
  await assertRuns(visit.page);
  await visit.close();
});

test("starts where storage is refused", async () => {
  const visit = await open({
    before: (page) =>
      page.addInitScript(() => {
        for (const storage of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(globalThis, storage, {
            get() {
              throw new DOMException("refused", "SecurityError");
            },
          });
        }
      }),
  });
  await visit.page.getByRole("button", { name: "特大" }).click();
  assert.equal(await visit.page.locator("html").getAttribute("data-size"), "30");
  await assertRuns(visit.page);
  await visit.close();
});

test("lives with what apps append to the address", async () => {
  const visit = await open({ path: "?from=singlemessage&isappinstalled=0" });
  await assertRuns(visit.page);
  await visit.close();
  const link = await open({ path: "?from=groupmessage#check&appinstall=0" });
  await link.page.getByRole("button", { name: "继续" }).waitFor();
  await link.close();
});
