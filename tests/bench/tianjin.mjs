// How long one household takes in WASM, as it is shipped, and on the command line: the whole Tianjin pack, all answers
// given. The budgets are those of the project's design.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { print } from "./table.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { load } = createRequire(import.meta.url)(`${root}target/node/jiuzhu.js`);
const bytes = readFileSync(`${root}target/node/tianjin.pack`);
const household = JSON.parse(readFileSync(new URL("household.json", import.meta.url), "utf8"));
const day = { on: "2026-11-24" };

/**
 * The median and the best of several runs, in microseconds for each of the rounds of a run.
 *
 * A run takes a millisecond or two: short enough to fall between two interruptions on a busy machine.
 */
function time(rounds, work, runs = 301) {
  work(rounds);
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work(rounds);
    return ((performance.now() - start) * 1000) / rounds;
  });
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[runs >> 1], best: sorted[0] };
}

const repeat = (work) => (rounds) => {
  for (let round = 0; round < rounds; round++) work();
};
const screener = load(bytes);
const answered = screener.batch([household], day);
const unanswered = screener.batch([{}], day);
const check = () => execFileSync(`${root}target/debug/jiuzhu`, ["check", `${root}policies/tianjin`]);

const rows = [
  ["decode the pack", time(5, repeat(() => load(bytes).free()))],
  ["screen one household", time(100, (rounds) => answered.verdicts(rounds)), 20],
  ["choose the first question", time(40, (rounds) => unanswered.next(rounds))],
  ["one report through the JavaScript interface", time(5, repeat(() => screener.screen(household, day)))],
  ["jiuzhu check, a program of its own, not optimised", time(1, check, 7), 300_000],
];
const microseconds = (value) => value.toLocaleString("en", { maximumSignificantDigits: 3 });
print(
  ["Tianjin, µs", "median", "best", "budget", ""],
  rows.map(([name, { median, best }, budget]) => [
    name,
    microseconds(median),
    microseconds(best),
    budget ? microseconds(budget) : "",
    budget ? (median <= budget ? "PASS" : "FAIL") : "",
  ]),
);
