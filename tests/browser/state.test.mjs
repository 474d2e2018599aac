// What outlives a reload, a look elsewhere and a phone call, and what does not outlive 清空.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { chromiumHere, flags, site } from "./harness.mjs";
import { everyScreen } from "./screens.mjs";
import { S1, S7 } from "./stories.mjs";
import { CHECK, SERVICE, arrive, choose, tick } from "./visitor.mjs";

const INCOME = "您每个月有多少收入？";

/** What can be read on the screen and what stands in its fields, without what the last tap has opened or marked. */
const shown = (page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll("main input")].map((input) => (input.type === "text" ? input.value : input.checked));
    return { words: document.querySelector("main").innerText, fields };
  });

test("every screen is the same after a reload", async () => {
  const visitor = await arrive();
  const { page } = visitor;
  /** Corrections are asked for again, a search is typed again, folded texts are folded. */
  const fleeting = /mistake|left open|search|sources/;
  const changed = [];
  await everyScreen(visitor, async (screen) => {
    if (fleeting.test(screen)) return;
    const before = await shown(page);
    await page.reload();
    await page.locator("html[data-can]").waitFor();
    const now = await shown(page);
    if (JSON.stringify(now) !== JSON.stringify(before)) changed.push(`${screen}: ${JSON.stringify([before, now])}`);
  });
  assert.deepEqual(changed, []);
  await visitor.leave({ reloaded: true });
});

const withMemory = chromium.launch({
  executablePath: chromiumHere,
  args: flags,
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
});
after(async () => (await withMemory).close());

test("a page that the browser has kept goes on where it was", async () => {
  const visitor = await arrive({
    browser: await withMemory,
    before: (page) => page.addInitScript(() => addEventListener("pageshow", (event) => (window.kept = event.persisted))),
  });
  const { page } = visitor;
  await visitor.tap("开始自测");
  await visitor.tell(S7, INCOME);
  await visitor.main.getByRole("textbox").first().fill("3200");
  await page.goto(`${site}p/index.html`);
  // Playwright itself does not expect a page to come back alive.
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.querySelector("main h1").innerText === "您每个月有多少收入？");
  assert.equal(await page.evaluate("window.kept"), true, "the browser did not keep it");
  assert.equal(await visitor.main.getByRole("textbox").first().inputValue(), "3200");
  await visitor.goOn();
  assert.equal(await visitor.tap(visitor.backLink()), INCOME);
  await visitor.goOn();
  await visitor.tell(S7);
  assert.match(await visitor.main.innerText(), /3,200 元/);
  await visitor.leave({ reloaded: true });
});

test("without any storage everything works but the reload", async () => {
  const visitor = await arrive({
    before: (page) =>
      page.addInitScript(() => {
        for (const name of ["sessionStorage", "localStorage"]) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException("refused", "SecurityError");
            },
          });
        }
      }),
  });
  await visitor.touch("大");
  assert.equal(await visitor.page.evaluate(() => document.documentElement.dataset.size), "24");
  await visitor.tap("开始自测");
  await visitor.tell(S1);
  await visitor.tap("看结果");
  assert.match(await visitor.main.innerText(), /最低生活保障/);
  assert.equal(await visitor.goBack(), CHECK);
  await visitor.tap("清空我的回答");
  await visitor.touch(visitor.main.getByRole("button", { name: /^清空/ }));
  await visitor.arriveAt(SERVICE);
  await visitor.leave();
});

test("a full storage stops nothing", async () => {
  const visitor = await arrive({
    before: (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
  });
  await visitor.touch("特大");
  await visitor.tap("开始自测");
  assert.equal(await visitor.answer("现在有没有急事？", choose("没有急事")), "家里一起生活的有谁？");
  await visitor.leave();
});

test("what was typed and never sent off is erased, too", async () => {
  const visitor = await arrive();
  const { page, main } = visitor;
  await visitor.tap("开始自测");
  await visitor.tell(S7, INCOME);
  await main.getByRole("textbox").first().fill("98765");
  await visitor.tap("回首页");
  await visitor.tap("说说难处，找到能办的事");
  await main.getByRole("textbox").fill("化疗");
  await visitor.goBack();
  await visitor.tap("清空我的回答");
  await visitor.touch(main.getByRole("button", { name: /^清空/ }));
  await visitor.arriveAt(SERVICE);
  const left = await page.evaluate(async () => [
    { ...sessionStorage },
    { ...localStorage },
    document.cookie,
    window.name,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    location.hash,
  ]);
  assert.deepEqual(left, [{}, {}, "", "", 0, 0, ""]);
  await visitor.tap("说说难处，找到能办的事");
  assert.equal(await main.getByRole("textbox").inputValue(), "");
  await visitor.goBack();
  await visitor.tap("开始自测");
  await visitor.tell(S7, INCOME);
  assert.deepEqual(await main.getByRole("textbox").evaluateAll((fields) => fields.map((field) => field.value)), [""]);
  await visitor.leave();
});

test("an answer that counts no longer is neither used nor shown", async () => {
  const visitor = await arrive();
  await visitor.tap("开始自测");
  await visitor.tell(S1);
  assert.match(await visitor.main.innerText(), /3,000 元/);
  await visitor.tap("修改儿子有下面这些情况吗？");
  await tick("有收入")(visitor);
  await tick()(visitor);
  assert.equal(await visitor.goOn(), CHECK);
  assert.doesNotMatch(await visitor.main.innerText(), /3,000 元/);
  await visitor.tap("看结果");
  const without = await visitor.main.innerText();
  assert.doesNotMatch(without, /3,?000/);

  // Ticked once more, it is not asked for once more, but stands among the answers to be seen.
  await visitor.goBack();
  await visitor.tap("修改儿子有下面这些情况吗？");
  await tick()(visitor);
  await tick("有收入")(visitor);
  assert.equal(await visitor.goOn(), CHECK);
  assert.match(await visitor.main.innerText(), /3,000 元/);
  await visitor.leave();
});
