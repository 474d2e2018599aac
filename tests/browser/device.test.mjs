// What hangs on the device: a button that could not work is not shown, and none of it can stop the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, userAgents } from "./harness.mjs";
import { arrive } from "./visitor.mjs";

/** Opens the page with a button for printing on it, and counts how often the device was asked to print. */
async function withPrintButton(options) {
  const visitor = await arrive({
    ...options,
    before: (page) => page.addInitScript(() => (window.print = () => (window.printed = (window.printed || 0) + 1))),
  });
  await visitor.page.evaluate(() => {
    const button = document.createElement("button");
    button.innerHTML = "<span>打印</span>";
    button.setAttribute("data-do", "print");
    document.querySelector("main").appendChild(button);
  });
  return { visitor, button: visitor.page.locator('[data-do="print"]') };
}

test("prints where there is a printer to ask", async () => {
  const { visitor, button } = await withPrintButton();
  await button.locator("span").click();
  assert.equal(await visitor.page.evaluate("window.printed"), 1);
  await visitor.leave();
});

for (const [name, userAgent] of Object.entries(userAgents)) {
  test(`offers no printing in ${name}`, async () => {
    const { visitor, button } = await withPrintButton({ context: { userAgent } });
    assert.equal(await button.isVisible(), false);
    await visitor.leave();
  });
}

test("without it, nothing else is missing", async () => {
  const visit = await open({ before: (page) => page.route("**/device.*.js", (route) => route.abort()) });
  const { page } = visit;
  await page.getByRole("button", { name: "开始自测" }).click();
  await page.getByRole("heading", { name: "现在有没有急事？" }).waitFor();
  await visit.close();
});
