// The families of the stories, from the start page to what they may get: how many screens and taps it takes them.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { table } from "../bench/table.mjs";
import * as stories from "./stories.mjs";
import { arrive } from "./visitor.mjs";

/** What each family may get first of all, and how much the page says it is. */
const OUTCOMES = {
  S1: ["低保边缘家庭", /^请到窗口/, /314/],
  S2: ["最低生活保障", /^很可能符合/, /1,?590/],
  S3: ["特困人员救助供养", /^很可能符合/, /1,?530 到 1,?870/],
  S4: ["最低生活保障", /^很可能符合/, /3,?135/],
  S5: ["最低生活保障", /^很可能符合/, /1,?690/],
  S6: ["最低生活保障", /^请到窗口/, /2,?035/],
};

/** More than this and people give up: the start page, the answers to check and the results included. */
const SCREENS = 18;

const counted = [];

for (const [name, [programme, verdict, amount]] of Object.entries(OUTCOMES)) {
  test(`${name} comes to ${programme}`, async () => {
    const visitor = await arrive();
    await visitor.tap("开始自测");
    await visitor.tell(stories[name]);
    await visitor.tap("看结果");
    assert.match(await visitor.verdict(programme), verdict);
    assert.match(await visitor.card(programme).innerText(), amount);
    const { screens, taps, typed } = visitor;
    assert.ok(screens.length <= SCREENS, screens.join());
    counted.push([name, `${screens.length}`, `${taps}`, `${typed}`]);
    await visitor.leave();
  });
}

after(() => console.log(table(["story", "screens", "taps", "fields to type into"], counted)));
