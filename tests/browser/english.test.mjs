// The page in English: from the Chinese start page to results, with the answers coming along. Needs a site built with
// `jiuzhu dist --english`, as `make dist` does.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertNoOverflow, dist, open, site } from "./harness.mjs";

/** Chinese outside brackets, which somebody who cannot read it would stumble over. Documents are cited by their titles. */
const chinese = (page) =>
  page.evaluate(() =>
    document
      .querySelector("main")
      .innerText.split("\n")
      .filter((line) => !line.includes("《") && line.trim() !== "\u4e2d\u6587")
      .filter((line) => /[\u4e00-\u9fff]/.test(line.replace(/\([^()]*\)/g, ""))),
  );

/** What must hold on every screen. */
async function look(page, screen) {
  assert.deepEqual(await chinese(page), [], screen);
  for (const size of ["18", "30"]) {
    await page.evaluate((size) => document.documentElement.setAttribute("data-size", size), size);
    await assertNoOverflow(page);
  }
  await page.evaluate(() => document.documentElement.setAttribute("data-size", "18"));
  await assertAccessible(page);
}

const heading = (page) => page.locator("h1:visible").first().innerText();

test("a visitor who does not read Chinese gets to results", async () => {
  assert.ok(existsSync(`${dist}en.html`), "built without English");
  const visit = await open({ width: 320, height: 568 });
  const { page } = visit;
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(`${site}en.html`);
  await page.getByRole("button", { name: "Start the check" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.match(await page.title(), /Assistance Check/);
  await look(page, "the start page");

  await page.getByRole("button", { name: "Start the check" }).click();
  const seen = [];
  for (let screen = 0; screen < 40; screen++) {
    const before = await heading(page);
    seen.push(before);
    await look(page, before);
    const alone = page.getByRole("button", { name: /^Only me/ });
    const results = page.getByRole("button", { name: "See the results", exact: true });
    if (await results.isVisible()) {
      await results.click();
      break;
    }
    if (await alone.isVisible()) {
      await alone.click();
    } else {
      for (const row of await page.getByText("Not sure", { exact: true }).all()) {
        if (await row.isVisible()) await row.click();
      }
      const unsure = page.getByText("I am not sure about those not ticked");
      if (await unsure.isVisible()) await unsure.click();
      await page.getByRole("button", { name: "Continue" }).click();
    }
    await page.waitForFunction((before) => document.querySelector("h1").innerText !== before, before);
  }
  assert.ok(seen.length > 5, seen.join("; "));
  await page.locator("h3:visible", { hasText: "Temporary assistance (临时救助)" }).first().waitFor();
  await look(page, "the results");

  // The same answers, in Chinese.
  await page.getByRole("button", { name: "Start page" }).first().click();
  await page.getByRole("link", { name: "\u4e2d\u6587" }).click();
  await page.getByRole("button", { name: "看结果" }).waitFor();
  await visit.close();
});
