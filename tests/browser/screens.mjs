// Every kind of screen and every state of one, walked through in one visit.
//
//   await everyScreen(visitor, async (screen) => { …look at visitor.page, and leave it as it was… });

import { S1 } from "./stories.mjs";
import { SERVICE, choose } from "./visitor.mjs";

/** Questions of S1, each the only one of its kind; what is wrong with an answer is tried where `mistake` says how. */
const QUESTIONS = [
  { heading: "家里一起生活的有谁？", screen: "the members" },
  { heading: "哪些人是天津户口？", screen: "ticks", mistake: nothing },
  { heading: "每个人今年多大？", screen: "everybody's age", mistake: text("一百二十一岁半", 0) },
  { heading: "您有下面这些情况吗？", screen: "what is true of one of them" },
  { heading: "您得的是哪一类病？", screen: "long choices" },
  { heading: "配偶每个月有多少收入？", screen: "an amount", mistake: text("两三千吧", 0) },
];

async function nothing() {}

function text(words, n) {
  return (visitor) => visitor.main.getByRole("textbox").nth(n).fill(words);
}

/** Presses 继续 on an answer that will not do. */
async function refused({ page, main }) {
  await main.locator('form button[type="submit"]').click();
  await page.locator("#problems").waitFor();
}

export async function everyScreen(visitor, see) {
  const { page, main } = visitor;
  const home = () => visitor.tap("回首页");

  await see("the start");
  await visitor.tap("我现在就有急事");
  await see("emergencies");
  await home();
  await visitor.tap("说说难处，找到能办的事");
  await see("the troubles");
  await main.getByRole("textbox").fill("外星人");
  await main.locator("#found", { hasText: /没有|没找到/ }).waitFor();
  await see("a search for nothing");
  await main.getByRole("textbox").fill("中风");
  await main.locator("#found", { hasText: /^找到/ }).waitFor();
  await see("a search");
  await visitor.tap("家里有人得了大病");
  await see("a trouble");
  await home();
  await visitor.tap("有哪些救助（是什么）");
  await see("what there is");
  await visitor.tap(main.locator(".doors button").first());
  await see("a programme");
  await home();
  await visitor.tap("怎么申请（怎么办）");
  await see("how to apply");
  await visitor.tap(main.locator(".doors button").first());
  await see("a guide");
  await home();
  await visitor.tap("找哪里（找谁办）");
  await see("whom to ask");
  await visitor.tap("选我住的街道（乡镇）");
  await see("the districts");
  await visitor.tap(main.locator(".grid button").first());
  await see("the offices");
  await home();

  await visitor.tap("开始自测");
  await see("a choice");
  await refused(visitor);
  await see("a choice left open");
  for (const { heading, screen, mistake } of QUESTIONS) {
    await visitor.tell(S1, heading);
    if (mistake) {
      await mistake(visitor);
      await refused(visitor);
      await see(`${screen}, with a mistake`);
    }
    await S1[heading](visitor);
    if (mistake) {
      // What was wrong is shown until the answers are sent off.
      await visitor.goOn();
      await visitor.goBack();
    }
    await see(screen);
    await visitor.goOn();
  }
  await S1["儿子每个月有多少收入？"](visitor);
  await visitor.touch("记不清准数，说个大概");
  await see("a rough amount");
  await text("三千来块", 0)(visitor);
  await refused(visitor);
  await see("a rough amount, with a mistake");
  await text("3000", 0)(visitor);
  await text("3000", 1)(visitor);
  await visitor.goOn();
  await visitor.tell(S1);
  await see("the answers");
  await visitor.tap("看结果");
  await see("the results");
  await visitor.tap("看带什么、怎么说");
  await see("what to bring and to say");
  await visitor.goBack();
  await visitor.tap("截屏、打印，带走结果");
  await see("what to take along");
  await visitor.tap("用二维码，在别的手机上打开");
  await see("a code");
  await visitor.tap("带走我的回答");
  await see("a code with the answers");
  await visitor.goBack();
  await visitor.goBack();
  await visitor.tap("看我的结果");
  await visitor.tap(main.getByRole("button", { name: /怎么办/ }));
  await visitor.touch(main.locator("summary").first());
  await see("a programme with its result and its sources");
  await home();
  await see("the start, with answers");
  await visitor.tap("清空我的回答");
  await see("erasing");
  await visitor.touch(main.getByRole("button", { name: /^清空/ }));
  await visitor.arriveAt(SERVICE);

  await visitor.tap("开始自测");
  await choose("家里没有饭吃")(visitor);
  await visitor.goOn();
  await see("a question in an emergency");
  await visitor.tap("先看看结果");
  await see("the results of an emergency");
  await page.goBack();
}
