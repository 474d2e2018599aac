// A visitor at the page: reads the question on the screen, answers it, goes on. So that a journey reads like a story.
//
//   const visitor = await arrive({ width: 360 });
//   await visitor.tap("开始自测");
//   await visitor.tell({ "现在有没有急事？": choose("没有急事"), "家里一起生活的有谁？": family("配偶", "儿子"), … });
//   await visitor.leave();
//
// The page decides what it asks and in which order; a question that the story does not know fails the test. Every
// new screen must take the focus to its heading, name the window after it and have nothing to correct.

import assert from "node:assert/strict";
import { assertAccessible, golden, open } from "./harness.mjs";

export const SERVICE = "救助一问";
export const CHECK = "请核对您的回答";

/** Opens the page and waits for the program. Takes what `open` takes, and `audit`: run axe on every screen. */
export async function arrive({ audit = false, ...options } = {}) {
  const visit = await open(options);
  const visitor = new Visitor(visit, audit);
  await visitor.page.getByRole("button", { name: "开始自测" }).waitFor();
  await visit.settled();
  await visitor.look();
  return visitor;
}

class Visitor {
  /** Screens seen, taps made, fields typed into. */
  screens = [];
  taps = 0;
  typed = 0;
  #visit;
  #audit;

  constructor(visit, audit) {
    this.#visit = visit;
    this.#audit = audit;
    this.page = visit.page;
    this.main = visit.page.locator("main");
    this.page.setDefaultTimeout(15_000);
  }

  /** The heading of the screen. */
  heading() {
    return this.main.locator("h1").innerText();
  }

  /** Waits for a screen by its heading. */
  async arriveAt(heading) {
    await this.page.waitForFunction(
      (wanted) => document.querySelector("main h1")?.innerText === wanted,
      heading,
    );
    return this.look();
  }

  /** What must hold on every screen. */
  async look() {
    const heading = await this.heading();
    this.screens.push(heading);
    const { title, focus, problems } = await this.page.evaluate(() => ({
      title: document.title,
      // After choosing an office one is back where the choice was wanted, at the heading above it.
      focus: document.activeElement?.id === "place" ? "H1" : document.activeElement?.tagName,
      problems: document.querySelector("#problems")?.innerText ?? "",
    }));
    assert.equal(problems, "", heading);
    assert.ok(title.startsWith(heading), `the window of ${heading} is called ${title}`);
    if (this.taps > 0) assert.equal(focus, "H1", `the focus is not on ${heading}`);
    if (this.#audit) await assertAccessible(this.page);
    return heading;
  }

  /** A button by its words. */
  button(name) {
    return this.main.getByRole("button", { name, exact: true });
  }

  /** 返回. */
  backLink() {
    return this.main.locator("button.back");
  }

  /** Taps something that stays on the screen. */
  async touch(target) {
    await (typeof target === "string" ? this.button(target) : target).first().click();
    this.taps += 1;
  }

  /** Taps something that leads to another screen; its heading. */
  async tap(target) {
    const before = await this.heading();
    await this.touch(target);
    return this.moved(before);
  }

  /** Waits for another screen, or for something to correct. */
  async moved(before) {
    await this.page.waitForFunction(
      (before) => document.querySelector("#problems") || document.querySelector("main h1")?.innerText !== before,
      before,
    );
    return this.look();
  }

  /** Goes on from a question. */
  goOn() {
    return this.tap(this.main.locator('form button[type="submit"]'));
  }

  /** The phone's own Back. */
  async goBack() {
    const before = await this.heading();
    await this.page.goBack();
    return this.moved(before);
  }

  /** Answers questions as the page asks them, until it asks none that the story would answer: `until`. */
  async tell(story, until = CHECK) {
    for (let heading = await this.heading(); heading !== until; heading = await this.goOn()) {
      const answer = story[heading];
      assert.ok(answer, `the story does not say: ${heading}`);
      await answer(this);
    }
  }

  /** Answers the question on the screen, which must be this one, and goes on. */
  async answer(heading, answer) {
    assert.equal(await this.heading(), heading);
    await answer(this);
    return this.goOn();
  }

  /** A programme among the results. */
  card(name) {
    return this.main.locator("article", { has: this.page.getByRole("heading", { level: 3, name, exact: true }) });
  }

  /** Where a programme stands among the results. */
  verdict(name) {
    return this.card(name).locator(".mark").first().innerText();
  }

  /** Takes a picture when asked to. */
  picture(name, options) {
    return golden(this.page, name, options);
  }

  /** Loads the page again and waits for this screen. */
  async reload(heading) {
    await this.page.reload();
    await this.arriveAt(heading);
    await this.#visit.settled();
  }

  /** Closes the page: it must have asked for nothing and broken no rule. */
  async leave({ reloaded = false } = {}) {
    if (reloaded) await this.#visit.settled();
    return this.#visit.close();
  }
}

/** Chooses a row by its words. */
export const choose = (label) => (visitor) =>
  visitor.touch(visitor.main.locator("label.row", { has: visitor.page.getByText(label, { exact: true }) }));

/** Chooses a row for each question on the screen. */
export const chooseEach =
  (...labels) =>
  async (visitor) => {
    for (const label of labels) await choose(label)(visitor);
  };

/** Ticks these people, or what is true of one of them; nothing without names. */
export const tick =
  (...names) =>
  async (visitor) => {
    for (const name of names.length ? names : ["都没有"]) await choose(name)(visitor);
  };

/** All of them. */
export const everyone = (visitor) => visitor.touch("全部打勾");

export const unsure = choose("不清楚");

/** Adds these people to the list. */
export const family =
  (...relations) =>
  async (visitor) => {
    for (const relation of relations) await visitor.touch(`＋ ${relation}`);
  };

/** Types into the only field. */
export const type = (text) => (visitor) => fill(visitor, 0, text);

/** Types into the fields, from the first. */
export const types =
  (...texts) =>
  async (visitor) => {
    for (const [index, text] of texts.entries()) await fill(visitor, index, text);
  };

/** Types an amount for a month or a year. */
export const money = (text, period) => async (visitor) => {
  await fill(visitor, 0, text);
  if (period) await choose(period)(visitor);
};

/** Says only roughly how much. */
export const roughly = (from, to) => async (visitor) => {
  const fields = await visitor.main.getByRole("textbox").count();
  if (fields === 1) await visitor.touch("记不清准数，说个大概");
  await fill(visitor, 0, from);
  await fill(visitor, 1, to);
};

async function fill(visitor, index, text) {
  await visitor.main.getByRole("textbox").nth(index).fill(String(text));
  visitor.taps += 1;
  visitor.typed += 1;
}
