// Results that are taken along: one screen, one sheet of paper, a code for another device.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import jsqr from "jsqr";
import { assertAccessible, assertNoOverflow, open, site, userAgents, viewports } from "./harness.mjs";
import { S1 } from "./stories.mjs";
import { arrive, CHECK } from "./visitor.mjs";

const PRINT = "打印一张明白纸";
const CODE = "用二维码，在别的手机上打开";
const CARRY = "带走我的回答";
/** An address as long as that of a page on the site of a district. */
const ADDRESS = "https://www.tjbc.gov.cn/minzheng/jiuzhu/index.html";

/** Answers by the name of the story, as a code carries them. */
const carried = new Map(
  readFileSync(new URL("../golden/carried.txt", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("\t")),
);

/** At the results of S1, on the way to take them along. */
async function take(options) {
  const visitor = await arrive({ width: 360, height: 640, ...options });
  await visitor.tap("开始自测");
  await visitor.tell(S1);
  const results = await visitor.tap("看结果");
  await visitor.tap("截屏、打印，带走结果");
  return { visitor, results };
}

/** Opens the page as a code does. */
async function opened(digits, options = {}) {
  const visit = await open({ path: `#${digits}`, ...options });
  await visit.page.locator(".top").waitFor();
  await visit.settled();
  return visit;
}

const notice = (page) => page.locator('main > .notice[role="status"]');

/** What a reader finds in an image, and how many modules wide its code is. */
async function read(page, source) {
  const { green, width, height } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    // One character a pixel: much faster than a list of numbers.
    let green = "";
    for (let at = 1; at < data.length; at += 4) green += String.fromCharCode(data[at]);
    return { green, width, height };
  }, source);
  const pixels = Uint8ClampedArray.from(green, (pixel) => pixel.charCodeAt(0));
  return jsqr.default(Uint8ClampedArray.from({ length: 4 * pixels.length }, (_, at) => pixels[at >> 2]), width, height);
}

/** The picture of a code, once it is drawn. */
async function drawn(page) {
  const image = page.locator("main > div img.code");
  await page.waitForFunction((image) => image.src && image.complete, await image.elementHandle());
  return image;
}

const screen = async (page) => `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;

test("one screen holds what a clerk has to see", async () => {
  const { visitor } = await take();
  const { bottom, top } = await visitor.page.locator(".summary").evaluate((box) => box.getBoundingClientRect());
  assert.ok(top >= 0 && bottom <= 640, `the summary ends at ${bottom} px`);
  const text = await visitor.page.locator(".summary").innerText();
  for (const words of ["2026 年 11 月 24 日", "低保边缘家庭", "请到窗口", "每户每月 314 元", "12345", "带什么：身份证"]) {
    assert.ok(text.includes(words), `${words} is missing in ${text}`);
  }
  await assertAccessible(visitor.page);
  await visitor.leave();
});

test("large text fits a small screen", async () => {
  const { visitor } = await take({
    ...viewports.small,
    before: (page) => page.addInitScript(() => localStorage.setItem("jiuzhu.size", "30")),
  });
  await assertNoOverflow(visitor.page);
  for (const button of [CODE, CARRY]) {
    await visitor.tap(button);
    await drawn(visitor.page);
    await assertNoOverflow(visitor.page);
  }
  await visitor.leave();
});

test("a code carries the answers to another device", async () => {
  const { visitor, results } = await take({ width: 360, height: 800 });
  await visitor.tap(CODE);
  await drawn(visitor.page);
  await assertAccessible(visitor.page);
  // Without answers unless she wants it. Apps read it off the screen.
  assert.equal((await read(visitor.page, await screen(visitor.page))).data, site);
  await visitor.tap(CARRY);
  await drawn(visitor.page);
  await assertAccessible(visitor.page);
  assert.match(await visitor.main.innerText(), /只给信得过的人/);
  const address = (await read(visitor.page, await screen(visitor.page))).data;
  assert.match(address.slice(site.length), /^#\d+$/);
  await visitor.leave();

  const visit = await opened(address.slice(site.length + 1), { width: 360, height: 800 });
  const { page } = visit;
  const heading = page.locator("main h1");
  assert.equal(await heading.innerText(), results);
  assert.match(await notice(page).innerText(), /不是您家的，请清空/);
  assert.equal(page.url(), site, "the answers must not stay in the address");
  await assertAccessible(page);
  await page.getByRole("button", { name: "核对、修改回答" }).click();
  await heading.filter({ hasText: CHECK }).waitFor();
  for (const words of ["52 岁", "2,800", "汽车"]) {
    assert.ok((await page.innerText("main")).includes(words), `${words} is missing in ${await page.innerText("main")}`);
  }
  await page.goBack();
  await heading.filter({ hasText: results }).waitFor();
  assert.equal(await notice(page).count(), 0, "the notice is for whoever opens it");
  await page.reload();
  await heading.filter({ hasText: results }).waitFor();
  await page.goBack();
  await heading.filter({ hasText: "救助一问" }).waitFor();
  await visit.settled();
  // The history of the tab has only these.
  assert.equal(await page.evaluate(() => history.length) <= 4, true);
  await visit.close();
});

test("codes of all stories are read at 4, 3 and 2 pixels a module", async (t) => {
  const { visitor } = await take();
  await visitor.tap(CODE);
  const { page } = visitor;
  const image = await drawn(page);
  const texts = [...carried].filter(([name]) => name !== "crowd").map(([name, digits]) => [name, `${ADDRESS}#${digits}`]);
  for (const [name, text] of [["plain", ADDRESS], ...texts]) {
    for (const px of [4, 3, 2]) {
      const before = await image.getAttribute("src");
      await image.evaluate((image, [text, px]) => {
        image.setAttribute("data-code", text);
        image.setAttribute("data-px", px);
      }, [text, px]);
      await page.waitForFunction(([image, before]) => image.src !== before, [await image.elementHandle(), before]);
      const found = await read(page, await image.getAttribute("src"));
      assert.equal(found?.data, text, `${name} at ${px} pixels`);
      assert.ok(found.version <= 13, `${name} needs version ${found.version}`);
      const width = await image.evaluate((image) => image.naturalWidth);
      assert.equal(width, (17 + 4 * found.version + 8) * px, "four modules of white on each side");
      if (px === 4) t.diagnostic(`${name}: version ${found.version}, ${text.length} characters`);
    }
  }
  await visitor.leave();
});

