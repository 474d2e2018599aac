// The page that shows every component: what is wrong with one of them is seen here first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertNoOverflow, open } from "./harness.mjs";

test("every component is accessible and fits, in both themes", async () => {
  const visit = await open({ path: "components.html", width: 320 });
  const { page } = visit;
  assert.ok((await page.locator("section").count()) > 20);
  const colour = () => page.locator(".button.primary").first().evaluate((button) => getComputedStyle(button).backgroundColor);
  const seen = new Set();
  for (const theme of ["blue", "red"]) {
    for (const size of ["18", "30"]) {
      await page.evaluate(([theme, size]) => Object.assign(document.documentElement.dataset, { theme, size }), [theme, size]);
      await assertNoOverflow(page);
      await assertAccessible(page);
    }
    seen.add(await colour());
  }
  assert.equal(seen.size, 2);
  await visit.close();
});

test("no search engine keeps it and nothing leads there", async () => {
  const visit = await open({ path: "components.html" });
  assert.equal(await visit.page.locator('meta[name="robots"]').getAttribute("content"), "noindex");
  await visit.close();
  const start = await open();
  assert.equal(await start.page.locator('a[href*="components"]').count(), 0);
  await start.close();
});
