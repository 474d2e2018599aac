// Every kind of screen at every width and size of text: nothing sticks out, everything can be hit and read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./harness.mjs";
import { S1 } from "./stories.mjs";
import { arrive } from "./visitor.mjs";

const WIDTHS = [320, 360, 768];
const SIZES = [18, 24, 30];
/** WeChat enlarges all text by up to about half, whatever the page says. */
const SCALES = [1, 1.5];

/** What is wrong with the layout of the screen in view. Runs in the page. */
function faults() {
  const found = new Set();
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.add(`${root.scrollWidth} px wide in ${root.clientWidth} px`);
  const short = (element) => (element.innerText || element.id || element.outerHTML).trim().split("\n")[0].slice(0, 16);

  const main = document.querySelector("main");
  const targets = [...main.querySelectorAll("a, button, summary, label.row, input[type=text]")].filter(
    (element) => element.getClientRects().length > 0,
  );
  const boxes = targets.map((element) => element.getBoundingClientRect());
  targets.forEach((element, n) => {
    const { width, height, left, right } = boxes[n];
    const least = element.matches(".button, .row, input") ? 60 : 44;
    if (height < least || width < 44) {
      found.add(`${short(element)}: ${width.toFixed()} × ${height.toFixed(1)} px is small`);
    }
    if (left < 0 || right > root.clientWidth) found.add(`${short(element)}: sticks out`);
    if (element.scrollWidth > element.clientWidth + 1 && !element.matches("input")) found.add(`${short(element)}: cut off`);
    boxes.slice(0, n).forEach((other, m) => {
      const across = Math.max(left - other.right, other.left - right);
      const down = Math.max(boxes[n].top - other.bottom, other.top - boxes[n].bottom);
      if (Math.max(across, down) < 7.5) found.add(`${short(targets[m])} and ${short(element)}: too close`);
    });
  });

  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.getClientRects().length === 0) continue;
    const { fontSize, lineHeight } = getComputedStyle(element);
    const [size, line] = [parseFloat(fontSize), parseFloat(lineHeight)];
    const name = element.className ? `.${element.className.replace(/ /g, ".")}` : element.tagName;
    if (size < 18) found.add(`${name}: text of ${size} px`);
    if (!element.closest("h1, h2, h3, h4") && line / size < 1.49) found.add(`${name}: lines ${(line / size).toFixed(2)} apart`);
  }
  return [...found];
}

/** All that is wrong with a screen, at every width and size. */
async function faultsOf(visitor, screen) {
  const { page } = visitor;
  const all = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const size of SIZES) {
      for (const scale of SCALES) {
        await page.evaluate(
          ([size, scale]) => {
            document.documentElement.dataset.size = size;
            document.documentElement.style.fontSize = scale === 1 ? "" : `${size * scale}px`;
          },
          [String(size), scale],
        );
        for (const fault of await page.evaluate(faults)) all.push(`${screen}, ${width} px, ${size} × ${scale}: ${fault}`);
      }
    }
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await assertAccessible(page).catch((error) => all.push(`${screen}: ${error.actual}`));
  await page.setViewportSize({ width: 360, height: 800 });
  await page.evaluate(() => (document.documentElement.dataset.size = "18"));
  return all;
}

test("all screens, all widths, all sizes of text", async () => {
  const visitor = await arrive();
  const { page, main } = visitor;
  const found = [];
  const check = async (screen) => found.push(...(await faultsOf(visitor, screen)));

  await check("start");
  await visitor.tap("我现在就有急事");
  await check("emergencies");
  await visitor.goBack();
  await visitor.tap("说说难处，找到能办的事");
  await check("the troubles");
  await main.getByRole("textbox").fill("中风");
  await main.locator("#found", { hasText: /^找到/ }).waitFor();
  await check("the search");
  await visitor.tap("家里有人得了大病");
  await check("a trouble");
  await visitor.tap("回首页");
  await visitor.tap("怎么申请（怎么办）");
  await visitor.tap(main.locator(".doors button").first());
  await check("a guide");
  await visitor.tap("回首页");
  await visitor.tap("开始自测");
  await check("a choice");
  await main.locator('form button[type="submit"]').click();
  await page.locator("#problems").waitFor();
  await check("a mistake");
  for (const [heading, screen] of [
    ["家里一起生活的有谁？", "the members"],
    ["哪些人是天津户口？", "ticks"],
    ["每个人今年多大？", "everybody's age"],
    ["您有下面这些情况吗？", "what is true of one of them"],
    ["您得的是哪一类病？", "long choices"],
    ["配偶每个月有多少收入？", "an amount"],
  ]) {
    await visitor.tell(S1, heading);
    await S1[heading](visitor);
    await check(screen);
    await visitor.goOn();
  }
  await S1["儿子每个月有多少收入？"](visitor);
  await visitor.touch("记不清准数，说个大概");
  await check("a rough amount");
  await visitor.tell(S1);
  await check("the answers");
  await visitor.tap("看结果");
  await check("the results");
  await visitor.touch(main.locator("summary").first());
  await check("the results with sources");
  await visitor.tap(main.getByRole("button", { name: /怎么办/ }));
  await check("a programme");
  await visitor.tap("选我住的街道（乡镇）");
  await check("the districts");
  assert.ok(found.length === 0, found.join("\n"));
  await visitor.leave();
});

test("the size that was chosen stays", async () => {
  const visitor = await arrive();
  const { page } = visitor;
  const pixels = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
  for (const [name, size] of [["大", "24px"], ["特大", "30px"], ["标准", "18px"], ["特大", "30px"]]) {
    await visitor.touch(name);
    assert.equal(await pixels(), size);
    assert.equal(await visitor.button(name).getAttribute("aria-pressed"), "true");
  }
  await visitor.tap("开始自测");
  assert.equal(await pixels(), "30px");
  await visitor.reload("现在有没有急事？");
  assert.equal(await pixels(), "30px");
  await visitor.leave();
});