test("what happens to an address on its way", async () => {
  const digits = carried.get("S3");
  for (const added of ["&appinstall=0", "?from=singlemessage&isappinstalled=0", "%20"]) {
    const visit = await opened(digits + added);
    assert.match(await notice(visit.page).innerText(), /二维码带来/);
    assert.equal(visit.page.url(), site);
    await visit.close();
  }
  const other = (digits.at(-1) === "0" ? "1" : "0");
  for (const damaged of [digits.slice(0, -1) + other, digits.slice(0, 20), `${digits}${digits}`]) {
    const visit = await opened(damaged);
    assert.match(await notice(visit.page).innerText(), /不完整/);
    assert.equal(await visit.page.locator("main h1").innerText(), "救助一问");
    assert.equal(await visit.page.evaluate(() => sessionStorage.length), 0);
    assert.equal(visit.page.url(), site);
    await assertAccessible(visit.page);
    await visit.close();
  }
});

test("a code opened where the page is open takes its place", async () => {
  const visit = await opened(carried.get("S3"));
  const { page } = visit;
  const first = await page.evaluate(() => sessionStorage.getItem("jiuzhu.answers"));
  await page.evaluate((digits) => { location.hash = digits; }, carried.get("S1"));
  await page.waitForFunction((first) => !location.hash && sessionStorage.getItem("jiuzhu.answers") !== first, first);
  await page.locator(".summary, .notice[role=status]").first().waitFor();
  assert.match(await notice(page).innerText(), /二维码带来/);
  await visit.settled();
  await visit.close();
});

test("on paper it is exactly one sheet", async () => {
  const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  for (const [name, digits] of carried) {
    const visit = await opened(digits, { width: 720, height: 900 });
    const { page } = visit;
    assert.equal(pages(await page.pdf({ preferCSSPageSize: true })), 1, name);
    if (name === "longest") {
      for (const size of ["大", "特大"]) {
        await page.getByRole("button", { name: size, exact: true }).click();
        assert.equal(pages(await page.pdf({ preferCSSPageSize: true })), 1, size);
      }
      // Not more than 273 mm, with something left for other fonts; nothing of the screen.
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 703, height: 1032 });
      const height = await page.locator(".sheet").evaluate((sheet) => sheet.getBoundingClientRect().height);
      assert.ok(height > 700 && height < 990, `${height} px`);
      assert.equal(await page.locator("main h1").isVisible(), false);
    }
    await visit.close();
  }
});

test("buttons that could not work are not there", async () => {
  const { visitor } = await take({ context: { userAgent: userAgents.wechatAndroid } });
  assert.equal(await visitor.button(PRINT).isVisible(), false);
  assert.equal(await visitor.button(CODE).isVisible(), true);
  await visitor.leave();
  const blocked = await open({ before: (page) => page.route("**/device.*", (route) => route.abort()), path: `#${carried.get("S1")}` });
  const { page } = blocked;
  await page.getByRole("button", { name: "截屏、打印，带走结果" }).click();
  await page.locator(".summary").waitFor();
  for (const name of [PRINT, CODE]) assert.equal(await page.locator("button", { hasText: name }).isVisible(), false, name);
  await blocked.close({ complaintsExpected: true });
});
