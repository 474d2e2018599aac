// One rule set, one machine, every engine: what each answers, how fast, and how large it is. See ../README.md.

import { readFileSync } from "node:fs";
import os from "node:os";
import { performance } from "node:perf_hooks";
import javascript from "./engines/javascript.mjs";
import * as jiuzhu from "./engines/jiuzhu.mjs";
import jsonRulesEngine from "./engines/json-rules-engine.mjs";
import publicodes from "./engines/publicodes.mjs";
import threeValued from "./engines/three-valued.mjs";
import zenWasm from "./engines/zen-wasm.mjs";
import * as zen from "./engines/zen.mjs";
import { households, without } from "./households.mjs";
import { programmes, withheld } from "./rules.mjs";
import { sizes } from "./sizes.mjs";
import { print } from "../table.mjs";

/** Households whose answers are compared, and how many of them each timing takes. */
const COMPARED = 1000;
const TIMED = 200;
const ROUNDS = 100;
/** About how long a timing takes: short enough to fall between two interruptions on a busy machine. */
const TIMING_MS = 2;
/** Ways to fill in withheld facts: those of so many other households. */
const COMPLETIONS = 200;

const TARGETS = [
  [jsonRulesEngine, 40],
  [publicodes, 700],
];

const engines = [
  javascript,
  threeValued,
  jiuzhu.native,
  jiuzhu.wasm,
  jiuzhu.throughJavaScript,
  jsonRulesEngine,
  publicodes,
  zen.inTurn,
  zen.together,
  zenWasm,
];

const lock = JSON.parse(readFileSync(new URL("package-lock.json", import.meta.url), "utf8"));
const nameOf = ({ name, version }) =>
  version ? `${name} (${lock.packages[`node_modules/${version}`].version})` : name;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** `count` passes over the households that an engine holds: their time, and the answers of the last one. */
async function passes({ engine, compiled, held }, count) {
  if (engine.passes) return engine.passes(held, count);
  let outputs;
  const start = performance.now();
  for (let pass = 0; pass < count; pass++) outputs = await engine.run(compiled, held);
  return { milliseconds: performance.now() - start, outputs };
}

/** An engine with some households in its own form. */
function hold({ engine, compiled }, list) {
  const inputs = list.map(engine.prepare);
  return { engine, compiled, held: engine.hold ? engine.hold(compiled, inputs) : inputs };
}

async function answers(subject, list) {
  const holding = hold(subject, list);
  const { outputs, answers } = await passes(holding, 1);
  subject.engine.release?.(holding.held);
  return answers ?? subject.engine.read(outputs);
}

/** How much of its households an engine gets for one timing: a slice of those it takes one by one, or several passes. */
async function dose(holding) {
  await passes(holding, 1);
  const { milliseconds } = await passes(holding, 1);
  const households = Math.ceil((TIMING_MS * TIMED) / milliseconds);
  if (holding.engine.hold || households >= TIMED) return { slice: TIMED, count: Math.ceil(households / TIMED) };
  return { slice: Math.max(households, holding.engine.atOnce ?? 1), count: 1 };
}

/** Households a second of every engine: the median of rounds in which all take turns, each time with other households. */
async function speeds(subjects, list) {
  const holdings = subjects.map((subject) => hold(subject, list));
  const turns = [];
  for (const holding of holdings) turns.push({ holding, ...(await dose(holding)), start: 0, speeds: [] });
  for (let round = 0; round < ROUNDS; round++) {
    for (const turn of turns) {
      const { holding, slice, count, start } = turn;
      const held = slice === TIMED ? holding.held : holding.held.slice(start, start + slice);
      const { milliseconds } = await passes({ ...holding, held }, count);
      turn.speeds.push((1000 * count * slice) / milliseconds);
      turn.start = start + 2 * slice > TIMED ? 0 : start + slice;
    }
  }
  for (const { engine, held } of holdings) engine.release?.(held);
  return new Map(turns.map(({ holding, speeds }) => [holding.engine, median(speeds)]));
}

async function compile(engine) {
  const times = [];
  let compiled;
  for (let time = 0; time < 7; time++) {
    const start = performance.now();
    compiled = await engine.compile();
    times.push(performance.now() - start);
  }
  return { engine, compiled, first: times[0], again: median(times.slice(1)) };
}

