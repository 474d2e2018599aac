// Our own engine: as a native program; in WASM with the households already inside, as the app has them; and in WASM
// through the JavaScript interface, which reads an object and writes a whole report for every call.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { facts, programmes } from "../rules.mjs";

const path = (place) => fileURLToPath(new URL(`../../../../target/${place}`, import.meta.url));
const require = createRequire(import.meta.url);
const pack = path("node/policy.pack");
const on = "2026-11-24";

const names = ["likely", "possible", "ask", "unlikely"];
const truth = (verdict) => ({ likely: true, unlikely: false })[verdict];

const inOurWords = (household) => ({
  家庭: Object.fromEntries(Object.entries(household).map(([id, value]) => [facts[id].name, value])),
});

/** Digits or bytes, one for each programme of each household, as lists of verdicts. */
function byHousehold(verdicts) {
  const programmesEach = Object.keys(programmes).length;
  return Array.from({ length: verdicts.length / programmesEach }, (_, index) => {
    const own = verdicts.slice(index * programmesEach, (index + 1) * programmesEach);
    return Array.from(own, (verdict) => truth(names[verdict]));
  });
}

/** The program is started once for each list of households and answers a line with a line. */
export const native = {
  name: "jiuzhu, native",
  compile: () => null,
  prepare: inOurWords,
  hold(_, households) {
    const list = path("node/households.json");
    writeFileSync(list, JSON.stringify(households));
    const program = spawn(path("release/examples/peers"), [pack, list, on], { stdio: ["pipe", "pipe", "inherit"] });
    return { program, lines: createInterface({ input: program.stdout })[Symbol.asyncIterator]() };
  },
  async passes({ program, lines }, count) {
    program.stdin.write(`${count}\n`);
    const [nanoseconds, verdicts] = (await lines.next()).value.split(" ");
    return { milliseconds: nanoseconds / 1e6, answers: byHousehold(verdicts) };
  },
  release: ({ program }) => program.stdin.end(),
};

const compile = () => require(path("node/jiuzhu.js")).load(readFileSync(pack));

export const wasm = {
  name: "jiuzhu, WASM",
  compile,
  prepare: inOurWords,
  hold: (screener, households) => screener.batch(households, { on }),
  run: (_, batch) => batch.verdicts(1),
  read: byHousehold,
};

export const throughJavaScript = {
  name: "jiuzhu, WASM, objects in and whole reports out",
  compile,
  prepare: inOurWords,
  run: (screener, households) => households.map((household) => screener.screen(household, { on })),
  read: (reports) => reports.map((report) => report.programmes.map(({ verdict }) => truth(verdict))),
};
