// The pages that need no program: read and followed with scripts switched off.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertNoOverflow, dist, golden, open, viewports } from "./harness.mjs";

const withoutScripts = { context: { javaScriptEnabled: false } };
const heading = (page) => page.locator("h1").innerText();
const list = "有哪些救助，找谁办";

test("the list and a programme are found, read and left again without scripts", async () => {
  const visit = await open(withoutScripts);
  const { page } = visit;
  await page.getByRole("link", { name: list }).click();
  assert.equal(await heading(page), list);
  assert.ok(await page.locator('a[href="tel:12345"]').first().isVisible());
  await page.getByRole("link", { name: "最低生活保障", exact: true }).click();
  assert.equal(await heading(page), "最低生活保障");
  assert.match(await page.title(), /^最低生活保障（天津市）：/);
  for (const name of ["是什么", "要符合这些条件", "能有多少", "怎么办", "找谁办", "依据"]) {
    assert.ok(await page.getByRole("heading", { level: 2, name, exact: true }).isVisible(), name);
  }
  await golden(page, "leaflet");
  await page.getByRole("link", { name: "全部救助" }).click();
  assert.equal(await heading(page), list);
  await page.getByRole("link", { name: "查一查我家" }).click();
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).hash, "/index.html#check");
  await visit.close();
});

test("every page fits", async () => {
  const pages = readdirSync(dist + "p").filter((name) => name.endsWith(".html"));
  assert.ok(pages.length > 40, `${pages.length} pages`);
  const visit = await open({ ...viewports.small, ...withoutScripts, path: "p/index.html" });
  for (const name of pages) {
    await visit.page.goto(new URL(name, visit.page.url()).href);
    await assertNoOverflow(visit.page);
  }
  await visit.close();
});

test("each kind of page is accessible", async () => {
  // With scripts, because the check is one and waits for timers.
  for (const path of ["p/index.html", "p/dibao.html", "p/shensu.html"]) {
    const visit = await open({ path });
    await assertAccessible(visit.page);
    await visit.settled();
    await visit.close();
  }
});

test("a link to the questions begins them where the program runs", async () => {
  const visit = await open({ path: "p/linshi.html" });
  const { page } = visit;
  await page.getByRole("link", { name: "查一查我家" }).click();
  await page.getByRole("button", { name: "返回" }).waitFor();
  assert.ok(await page.getByRole("button", { name: "继续" }).isVisible());
  await visit.close();
});

test("on paper there is nothing to tap", async () => {
  const visit = await open({ ...withoutScripts, path: "p/linshi.html" });
  const { page } = visit;
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("link", { name: "查一查我家" }).isVisible(), false);
  assert.equal(await page.getByRole("link", { name: "全部救助" }).isVisible(), false);
  assert.ok(await page.getByText("初步参考，以街道（乡镇）审核为准。").isVisible());
  const phone = page.locator("a.phone").first();
  assert.ok(await phone.isVisible());
  // Its picture stands beside the number on screen, and would stand on it here.
  assert.equal(await phone.evaluate((link) => getComputedStyle(link, "::before").display), "none");
  await visit.close();
});
