// What happens when an answer is missing or cannot be read, and which ways of writing a number can.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./harness.mjs";
import { S1, S7 } from "./stories.mjs";
import { arrive, choose } from "./visitor.mjs";

const INCOME = "您每个月有多少收入？";
const field = (visitor, n = 0) => visitor.main.getByRole("textbox").nth(n);

async function until(story, heading) {
  const visitor = await arrive();
  await visitor.tap("开始自测");
  await visitor.tell(story, heading);
  return visitor;
}

/** Presses 继续, which does not lead on; what has to be corrected. */
async function refused(visitor) {
  const { page, main } = visitor;
  const heading = await visitor.heading();
  await page.evaluate(() => document.activeElement.blur());
  await main.locator('form button[type="submit"]').click();
  const problems = page.locator("#problems");
  await page.waitForFunction(() => document.activeElement.id === "problems");
  assert.equal(await visitor.heading(), heading);
  assert.match(await page.title(), new RegExp(`^出错：${heading}`));
  assert.match(await problems.innerText(), /有 1 处需要改/);
  await assertAccessible(page);
  // Each line of the list leads to the field, where the same words stand.
  const line = problems.getByRole("button");
  const words = await line.innerText();
  await line.click();
  const input = page.locator("input:focus");
  assert.equal(await input.count(), 1);
  assert.equal(await main.locator(".mistake").innerText(), words);
  return words;
}

test("nothing chosen", async () => {
  const visitor = await until(S1, "现在有没有急事？");
  assert.match(await refused(visitor), /不清楚/);
  await choose("没有急事")(visitor);
  await visitor.goOn();
  assert.doesNotMatch(await visitor.page.title(), /出错/);
  await visitor.leave();
});

test("nobody ticked", async () => {
  const visitor = await until(S1, "哪些人是天津户口？");
  assert.match(await refused(visitor), /都没有/);
  await choose("不清楚")(visitor);
  await visitor.goOn();
  await visitor.leave();
});

test("nothing ticked", async () => {
  const visitor = await until(S1, "您有下面这些情况吗？");
  assert.match(await refused(visitor), /都没有/);
  await choose("都没有")(visitor);
  await visitor.goOn();
  await visitor.leave();
});

test("two of three ages missing", async () => {
  const visitor = await until(S7, "每个人今年多大？");
  await field(visitor, 1).fill("44");
  await visitor.main.locator('form button[type="submit"]').click();
  const problems = visitor.page.locator("#problems");
  await problems.waitFor();
  assert.match(await problems.innerText(), /有 2 处需要改/);
  // Each line says whose, and leads there; what was typed is still there.
  await problems.getByRole("button", { name: /^儿子/ }).click();
  await visitor.page.keyboard.type("20");
  assert.deepEqual(await Promise.all([0, 1, 2].map((n) => field(visitor, n).inputValue())), ["", "44", "20"]);
  await visitor.main.locator("label.row", { hasText: "不清楚" }).first().click();
  await visitor.goOn();
  assert.equal(await visitor.heading(), "您有下面这些情况吗？");
  await visitor.leave();
});

test("nothing typed, then nonsense", async () => {
  const visitor = await until(S7, INCOME);
  assert.match(await refused(visitor), /不清楚/);
  for (const nonsense of ["不多", "好几千", "3200?", "-5"]) {
    await field(visitor).fill(nonsense);
    assert.match(await refused(visitor), /填.*数字/, nonsense);
    assert.equal(await field(visitor).inputValue(), nonsense);
    assert.equal(await field(visitor).getAttribute("aria-invalid"), "true");
    const described = await field(visitor).getAttribute("aria-describedby");
    assert.ok(await visitor.page.locator(`#${described}.mistake`).isVisible());
  }
  await field(visitor).fill("2000");
  await visitor.goOn();
  await visitor.leave();
});

test("an age and a range that cannot be", async () => {
  const visitor = await until(S7, "每个人今年多大？");
  for (const n of [1, 2]) await field(visitor, n).fill("30");
  for (const age of ["180", "不小了", "1850年", "2026-13-40", "30.5"]) {
    await field(visitor).fill(age);
    assert.match(await refused(visitor), /岁|数字|整数/, age);
  }
  await visitor.tell(S7, INCOME);
  await visitor.touch("记不清准数，说个大概");
  await field(visitor, 0).fill("3000");
  await field(visitor, 1).fill("差不多");
  assert.match(await refused(visitor), /到/);
  await visitor.leave();
});

test("amounts as people write them, repeated in words", async () => {
  const visitor = await until(S7, INCOME);
  const echo = visitor.main.locator(".echo");
  for (const [typed, monthly] of [
    ["３２００元", "3,200 元"],
    ["3，200", "3,200 元"],
    ["3200块", "3,200 元"],
    ["1.2万", "12,000 元（1.2 万）"],
    ["12000元/年", "1,000 元"],
    ["一年12000", "1,000 元"],
    ["两千", "2,000 元"],
    [" 0 ", "0 元"],
  ]) {
    await field(visitor).fill(typed);
    assert.ok((await echo.innerText()).startsWith(`每月 ${monthly}，`), `${typed}: ${await echo.innerText()}`);
  }
  await field(visitor).fill("24000");
  await choose("每年")(visitor);
  assert.match(await echo.innerText(), /^每月 2,000 元/);
  await visitor.goOn();
  await visitor.goBack();
  assert.equal(await field(visitor).inputValue(), "24000");
  await visitor.leave();
});
