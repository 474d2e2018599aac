// Back, edit, erase, reload: what was typed is never lost, and what was erased never comes back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { S7 } from "./stories.mjs";
import { CHECK, SERVICE, arrive, choose, tick, type } from "./visitor.mjs";

const INCOME = "您每个月有多少收入？";
const AGES = "每个人今年多大？";
const MINE = "您有下面这些情况吗？";

/** Answers everything before a question. */
async function until(heading) {
  const visitor = await arrive();
  await visitor.tap("开始自测");
  await visitor.tell(S7, heading);
  return visitor;
}

const field = (visitor, n = 0) => visitor.main.getByRole("textbox").nth(n);
const isChosen = (visitor, label) =>
  visitor.main.locator("label.row", { has: visitor.page.getByText(label, { exact: true }) }).locator("input").isChecked();

for (const way of ["the phone's Back", "返回"]) {
  test(`${way} keeps every answer`, async () => {
    const visitor = await until(MINE);
    const back = () => (way === "返回" ? visitor.tap(visitor.backLink()) : visitor.goBack());
    assert.equal(await back(), AGES);
    for (const [n, age] of ["45", "44", "20"].entries()) assert.equal(await field(visitor, n).inputValue(), age);
    assert.equal(await back(), "哪些人是天津户口？");
    for (const name of ["您自己", "配偶", "儿子"]) assert.ok(await isChosen(visitor, name), name);
    assert.equal(await back(), "家里一起生活的有谁？");
    assert.match(await visitor.main.innerText(), /现在一共 3 口人/);
    assert.equal(await back(), "现在有没有急事？");
    assert.ok(await isChosen(visitor, "没有急事"));
    // Nothing is asked twice: 继续 leads to the first question without an answer.
    assert.equal(await visitor.goOn(), MINE);
    await visitor.leave();
  });
}

test("what is typed but not sent off survives a look elsewhere", async () => {
  const visitor = await until(INCOME);
  await field(visitor).fill("3200 元");
  await choose("每年")(visitor);
  await visitor.goBack();
  await visitor.page.goForward();
  await visitor.arriveAt(INCOME);
  assert.equal(await field(visitor).inputValue(), "3200 元");
  assert.ok(await isChosen(visitor, "每年"));
  await visitor.tap("回首页");
  await visitor.tap("接着答");
  assert.equal(await visitor.heading(), INCOME);
  assert.equal(await field(visitor).inputValue(), "3200 元");
  await visitor.leave();
});

test("a reload in the middle loses nothing", async () => {
  const visitor = await until(INCOME);
  await S7[INCOME](visitor);
  await visitor.reload(INCOME);
  assert.deepEqual([await field(visitor).inputValue(), await field(visitor, 1).inputValue()], ["3000", "3100"]);
  await visitor.goOn();
  await visitor.tell(S7);
  const results = await visitor.tap("看结果");
  await visitor.reload(results);
  assert.match(await visitor.card("最低生活保障").innerText(), /35 到 135/);
  assert.equal(await visitor.goBack(), CHECK);
  await visitor.leave();
});

test("a correction leads back to the list of answers", async () => {
  const visitor = await until(CHECK);
  await visitor.tap("修改家里有这些情况吗？");
  assert.ok(await isChosen(visitor, "都没有"));
  await tick("家里受了灾")(visitor);
  assert.equal(await visitor.goOn(), CHECK);
  const line = visitor.main.locator(".line", { hasText: "家里有这些情况吗？" });
  assert.match(await line.innerText(), /灾/);

  // One that raises a new question asks it, and only then leads back.
  await visitor.tap("修改配偶有下面这些情况吗？");
  await tick("得了大病")(visitor);
  assert.equal(await visitor.goOn(), "配偶得的是哪一类病？");
  await visitor.tell({ ...S7, "配偶得的是哪一类病？": choose("上面都没有") });

  // One that is thought better of changes nothing.
  await visitor.tap("修改配偶：年龄");
  await type("99")(visitor);
  await visitor.tap(visitor.backLink());
  assert.match(await visitor.main.innerText(), /44 岁/);
  await visitor.leave();
});

test("a member taken off the list takes the answers along", async () => {
  const visitor = await until(CHECK);
  await visitor.tap("修改一起生活的人");
  await visitor.touch("删除儿子");
  await visitor.goOn();
  const text = await visitor.main.innerText();
  assert.equal(await visitor.heading(), CHECK);
  assert.doesNotMatch(text, /儿子|20 岁/);
  assert.match(text, /44 岁/);
  await visitor.leave();
});

test("erased is erased", async () => {
  const visitor = await until(CHECK);
  const { page } = visitor;
  await visitor.tap("看结果");
  const kept = () => page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }, document.cookie]);
  assert.notDeepEqual((await kept())[0], {});
  await visitor.tap("清空我的回答");
  await visitor.tap("不清空，返回");
  assert.match(await visitor.card("最低生活保障").innerText(), /35 到 135/);
  await visitor.tap("清空我的回答");
  await visitor.touch(visitor.main.getByRole("button", { name: /^清空/ }));
  await visitor.arriveAt(SERVICE);
  assert.deepEqual(await kept(), [{}, {}, ""]);

  // The next visitor presses Back as often as the phone lets her, and Forward again.
  const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const assertBlank = async () => {
    await drawn();
    assert.doesNotMatch(await visitor.main.innerText(), /3000|3100|44 岁|您自己、配偶/);
    const filled = await visitor.main.locator("input").evaluateAll((inputs) =>
      inputs.filter((input) => (input.type === "text" ? input.value !== "" : input.checked && !/每[月年]/.test(input.labels[0].innerText))),
    );
    assert.deepEqual(filled, []);
  };
  let steps = 0;
  for (; page.url() !== "about:blank"; steps += 1) {
    await assertBlank();
    await page.goBack();
  }
  assert.ok(steps > 10);
  await page.goForward();
  await visitor.arriveAt(SERVICE);
  await assertBlank();
  assert.deepEqual(await kept(), [{}, {}, ""]);
  await visitor.leave({ reloaded: true });
});
