// Without a finger or a mouse: Tab, Space, Enter and the arrows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CHECK, arrive } from "./visitor.mjs";

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
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return document.activeElement === document.body || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 3);
    });
    const here = await focused(page);
    assert.ok(ring, `nothing shows that ${here} has the focus`);
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

  const answers = [
    [/急事/, () => radio("没有急事")],
    [
      /一起生活/,
      async () => {
        await tabTo(page, "＋ 母亲");
        await keyboard.press("Enter");
        await page.getByRole("heading", { name: "现在一共 2 口人" }).waitFor();
        assert.equal(await focused(page), "现在一共 2 口人");
      },
    ],
    [
      /哪些人是天津户口/,
      async () => {
        await box("您自己");
        await box("母亲");
      },
    ],
    [
      /每个人今年多大/,
      async () => {
        await text("45");
        await text("70");
      },
    ],
    [/^您有下面这些情况/, () => box("有收入")],
    [/^哪些人|这些/, () => box("都没有")],
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
  await tabTo(page, /怎么办/);
  await press(visitor);
  await tabTo(page, "返回");
  await press(visitor);
  await visitor.leave();
});
