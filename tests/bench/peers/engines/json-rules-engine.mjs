// json-rules-engine has no arithmetic, so the three derived amounts are computed beforehand, outside the timing.
// All rules have the same priority, so that they run side by side; facts are plain values, not functions.
// `allowUndefinedFacts`, because without it every household with a missing answer is an exception.

import jre from "json-rules-engine";
import { derived, programmes } from "../rules.mjs";

const operators = {
  "=": "equal",
  "!=": "notEqual",
  "<": "lessThan",
  "<=": "lessThanInclusive",
  ">": "greaterThan",
  ">=": "greaterThanInclusive",
  in: "in",
};

const condition = ([fact, relation, value]) => ({ fact, operator: operators[relation], value });

const amounts = Object.entries(derived).map(([id, { formula }]) => [
  id,
  new Function("h", `return ${formula.replaceAll(/[a-z]+/g, "h.$&")}`),
]);

export default {
  name: "json-rules-engine",
  version: "json-rules-engine",
  compile: () =>
    new jre.Engine(
      Object.entries(programmes).map(([id, { all, any }]) => ({
        conditions: { all: [...all.map(condition), { any: any.map(condition) }] },
        event: { type: id },
      })),
      { allowUndefinedFacts: true },
    ),
  prepare(household) {
    const known = amounts.map(([id, amount]) => [id, amount(household)]).filter(([, value]) => !Number.isNaN(value));
    return { ...household, ...Object.fromEntries(known) };
  },
  async run(engine, inputs) {
    const outputs = [];
    for (const facts of inputs) outputs.push(await engine.run(facts));
    return outputs;
  },
  read: (outputs) =>
    outputs.map(({ events }) => {
      const fired = new Set(events.map((event) => event.type));
      return Object.keys(programmes).map((id) => fired.has(id));
    }),
};
