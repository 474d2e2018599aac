// 念给我听, with a stand-in for the device's voice: what it is given to say, and when it falls silent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertNoOverflow, userAgents } from "./harness.mjs";
import { S1 } from "./stories.mjs";
import { arrive, choose } from "./visitor.mjs";

const MANDARIN = { lang: "zh-CN", name: "普通话", localService: true };

/** Puts voices into the page; they speak when `speech.next()` is called, and tell what they were given. */
function voices(given, late) {
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  const queue = [];
  const synthesis = {
    onvoiceschanged: null,
    voices: late ? [] : given,
    getVoices: () => synthesis.voices,
    speak: (utterance) => queue.push(utterance),
    cancel() {
      for (const { onerror } of queue.splice(0)) onerror?.({ error: "canceled" });
    },
    get speaking() {
      return queue.length > 0;
    },
    pending: false,
  };
  for (const [name, value] of Object.entries({ speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance })) {
    Object.defineProperty(window, name, { configurable: true, value });
  }
  window.speech = {
    queue,
    comeLate() {
      synthesis.voices = given;
      synthesis.onvoiceschanged();
    },
    /** Says the next sentence; the element that is marked meanwhile. */
    next() {
      queue[0].onstart();
      const marked = [...document.querySelectorAll("[data-read]")].map((element) => element.innerText);
      queue.shift().onend?.();
      return marked;
    },
  };
}

async function listen({ given = [MANDARIN], late = false, ...options } = {}) {
  const visitor = await arrive({
    ...options,
    before: (page) => page.addInitScript(`(${voices})(${JSON.stringify(given)}, ${late})`),
  });
  const { page } = visitor;
  return {
    visitor,
    page,
    button: visitor.main.locator('[data-do="aloud"]'),
    /** What the voice still has to say. */
    queue: () => page.evaluate(() => window.speech.queue.map(({ text }) => text)),
    next: () => page.evaluate(() => window.speech.next()),
  };
}

test("reads the screen from its heading to its end, sentence by sentence", async () => {
  const { visitor, page, button, queue, next } = await listen();
  await visitor.tap("开始自测");
  assert.equal(await button.innerText(), "念给我听");
  await button.click();
  assert.equal(await button.innerText(), "停下");
  const said = await queue();
  assert.deepEqual(
    await page.evaluate(() => window.speech.queue.map(({ lang, voice, rate }) => [lang, voice.name, rate])[0]),
    ["zh-CN", "普通话", 0.9],
  );
  assert.equal(said[0], "现在有没有急事？");
  for (const words of ["没有急事", "不清楚", "继续"]) assert.ok(said.includes(words), said.join("|"));
  const text = said.join("");
  for (const words of ["返回", "回首页", "念给我听", "停下", "标准"]) assert.ok(!text.includes(words), text);
  for (const sentence of said) assert.ok(sentence.length <= 62, sentence);

  // What is read is shown, an answer with its whole row; at the end the button is as before.
  assert.deepEqual(await next(), ["现在有没有急事？"]);
  let marked = [];
  while ((await queue()).length > 1) marked = marked.concat(await next());
  assert.ok(marked.includes("没有急事"), marked.join("|"));
  await next();
  assert.equal(await button.innerText(), "念给我听");
  assert.equal(await page.locator("[data-read]").count(), 0);
  await visitor.leave();
});

test("falls silent on a second tap, on another screen, on sending off and when the page is hidden", async () => {
  const { visitor, page, button, queue } = await listen();
  const assertSilent = async (why) => {
    assert.deepEqual(await queue(), [], why);
    assert.equal(await button.innerText(), "念给我听", why);
    assert.equal(await page.locator("[data-read]").count(), 0, why);
  };
  const start = async () => {
    await button.click();
    assert.ok((await queue()).length > 3);
    await page.evaluate(() => window.speech.queue[0].onstart());
  };
  await start();
  await button.click();
  await assertSilent("second tap");

  await start();
  await visitor.tap("开始自测");
  await assertSilent("another screen");

  await start();
  await visitor.goBack();
  await assertSilent("the phone's Back");
  await page.goForward();
  await visitor.arriveAt("现在有没有急事？");

  await start();
  await choose("没有急事")(visitor);
  assert.ok((await queue()).length > 3, "an answer that is chosen while listening does not interrupt");
  await visitor.goOn();
  await assertSilent("继续");

  await start();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await assertSilent("hidden");

  await start();
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  await assertSilent("left");

  // A voice that breaks off does not leave the button in the wrong state, nor does one that never says that it ended.
  await start();
  await page.evaluate(() => window.speech.queue.shift().onerror({ error: "synthesis-failed" }));
  await assertSilent("broken");
  await start();
  await page.evaluate(() => window.speech.queue.splice(0));
  await button.click();
  assert.ok((await queue()).length > 3, "begins anew");
  await visitor.leave();
});

