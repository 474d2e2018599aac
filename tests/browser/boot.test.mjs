// The loader against a stand-in for the program: what it hands over, and what it does when the program breaks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, today } from "./harness.mjs";

/** Replaces the glue by one whose `start` runs `body`, with `pack`, `on` and `entry` in scope. */
function program(body) {
  const glue = `
    let wasm_bindgen = Object.assign(
      async ({ module_or_path }) => { globalThis.wasmBytes = new Uint8Array(module_or_path).length; },
      {
        start(pack, on, entry) {
          const draw = (html) => { document.getElementById("app").innerHTML = html; };
          ${body}
        },
      },
    );`;
  return (page) => page.route("**/app.*.js", (route) => route.fulfill({ contentType: "text/javascript", body: glue }));
}

const DRAW = `draw("<h1>题目</h1><button>继续</button>");`;

async function assertAdvice(page) {
  await page.locator("main #fallback").waitFor();
  assert.ok(await page.locator('main a[href="tel:12345"]').first().isVisible());
}

test("hands over the bytes, the local day and no entry", async () => {
  const visit = await open({
    before: program(`globalThis.given = [pack.constructor.name, pack.length > 0, on, entry]; ${DRAW}`),
  });
  const { page } = visit;
  await page.getByRole("button", { name: "继续" }).waitFor();
  assert.deepEqual(await page.evaluate("given"), ["Uint8Array", true, today, ""]);
  assert.ok((await page.evaluate("wasmBytes")) > 1000);
  assert.equal(await page.locator("#fallback").isVisible(), false);
  await visit.settled();
  await visit.close();
});

test("takes the day from the wall, not from Greenwich", async () => {
  const visit = await open({
    before: async (page) => {
      await page.clock.setFixedTime(new Date("2026-03-04T23:30:00Z"));
      await program(`globalThis.given = on; ${DRAW}`)(page);
    },
  });
  await visit.page.getByRole("button", { name: "继续" }).waitFor();
  assert.equal(await visit.page.evaluate("given"), "2026-03-05");
  await visit.close();
});

test("honours a link tapped before the program was there", async () => {
  let release;
  const tapped = new Promise((resolve) => (release = resolve));
  const visit = await open({
    before: async (page) => {
      await program(`globalThis.given = entry; ${DRAW}`)(page);
      await page.route("**/*.wasm", async (route) => {
        await tapped;
        await route.continue();
      });
    },
  });
  await visit.page.locator('[data-entry="who"]').click();
  release();
  await visit.page.getByRole("button", { name: "继续" }).waitFor();
  assert.equal(await visit.page.evaluate("given"), "who");
  await visit.close();
});

test("does not depend on MIME types", async () => {
  const visit = await open({
    before: async (page) => {
      await program(DRAW)(page);
      for (const file of ["**/*.wasm", "**/*.pack"]) {
        await page.route(file, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { "content-type": "text/plain" } });
        });
      }
    },
  });
  await visit.page.getByRole("button", { name: "继续" }).waitFor();
  await visit.close();
});

test("lets nobody make code from text in a browser that can do without", async () => {
  const visit = await open({ before: program(`${DRAW} setTimeout("globalThis.evaluated = true", 0);`) });
  await visit.page.waitForTimeout(200);
  assert.equal(await visit.page.evaluate(() => "evaluated" in globalThis), false);
  assert.equal(visit.complaints.length, 1, visit.complaints.join());
  await visit.close({ complaintsExpected: true });
});

test("gives written advice when the program does not start", async () => {
  for (const body of ['throw new Error("no");', "", "draw('');"]) {
    const visit = await open({ before: program(body) });
    await assertAdvice(visit.page);
    await visit.close();
  }
});

test("gives written advice when the program says that it has failed", async () => {
  const visit = await open({ before: program(`${DRAW} setTimeout(() => window.jiuzhuFailed(), 50);`) });
  await assertAdvice(visit.page);
  await visit.close();
});

test("gives written advice when the program traps later on", async () => {
  const traps = [
    `throw new WebAssembly.RuntimeError("unreachable");`,
    `Promise.reject(new WebAssembly.RuntimeError("unreachable"));`,
    `(function deeper() { deeper(); })();`,
  ];
  for (const trap of traps) {
    const visit = await open({
      before: program(`${DRAW} document.querySelector("button").onclick = () => { ${trap} };`),
    });
    await visit.page.getByRole("button", { name: "继续" }).click();
    await assertAdvice(visit.page);
    assert.equal(await visit.page.getByRole("button", { name: "继续" }).count(), 0);
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), "fallback-title");
    await visit.close({ complaintsExpected: true });
  }
});

test("lives with errors that are not the program's", async () => {
  const visit = await open({ before: program(`${DRAW} setTimeout(() => { throw new Error("an extension"); }, 0);`) });
  await visit.page.waitForTimeout(200);
  assert.equal(await visit.page.getByRole("button", { name: "继续" }).count(), 1);
  await visit.close({ complaintsExpected: true });
});
