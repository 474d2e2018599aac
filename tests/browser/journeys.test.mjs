// Whole visits, from the start page to the results.

import assert from "node:assert/strict";
import { test } from "node:test";
import { viewports } from "./harness.mjs";
import { S1, S3, S7 } from "./stories.mjs";
import { arrive, choose, family, unsure } from "./visitor.mjs";

const report = (context, visitor) =>
  context.diagnostic(`${visitor.screens.length} screens, ${visitor.taps} taps, ${visitor.typed} of them to type`);

for (const [name, viewport] of Object.entries({ phone: viewports.phone, tablet: viewports.tablet })) {
  test(`S1, leukaemia, a car and two small incomes, on a ${name}`, async (context) => {
    const visitor = await arrive({ ...viewport, audit: true });
    const { page, main } = visitor;
    const phone = name === "phone";
    if (phone) await visitor.picture("s1-01-start");
    await visitor.tap("开始自测");
    const pictures = { "家里一起生活的有谁？": "s1-02-family", "配偶每个月有多少收入？": "s1-03-income" };
    for (const heading of Object.keys(pictures)) {
      await visitor.tell(S1, heading);
      await S1[heading](visitor);
      if (phone) await visitor.picture(pictures[heading]);
      await visitor.goOn();
    }
    await visitor.tell(S1);
    if (phone) await visitor.picture("s1-04-check");
    await visitor.tap("看结果");
    await visitor.picture(`s1-results-${name}`);
    await visitor.picture(`readme-${name}`, { whole: false });
    assert.match(await main.innerText(), /以街道（乡镇）审核为准/);

    // 最低生活保障: how far off, by what reckoning and by which document.
    assert.match(await visitor.verdict("最低生活保障"), /目前看不符合/);
    const allowance = await visitor.card("最低生活保障").innerText();
    assert.match(allowance, /388\.34/);
    await visitor.tap(visitor.card("最低生活保障").getByRole("button", { name: /怎么办/ }));
    assert.match(await main.innerText(), /\(5800 − 1500\) ÷ 3 = 1433\.33[^]*388\.34/);
    await visitor.touch(main.locator("summary").first());
    assert.match(await main.innerText(), /《关于调整本市最低生活保障标准的通知》[^《]*2025 年 9 月 1 日/);

    await visitor.goBack();

    // 低保边缘家庭 is what to do first: the car is for a person to judge; the money, and the income against the line.
    assert.match(await visitor.verdict("低保边缘家庭"), /请到窗口/);
    const edge = await visitor.card("低保边缘家庭").innerText();
    for (const words of [/314/, /豁免/, /您家[^]*1,433\.33[^]*低保边缘收入线[^]*1,567\.5/]) assert.match(edge, words);
    const bar = visitor.card("低保边缘家庭").locator("svg");
    assert.equal(await bar.evaluate((svg) => svg.namespaceURI), "http://www.w3.org/2000/svg");
    const { width: whole } = await bar.boundingBox();
    const own = (await bar.locator("rect").first().boundingBox()).width / whole;
    assert.ok(own > 0.7 && own < 0.9, `the income fills ${own} of the bar`);
    // What that opens up has no card of its own, and what is only for an occasion is no refusal.
    assert.equal(await visitor.card("医疗救助").count(), 0);
    assert.ok(await visitor.button("医疗救助").isVisible());
    assert.ok((await main.locator("article").count()) <= 8);
    assert.ok(await main.getByRole("button", { name: /遇到别的事，还有 \d+ 项/ }).isVisible());
    // A page that an old person reads to its end.
    const { height } = await main.boundingBox();
    if (phone) assert.ok(height <= 3800, `the results are ${height} px long`);
    context.diagnostic(`results: ${height} px`);

    // What to bring, each paper once, and what to say.
    const results = await visitor.heading();
    await visitor.tap("看带什么、怎么说");
    const papers = await main.locator(".papers strong").allInnerTexts();
    assert.ok(papers.includes("身份证") && new Set(papers).size === papers.length, papers.join());
    assert.match(await main.locator("blockquote").innerText(), /我家 3 口人[^]*白血病[^]*低保边缘家庭/);
    await visitor.picture(`s1-prepare-${name}`);
    await visitor.tap("看我的结果");
    assert.equal(await visitor.heading(), results);

    // 找谁办: a street of one's own, and a phone.
    await visitor.tap("选我住的街道（乡镇）");
    await visitor.tap("北辰区");
    await visitor.tap(main.locator(".grid button").first());
    assert.match(await main.innerText(), /北辰区/);
    assert.ok(await main.locator('a[href="tel:12345"]').first().isVisible());
    report(context, visitor);
    assert.deepEqual(await page.evaluate(() => [document.cookie, Object.keys(localStorage)]), ["", []]);
    await visitor.leave();
  });
}