test("says figures, units and telephone numbers as people do", async () => {
  const { visitor, page, button, queue } = await listen();
  const cases = [
    ["<p>每人每月 1,045 元/月。</p>", "每人每月 1045 元每月。"],
    ["<p>280 元/人·月</p>", "280 元每人每月"],
    ["<p>1000～1033.34 元</p>", "1000到1033.34 元"],
    ["<p>(5800 − 1500) ÷ 3 = 1433.33 元</p>", "(5800减1500)除以3等于1433.33 元"],
    ["<p>1045 × 2</p>", "1045乘以2"],
    ["<p>2026-11-05 起</p>", "2026年11月05日 起"],
    ['<p>打 <a href="tel:12345">12345</a> 问。</p>', "打 1 2 3 4 5 问。"],
    ["<p>可以打 12345 问。</p>", "可以打1 2 3 4 5 问。"],
    ["<button>＋ 母亲</button>", "加母亲"],
    ["<p>先问街道。再去窗口！</p>", "先问街道。|再去窗口！"],
    ["<p><span>低保</span>和<b>特困</b></p>", "低保和特困"],
    ['<p>低保<span class="mark">可能符合</span></p>', "低保，可能符合"],
    ["<p>—</p><p hidden>藏</p><p aria-hidden=true>图</p><details><summary>依据</summary>文件</details><p>完</p>", "完"],
    [`<p>${"有的条件可以放宽，".repeat(9)}</p>`, Array(9).fill("有的条件可以放宽，").join("|")],
  ];
  for (const [html, wanted] of cases) {
    await page.evaluate((html) => (document.querySelector("main h1").parentElement.innerHTML = `<h1>题</h1>${html}`), html);
    await button.click();
    assert.equal((await queue()).slice(1).join("|"), wanted);
    await button.click();
  }
  await visitor.leave();
});

test("reads the answers and the results without what every line repeats", async () => {
  const { visitor, button, queue } = await listen({ height: 900 });
  await visitor.tap("开始自测");
  await visitor.tell(S1);
  await button.click();
  const answers = await queue();
  assert.ok(answers.includes("一起生活的人"), answers.join("|"));
  assert.ok(!answers.some((words) => words.startsWith("修改")), answers.join("|"));
  await visitor.tap("看结果");
  await button.click();
  const results = (await queue()).join("");
  assert.match(results, /最低生活保障/);
  assert.match(results, /元每月/);
  assert.doesNotMatch(results, /元\/月| [−×÷=] /);
  await visitor.leave();
});

for (const [name, options] of Object.entries({
  "without a voice": { given: [] },
  "with a voice that sends the text away": { given: [{ ...MANDARIN, localService: false }] },
  "with voices of other languages": {
    given: ["en-US", "zh-HK", "yue-HK"].map((lang) => ({ lang, name: lang, localService: true })),
  },
  "in WeChat": { context: { userAgent: userAgents.wechatAndroid } },
})) {
  test(`is not offered ${name}`, async () => {
    const { visitor, button } = await listen(options);
    assert.equal(await button.isVisible(), false);
    await visitor.leave();
  });
}

test("is offered as soon as the voices have come, the best of them first", async () => {
  const given = ["zh_TW", "cmn-Hans-CN"].map((lang) => ({ lang, name: lang, localService: true }));
  const { visitor, page, button } = await listen({ given, late: true, width: 320 });
  assert.equal(await button.isVisible(), false);
  await page.evaluate(() => window.speech.comeLate());
  assert.ok(await button.isVisible());
  await visitor.touch("特大");
  await button.click();
  assert.equal(await page.evaluate(() => window.speech.queue[0].voice.name), "cmn-Hans-CN");
  await assertNoOverflow(page);
  await assertAccessible(page);
  await visitor.leave();
});
