// For whoever does not know what a programme is called: troubles in everyday words, and the search.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./harness.mjs";
import { arrive, choose, family } from "./visitor.mjs";

const DOOR = "说说难处，找到能办的事";
const ILL = "家里有人得了大病";

/** At the list of troubles. */
async function atTroubles(options) {
  const visitor = await arrive(options);
  await visitor.tap(DOOR);
  return visitor;
}

const field = (visitor) => visitor.main.getByRole("textbox");
const doors = (visitor) => visitor.main.locator(".doors button").allInnerTexts();

/** Types, and what is found: the names, and the line that says how many. */
async function find(visitor, typed) {
  await field(visitor).fill(typed);
  await visitor.page.waitForFunction((typed) => {
    const said = document.querySelector("#found").textContent;
    return typed.trim() === "" ? said === "" : said !== "";
  }, typed);
  return { names: await doors(visitor), said: await visitor.page.locator("#found").innerText() };
}

test("from a trouble to a programme, back, and over a reload", async () => {
  const visitor = await atTroubles({ audit: true });
  await visitor.tap(ILL);
  const programmes = await doors(visitor);
  assert.ok(programmes.includes("医疗救助"), programmes.join());
  await visitor.tap("医疗救助");
  assert.match(await visitor.main.innerText(), /怎么办[^]*找谁办/);
  assert.equal(await visitor.goBack(), ILL);
  await visitor.reload(ILL);
  assert.deepEqual(await doors(visitor), programmes);
  assert.equal(await visitor.tap(visitor.backLink()), "有什么难处");
  await visitor.leave({ reloaded: true });
});

test("in everyday words", async () => {
  const visitor = await atTroubles();
  const all = (await find(visitor, "")).names;
  for (const [typed, expected] of [
    ["我妈中风了怎么办", ILL],
    ["脑梗死", ILL],
    ["吃低保", "收入太低，过不下去"],
    ["五保", "特困人员救助供养"],
    ["ＰＯＳ１２３４５", null],
    ["儿子没工作", "刚失业，找不到工作"],
    ["挨打", "被家里人打"],
  ]) {
    const { names, said } = await find(visitor, typed);
    if (expected === null) {
      assert.match(said, /没有找到[^]*电话/, typed);
      assert.deepEqual(names, all, "the whole list is better than nothing");
    } else {
      assert.ok(names.slice(0, 3).includes(expected), `${typed}: ${names}`);
      assert.match(said, /^找到 \d+ 项$/);
    }
  }
  assert.equal(await visitor.page.locator("#found").getAttribute("aria-live"), "polite");
  assert.equal(await field(visitor).getAttribute("placeholder"), null);
  await assertAccessible(visitor.page);
  await visitor.leave();
});

test("with the keyboard, and the words are there again on the way back", async () => {
  const visitor = await atTroubles();
  const { page } = visitor;
  for (let steps = 0; !(await page.evaluate(() => document.activeElement.matches("input"))); steps += 1) {
    assert.ok(steps < 10, "Tab does not reach the field");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("刚失业");
  await page.locator("#found", { hasText: /^找到/ }).waitFor();
  // Enter puts the phone's keyboard away and leads to what was found.
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "found");
  await page.keyboard.press("Tab");
  const before = await visitor.heading();
  await page.keyboard.press("Enter");
  assert.equal(await visitor.moved(before), "刚失业，找不到工作");
  await visitor.goBack();
  assert.equal(await field(visitor).inputValue(), "刚失业");
  assert.match(await page.locator("#found").innerText(), /^找到/);
  await visitor.leave();
});

test("a trouble answers what it says, and that can be changed", async () => {
  const visitor = await atTroubles({ audit: true });
  await visitor.tap("刚失业，找不到工作");
  assert.match(await visitor.main.innerText(), /先替您答上：.*不对的可以改/);
  await visitor.tap("自测一下我家");
  await visitor.answer("现在有没有急事？", choose("没有急事"));
  await visitor.answer("家里一起生活的有谁？", family());
  await visitor.tap("先看看结果");
  await visitor.tap("核对、修改回答");
  const line = visitor.main.locator(".line", { hasText: "没有工作" });
  assert.equal(await line.count(), 1);
  await visitor.tap(line.getByRole("button"));
  assert.equal(await visitor.main.locator("input:checked").count(), 1);
  await choose("不清楚")(visitor);
  await visitor.goOn();
  await visitor.tap("清空我的回答");
  await visitor.tap(visitor.main.getByRole("button", { name: /^清空/ }));
  assert.equal(await visitor.page.evaluate(() => sessionStorage.length), 0);
  await visitor.leave();
});

test("what to know besides", async () => {
  const visitor = await arrive({ audit: true });
  await visitor.tap("怎么申请（怎么办）");
  const guides = await doors(visitor);
  assert.ok(guides.length >= 3, guides.join());
  await visitor.tap(guides[0]);
  assert.ok(await visitor.main.locator('a[href^="tel:"]').first().isVisible());
  await visitor.leave();
});
