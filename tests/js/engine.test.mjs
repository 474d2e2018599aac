// The engine in WASM, through its JavaScript interface, against the command line: the same answers, the same words.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { load } = createRequire(import.meta.url)(root + "target/node/jiuzhu.js");
const bytes = readFileSync(root + "target/node/tianjin.pack");
const household = JSON.parse(readFileSync(root + "tests/bench/household.json", "utf8"));
const day = { on: "2026-11-24" };
const screener = load(bytes);

function commandLine(input, ...options) {
  const command = process.env.JIUZHU ?? root + "target/debug/jiuzhu";
  const output = execFileSync(command, [...options], { cwd: root, input: JSON.stringify(input), encoding: "utf8" });
  return JSON.parse(output);
}

const screened = (input) => commandLine(input, "screen", "policies/tianjin", "-", "--on", day.on);

test("screens as the command line does", () => {
  const partial = { 家庭: { 汽车: "不清楚" }, 成员: [{ 月收入: { 从: 1000, 到: "1.2万" }, 残疾等级: { 之一: ["三级", "四级"] } }] };
  for (const input of [household, partial, {}]) assert.deepEqual(screener.screen(input, day), screened(input));
});

test("lists the same facts", () => {
  assert.deepEqual(screener.facts(), commandLine({}, "facts", "policies/tianjin"));
});

test("asks what the result says comes next", () => {
  assert.deepEqual(screener.next({}, day), screener.screen({}, day).next);
  assert.deepEqual(screener.next(household, day), screener.screen(household, day).next);
});

test("explains one programme", () => {
  const edge = screener.explain(household, "dibao-bianyuan", day);
  assert.equal(edge.verdict, "ask");
  assert.equal(edge.amount.max, "314");
  assert.throws(() => screener.explain(household, "dibaoo", day), /dibaoo/);
});

test("names the place of what it cannot read", () => {
  assert.throws(() => screener.screen({ 成员: [{ 月收人: 1 }] }, day), /成员\[0\]\.月收人/);
  assert.throws(() => screener.screen({ 家庭: { 存款: "很多" } }, day), /家庭\.存款/);
  assert.throws(() => screener.screen({ 成员: [] }, day), /成员/);
  assert.throws(() => screener.screen({}, {}), /on/);
});

test("refuses what is no pack", () => {
  assert.throws(() => load(new Uint8Array([1, 2, 3])), /JZPACK/);
  const damaged = Uint8Array.from(bytes);
  damaged[100] ^= 1;
  assert.throws(() => load(damaged), /incomplete or changed/);
});
