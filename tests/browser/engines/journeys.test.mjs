// Whole visits in browsers of the age of a visitor's phone.
//
//   BROWSERS="chromium-67 webkit firefox" node --test tests/browser/engines/*.test.mjs
//
// Without BROWSERS it is the Chromium of 2019 and this machine's. Which there are: browsers.mjs.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, test } from "node:test";
import { assertNoOverflow, open, viewports } from "../harness.mjs";
import { S1, S3 } from "../stories.mjs";
import { arrive } from "../visitor.mjs";
import { folder } from "./archive.mjs";
import { known } from "./browsers.mjs";
import { launcher } from "./page.mjs";

const ALLOWANCE = "最低生活保障";

/** From the start page through every question to the results, to one programme, and back. */
async function wholeVisit(visitor, picture) {
  await picture("start");
  await visitor.tap("开始自测");
  await picture("question");
  await visitor.tell(S1, "每个人今年多大？");
  await S1["每个人今年多大？"](visitor);
  await picture("ages");
  await visitor.goOn();
  await visitor.tell(S1);
  await picture("check");
  const results = await visitor.tap("看结果");
  await picture("results");
  assert.match(await visitor.verdict(ALLOWANCE), /目前看不符合/);
  assert.match(await visitor.card(ALLOWANCE).innerText(), /388\.34/);

  await visitor.tap(visitor.main.getByRole("button", { name: "低保边缘家庭：为什么、怎么办", exact: true }));
  assert.equal(await visitor.heading(), "低保边缘家庭");
  assert.ok(await visitor.main.locator('a[href="tel:12345"]').first().isVisible());
  await visitor.touch(visitor.main.locator("summary", { hasText: "依据" }));
  assert.match(await visitor.main.innerText(), /\(5800 − 1500\) ÷ 3 = 1433\.33/);
  assert.match(await visitor.main.locator("details[open]").first().innerText(), /《.+》/);
  await picture("programme");
  assert.equal(await visitor.goBack(), results);
  assert.match(await visitor.verdict(ALLOWANCE), /目前看不符合/);
}

/** The page is loaded anew in the middle, as after a phone call, and the phone's own Back is used. */
async function interrupted(visitor) {
  await visitor.tap("开始自测");
  await visitor.tell(S3, "您今年多大？");
  const age = S3["您今年多大？"];
  await visitor.answer("您今年多大？", age);
  const heading = await visitor.heading();
  await visitor.reload(heading);
  assert.equal(await visitor.goBack(), "您今年多大？");
  assert.equal(await visitor.main.getByRole("textbox").evaluate((field) => field.value), "68");
  await visitor.goOn();
  await visitor.tell(S3);
  await visitor.tap("看结果");
  assert.match(await visitor.verdict("特困人员救助供养"), /很可能符合/);
}

/** Results taken along as a code, and opened on another device; what that has in its address. */
async function takenAlong(visitor) {
  await visitor.tap("开始自测");
  await visitor.tell(S3);
  await visitor.tap("看结果");
  await visitor.tap("截屏、打印，带走结果");
  assert.match(await visitor.main.innerText(), /特困人员救助供养[^]*很可能符合/);
  await visitor.tap("用二维码，在别的手机上打开");
  await visitor.tap("带走我的回答");
  const code = visitor.main.locator("img.code");
  await visitor.page.waitForFunction(() => {
    const { complete, naturalWidth, width } = document.querySelector("main img.code");
    return complete && naturalWidth >= width && width >= 90;
  });
  return code.evaluate((image) => image.dataset.code.split("#")[1]);
}

/** On the other device: the same results, and whose they are. */
async function opened({ page }) {
  await page.getByText("不是您家的，请清空").waitFor();
  const text = await page.locator("main").innerText();
  assert.match(text, /特困人员救助供养/);
  assert.equal(await page.evaluate(() => location.hash), "");
}

/** What is left where the program cannot run. */
async function written({ page }) {
  await page.locator("main #fallback").waitFor();
  assert.match(await page.locator("main").innerText(), /大病[^]*低保[^]*街道/);
  assert.ok(await page.locator('main a[href="tel:12345"]').first().isVisible());
  assert.ok(await page.getByRole("link", { name: "再试一次" }).isVisible());
}

mkdirSync(folder, { recursive: true });

for (const name of (process.env.BROWSERS ?? "chromium-78 chromium").split(" ")) {
  const { title, open: start } = known(name);
  const browser = launcher(start);
  after(() => browser.close());

  const picture = async (page, screen) => {
    await assertNoOverflow(page);
    const { width } = page.viewportSize();
    await page.screenshot({ path: `${folder}${name}-${width}-${screen}.png`, fullPage: true });
  };

  for (const [journey, viewport, size] of [
    ["S1", viewports.phone, "标准"],
    ["S1, 320 px, 特大", viewports.small, "特大"],
  ]) {
    test(`${title} · ${journey}`, async () => {
      const visitor = await arrive({ ...viewport, browser });
      await visitor.touch(size);
      await wholeVisit(visitor, (screen) => picture(visitor.page, screen));
      await visitor.leave();
    });
  }

  test(`${title} · S3, interrupted`, async () => {
    const visitor = await arrive({ browser });
    await interrupted(visitor);
    await picture(visitor.page, "interrupted");
    await visitor.leave();
  });

  test(`${title} · S3, taken along`, async () => {
    const visitor = await arrive({ browser });
    const digits = await takenAlong(visitor);
    await picture(visitor.page, "code");
    await visitor.leave();
    const visit = await open({ browser, path: `#${digits}` });
    await opened(visit);
    await visit.settled();
    await picture(visit.page, "opened");
    await visit.close();
  });

  test(`${title} · without WebAssembly`, async () => {
    const visit = await open({
      browser,
      before: (page) => page.addInitScript(() => delete window.WebAssembly),
    });
    await written(visit);
    await picture(visit.page, "written");
    await visit.close();
  });
}
