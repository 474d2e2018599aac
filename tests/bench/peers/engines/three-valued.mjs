// What a careful programmer would write who must not take a missing answer for a no: three values, and for every
// programme the conditions that decide it or the facts that are still open.

import { derived, programmes } from "../rules.mjs";

const relations = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  in: (a, options) => options.includes(a),
};

function quantity(id) {
  if (!(id in derived)) return { facts: [id], value: (h) => h[id] };
  const facts = derived[id].formula.match(/[a-z]+/g);
  const value = new Function("h", `return ${derived[id].formula.replaceAll(/[a-z]+/g, "h.$&")}`);
  // A missing fact makes the formula NaN.
  return {
    facts,
    value(h) {
      const amount = value(h);
      return Number.isNaN(amount) ? undefined : amount;
    },
  };
}

function condition([id, relation, expected]) {
  const { facts, value } = quantity(id);
  const holds = relations[relation];
  return {
    name: `${id} ${relation} ${expected}`,
    facts,
    holds: (h) => {
      const actual = value(h);
      return actual === undefined ? undefined : holds(actual, expected);
    },
  };
}

/** The verdict, and why: failed conditions, or open facts, or what was met. */
function screen({ all, any }, h) {
  const failed = [];
  const met = [];
  const open = [];
  for (const { name, facts, holds } of all) {
    const held = holds(h);
    if (held === undefined) open.push(...facts.filter((id) => h[id] === undefined));
    else (held ? met : failed).push(name);
  }
  const openAny = [];
  const failedAny = [];
  let holdsAny = false;
  for (const { name, facts, holds } of any) {
    const held = holds(h);
    if (held) {
      met.push(name);
      holdsAny = true;
    } else if (held === undefined) openAny.push(...facts.filter((id) => h[id] === undefined));
    else failedAny.push(name);
  }
  if (!holdsAny) (openAny.length ? open : failed).push(...(openAny.length ? openAny : failedAny));
  if (failed.length) return { verdict: false, reasons: failed };
  return open.length ? { verdict: undefined, open } : { verdict: true, reasons: met };
}

export default {
  name: "hand-written JavaScript, three-valued, with reasons",
  compile: () =>
    Object.values(programmes).map(({ all, any }) => ({ all: all.map(condition), any: any.map(condition) })),
  prepare: (household) => household,
  run: (rules, inputs) => inputs.map((household) => rules.map((rule) => screen(rule, household))),
  read: (outputs) => outputs.map((results) => results.map(({ verdict }) => verdict)),
};
