// Without a finger or a mouse: Tab, Space, Enter and the arrows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { S1 } from "./stories.mjs";
import { CHECK, arrive, choose } from "./visitor.mjs";

/** What has the focus, as a screen reader would name it. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element, body } = document;
    if (element === body) return "";
    const named = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText;
    return named.trim().split("\n")[0];
  });

/** Tabs on to what has this name, at most once around the page; whatever is passed must be seen to have the focus. */
async function tabTo(page, name) {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press("Tab");
    const { ring, inView } = await page.evaluate(async () => {
      const { activeElement: element, body } = document;
      if (element === body) return { ring: true, inView: true };
      // The page scrolls there when it is drawn the next time.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      // Where a whole row is the target, the ring is around the row.
      const after = getComputedStyle(element, "::after");
      const drawn = after.outlineStyle === "none" ? getComputedStyle(element) : after;
      const { outlineStyle, outlineWidth, outlineColor } = drawn;
      const { top, bottom } = element.getBoundingClientRect();
      // Dark enough for every ground that the page has.
      const dark = outlineColor.match(/\d+/g).slice(0, 3).every((part) => part < 64);
      return {
        ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 3 && dark,
        inView: top > -1 && bottom < innerHeight + 1,
      };
    });
    const here = await focused(page);
    assert.ok(ring, `nothing shows that ${here} has the focus`);
    assert.ok(inView, `${here} has the focus and cannot be seen`);
    if (name instanceof RegExp ? name.test(here) : here === name) return;
  }
  assert.fail(`Tab does not reach ${name}`);
}

/** Presses what has the focus and waits for the next screen. */
async function press(visitor, key = "Enter") {
  const before = await visitor.heading();
  await visitor.page.keyboard.press(key);
  return visitor.moved(before);
}

test("the door for emergencies", async () => {
  const visitor = await arrive();
  await tabTo(visitor.page, "我现在就有急事");
  assert.equal(await press(visitor), "现在有急事");
  await tabTo(visitor.page, /12345/);
  assert.equal(await visitor.page.evaluate(() => document.activeElement.getAttribute("href")), "tel:12345");
  await visitor.leave();
});

test("from the first question to the results", async () => {
  const visitor = await arrive();
  const { page } = visitor;
  const { keyboard } = page;
  await tabTo(page, "开始自测");
  await press(visitor);

  /** One of several: into the group, along it, choose. */
  const radio = async (label) => {
    await tabTo(page, /./);
    for (let steps = 0; (await focused(page)) !== label; steps += 1) {
      const { type } = await page.evaluate(() => ({ type: document.activeElement.type }));
      assert.ok(steps < 30, `the arrows do not reach ${label}`);
      await keyboard.press(type === "radio" ? "ArrowDown" : "Tab");
    }
    if (!(await page.evaluate(() => document.activeElement.checked))) await keyboard.press("Space");
    assert.ok(await page.evaluate(() => document.activeElement.checked), label);
  };
  const box = async (label) => {
    await tabTo(page, label);
    await keyboard.press("Space");
    assert.ok(await page.evaluate(() => document.activeElement.checked), label);
  };
  const text = async (words) => {
    for (let steps = 0; steps < 10; steps += 1) {
      await keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.type === "text")) break;
    }
    await keyboard.type(words);
  };

  const add = async (relation, people) => {
    await tabTo(page, `＋ ${relation}`);
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: `现在一共 ${people} 口人` }).waitFor();
    assert.equal(await focused(page), `现在一共 ${people} 口人`);
  };

  // The household of S1.
  const answers = [
    [/急事/, () => radio("没有急事")],
    [
      /一起生活/,
      async () => {
        await add("配偶", 2);
        await add("儿子", 3);
      },
    ],
    [
      /哪些人是天津户口/,
      async () => {
        for (const name of ["您自己", "配偶", "儿子"]) await box(name);
      },
    ],
    [
      /每个人今年多大/,
      async () => {
        for (const age of ["52", "51", "28"]) await text(age);
      },
    ],
    [/^您有下面这些情况/, () => box("得了大病")],
    [/有下面这些情况/, () => box("有收入")],
    [/哪一类病/, () => radio("尿毒症、白血病、器官移植等")],
    [/财产/, () => box("有汽车")],
    [/^配偶每个月有多少收入/, () => text("2800")],
    [/^儿子每个月有多少收入/, () => text("3000")],
    [/^哪些人|这些/, () => box("都没有")],
    [/存款/, () => text("3万")],
    [/多少/, () => text("0")],
    [/./, () => radio("不清楚")],
  ];
  for (let heading = await visitor.heading(); heading !== CHECK; ) {
    await answers.find(([pattern]) => pattern.test(heading))[1]();
    // A field sends the form by itself; elsewhere the button is reached first.
    if (!(await page.evaluate(() => document.activeElement.type === "text"))) await tabTo(page, /继续/);
    heading = await press(visitor);
  }
  await tabTo(page, "看结果");
  await press(visitor);
  assert.match(await visitor.main.innerText(), /最低生活保障/);
  await tabTo(page, /怎么办/);
  await press(visitor);
  await tabTo(page, "返回");
  await press(visitor);
  await visitor.leave();
});

test("what changes without a new screen is said", async () => {
  const visitor = await arrive();
  const { page, main } = visitor;
  /** A reader says only what changes inside of something that was there before. */
  const region = async (selector) => (await main.locator(`${selector}[aria-live="polite"]`)).elementHandle();
  const words = (element) => element.evaluate((element) => (element.isConnected ? element.innerText : "gone"));

  await visitor.tap("说说难处，找到能办的事");
  const found = await region("#found");
  await main.getByRole("textbox").fill("中风");
  await page.waitForFunction((element) => /^找到/.test(element.innerText), found);
  await visitor.tap("回首页");
  await visitor.tap("开始自测");

  const atOnce = await region("div");
  assert.equal(await words(atOnce), "");
  await choose("家里没有饭吃")(visitor);
  await page.waitForFunction((element) => /12345/.test(element.innerText), atOnce);
  await choose("没有急事")(visitor);
  await visitor.goOn();

  await visitor.tell(S1, "配偶每个月有多少收入？");
  const echo = await region(".echo");
  await main.getByRole("textbox").fill("2800");
  await page.waitForFunction((element) => /2,800 元/.test(element.innerText), echo);

  // What has to be corrected interrupts, and takes the focus.
  await main.getByRole("textbox").fill("不多");
  await main.locator('form button[type="submit"]').click();
  await page.locator('#problems[role="alert"]:focus').waitFor();
  await visitor.leave();
});
