// How long one household takes in WASM, as it is shipped: the whole Tianjin pack, all answers given.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const root = new URL("../../", import.meta.url);
const { load } = createRequire(import.meta.url)(new URL("target/node/jiuzhu.js", root).pathname);
const bytes = readFileSync(new URL("target/node/tianjin.pack", root));
const household = JSON.parse(readFileSync(new URL("household.json", import.meta.url), "utf8"));
const day = { on: "2026-11-24" };

/** The median of several runs, in microseconds a round. */
function median(rounds, work) {
  work(rounds);
  const runs = Array.from({ length: 9 }, () => {
    const start = performance.now();
    work(rounds);
    return ((performance.now() - start) * 1000) / rounds;
  });
  return runs.sort((a, b) => a - b)[4].toFixed(2);
}

const screener = load(bytes);
const repeat = (work) => (rounds) => {
  for (let round = 0; round < rounds; round++) work();
};
const rows = {
  "decode the pack": median(50, repeat(() => load(bytes).free())),
  "screen one household": median(5000, (rounds) => screener.screenMany(household, day, rounds)),
  "the same through the JavaScript interface, report included": median(200, repeat(() => screener.screen(household, day))),
};
for (const [name, time] of Object.entries(rows)) console.log(`wasm  ${name}: ${time} µs`);