test("S3, an old woman on her own", async (context) => {
  const visitor = await arrive({ audit: true });
  await visitor.tap("开始自测");
  await visitor.tell(S3);
  await visitor.tap("看结果");
  assert.match(await visitor.verdict("特困人员救助供养"), /很可能符合/);
  assert.match(await visitor.card("特困人员救助供养").innerText(), /1,?530 到 1,?870/);
  for (const name of ["特困人员救助供养", "最低生活保障"]) {
    assert.match(await visitor.card(name).innerText(), /只能选一样/);
  }
  report(context, visitor);
  await visitor.leave();
});

test("S7, an income known only roughly, then not at all", async (context) => {
  const visitor = await arrive();
  const name = "最低生活保障";
  await visitor.tap("开始自测");
  await visitor.tell(S7);
  await visitor.tap("看结果");
  assert.match(await visitor.verdict(name), /很可能符合/);
  assert.match(await visitor.card(name).innerText(), /35 到 135/);

  // From the list of answers to one question and back.
  await visitor.tap("核对、修改回答");
  await visitor.tap("修改您：月收入");
  assert.equal(await visitor.heading(), "您每个月有多少收入？");
  await unsure(visitor);
  await visitor.goOn();
  // Where the income does not decide any more, other things may.
  await visitor.tell(S7);
  await visitor.tap("看结果");
  await visitor.tap(visitor.main.getByRole("button", { name: /^(最低生活保障：|低保$)/ }).last());
  assert.match(await visitor.main.innerText(), /您家的结果[^]*可能符合/);

  // What is missing has a button that asks for just that, and leads back.
  await visitor.tap(visitor.main.getByRole("button", { name: /月收入/ }).first());
  assert.equal(await visitor.heading(), "您每个月有多少收入？");
  await S7["您每个月有多少收入？"](visitor);
  await visitor.goOn();
  assert.match(await visitor.card(name).innerText(), /35 到 135/);
  report(context, visitor);
  await visitor.leave();
});

/** Something to do, the programme's name and the phone stand above everything else. */
async function assertHelpFirst(visitor) {
  const text = await visitor.main.innerText();
  const first = text.search(/没有饭吃/);
  for (const words of ["12345", "临时救助", "先行救助"]) {
    const at = text.indexOf(words, first);
    assert.ok(first >= 0 && at >= 0, `${words} is not on the page`);
    for (const later of ["没有地方住", "最低生活保障", "低保边缘"]) {
      const other = text.indexOf(later);
      assert.ok(other < 0 || at < other, `${later} stands before ${words}`);
    }
  }
  const dial = visitor.main.locator('a[href="tel:12345"]').first();
  const { y, height } = await dial.boundingBox();
  assert.ok(y + height <= visitor.page.viewportSize().height, "12345 is below the fold");
}

test("S8, nothing to eat, by the door for emergencies", async (context) => {
  const visitor = await arrive({ audit: true });
  await visitor.tap("我现在就有急事");
  await assertHelpFirst(visitor);
  assert.ok(visitor.taps <= 2);
  report(context, visitor);
  await visitor.leave();
});

test("S8, nothing to eat, in the first answer", async (context) => {
  const visitor = await arrive({ audit: true });
  await visitor.tap("开始自测");
  await visitor.answer("现在有没有急事？", choose("家里没有饭吃"));
  await visitor.answer("家里一起生活的有谁？", family());
  await visitor.tap("先看看结果");
  await assertHelpFirst(visitor);
  await visitor.picture("s8-results");
  report(context, visitor);
  await visitor.leave();
});