const number = (value) => Math.round(value).toLocaleString("en");
const ratio = (value) => (value >= 10 ? number(value) : value >= 0.001 ? value.toPrecision(2) : value.toFixed(5));
const load = () => os.loadavg().map((minutes) => minutes.toFixed(1)).join(" ");

console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, Node ${process.versions.node}, load ${load()}\n`);

const subjects = [];
for (const engine of engines) subjects.push(await compile(engine));

// All answers given: nothing is timed before every engine says the same of every household.
const full = households(COMPARED);
const truth = await answers(subjects[0], full);
for (const subject of subjects.slice(1)) {
  const own = await answers(subject, full);
  for (const [index, verdicts] of own.entries()) {
    if (verdicts.join() === truth[index].join()) continue;
    console.error(`${subject.engine.name} differs on household ${index}:`, full[index], verdicts, truth[index]);
    process.exit(1);
  }
}
const met = truth.flat().filter(Boolean).length;
const all = COMPARED * Object.keys(programmes).length;
console.log(`All ${engines.length} agree on ${number(all)} answers, ${number(met)} of them yes.\n`);

const given = await speeds(subjects, full.slice(0, TIMED));
const times = (engine, other) => given.get(engine) / given.get(other);
print(
  ["all facts given", "rules read, ms", "again, ms", "households/s", "µs each", "× ceiling", "× json-rules", "× publicodes"],
  subjects.map(({ engine, first, again }) => {
    const speed = given.get(engine);
    const compiling = [first, again].map((ms) => (engine.passes ? "" : ms.toPrecision(2)));
    const ratios = [javascript, jsonRulesEngine, publicodes].map((other) => ratio(times(engine, other)));
    return [nameOf(engine), ...compiling, number(speed), ratio(1e6 / speed), ...ratios];
  }),
);
console.log();
for (const [peer, target] of TARGETS) {
  const factor = times(jiuzhu.wasm, peer);
  const verdict = factor >= target ? "PASS" : "FAIL";
  console.log(`${verdict}  ${jiuzhu.wasm.name}: ${number(factor)} × ${peer.name}, target ${target} ×`);
}

// Some facts withheld: a firm answer is wrong if the household's own facts contradict it, and rash if those of any
// other completion do.
const partial = full.map((household) => without(household, withheld));
const outcomes = full.map(() => Object.keys(programmes).map(() => new Set()));
for (let shift = 0; shift < COMPLETIONS; shift++) {
  const completed = full.map((household, index) => {
    const donor = full[(index + shift) % full.length];
    return { ...household, ...Object.fromEntries(withheld.map((id) => [id, donor[id]])) };
  });
  for (const [index, verdicts] of (await answers(subjects[0], completed)).entries()) {
    for (const [programme, verdict] of verdicts.entries()) outcomes[index][programme].add(verdict);
  }
}
const settled = outcomes.flat().filter((set) => set.size === 1).length;

const withholding = await speeds(subjects, partial.slice(0, TIMED));
const rows = [];
for (const subject of subjects) {
  const own = (await answers(subject, partial)).flat();
  const count = (test) => own.filter(test).length;
  const isFirm = (verdict) => typeof verdict === "boolean";
  const truths = truth.flat();
  const sets = outcomes.flat();
  rows.push([
    nameOf(subject.engine),
    number(withholding.get(subject.engine)),
    number(count(isFirm)),
    number(count((verdict) => verdict === undefined || verdict === null)),
    number(count((verdict) => verdict instanceof Error)),
    number(count((verdict, index) => isFirm(verdict) && verdict !== truths[index])),
    number(count((verdict, index) => isFirm(verdict) && sets[index].has(!verdict))),
  ]);
}
console.log(
  `\n${withheld.length} facts withheld from everybody: of ${number(all)} answers ${number(settled)} stay the same for all of ${COMPLETIONS} completions.\n`,
);
print(["six facts withheld", "households/s", "firm", "unknown", "errors", "wrong", "rash"], rows);

console.log();
print(["bundle, bytes", "raw", "gzip", "brotli"], (await sizes()).map(([name, ...bytes]) => [name, ...bytes.map(number)]));
console.log(`\nload ${load()}`);
process.exit(0);
