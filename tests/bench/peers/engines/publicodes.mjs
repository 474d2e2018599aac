// Rules without units, which cost time; the situation as finished nodes, so that no answer is parsed in the timing;
// warnings and the disabling of namespaces off. Each was measured to be the faster way.

import Engine from "publicodes";
import { derived, facts, programmes } from "../rules.mjs";

const literal = (value) => (typeof value === "string" ? `'${value}'` : value);

function condition([id, relation, value]) {
  if (relation === "in") return { "une de ces conditions": value.map((option) => `${id} = ${literal(option)}`) };
  if (typeof value === "boolean") return value ? id : `${id} = non`;
  return `${id} ${relation} ${literal(value)}`;
}

/** A rule may not have the name of a fact, as `medical` and `rent` would. */
const rule = (id) => `aid ${id}`;
const ids = Object.keys(programmes).map(rule);

export default {
  name: "publicodes",
  version: "publicodes",
  compile() {
    const rules = Object.fromEntries(Object.keys(facts).map((id) => [id, null]));
    for (const [id, { formula }] of Object.entries(derived)) rules[id] = { valeur: formula };
    for (const [id, { all, any }] of Object.entries(programmes)) {
      const either = { "une de ces conditions": any.map(condition) };
      rules[rule(id)] = { "toutes ces conditions": [...all.map(condition), either] };
    }
    return new Engine(rules, { warn: false, flag: { automaticNamespaceDisabling: false } });
  },
  prepare: (household) =>
    Object.fromEntries(
      Object.entries(household).map(([id, nodeValue]) => [
        id,
        { nodeKind: "constant", type: typeof nodeValue, nodeValue, missingVariables: {} },
      ]),
    ),
  run: (engine, inputs) =>
    inputs.map((situation) => {
      engine.setSituation(situation);
      return ids.map((id) => engine.evaluate(id).nodeValue);
    }),
  read: (values) => values,
};
