// zen as a native addon: one graph with one expression node, compiled beforehand (ZenDecisionContent), no trace.
// One household after another, or a hundred at a time on the threads of Node.js.

import zen from "@gorules/zen-engine";
import { derived, programmes } from "../rules.mjs";
import { expressions } from "./zen-expressions.mjs";

const AT_A_TIME = 100;

function compile() {
  const amounts = Object.entries(derived).map(([id, { formula }]) => ({ id, key: id, value: formula }));
  // `$` is what the same node has computed before.
  const verdicts = expressions((id) => `$.${id}`).map(([id, value]) => ({ id, key: `verdicts.${id}`, value }));
  const node = (id, type, content = {}) => ({ id, name: id, type, content, position: { x: 0, y: 0 } });
  const edge = (sourceId, targetId) => ({ id: sourceId, sourceId, targetId, type: "edge" });
  const content = new zen.ZenDecisionContent({
    nodes: [
      node("in", "inputNode"),
      node("rules", "expressionNode", { expressions: [...amounts, ...verdicts] }),
      node("out", "outputNode"),
    ],
    edges: [edge("in", "rules"), edge("rules", "out")],
  });
  return new zen.ZenEngine().createDecision(content);
}

const engine = {
  version: "@gorules/zen-engine",
  compile,
  prepare: (household) => household,
  read: (outputs) =>
    outputs.map(({ success, data, error }) =>
      Object.keys(programmes).map((id) => (success ? data.result.verdicts[id] : new Error(error))),
    ),
};

export const inTurn = {
  ...engine,
  name: "zen, native addon",
  async run(decision, inputs) {
    const outputs = [];
    for (const household of inputs) outputs.push(await decision.safeEvaluate(household));
    return outputs;
  },
};

export const together = {
  ...engine,
  name: `zen, native addon, ${AT_A_TIME} at a time on all cores`,
  atOnce: AT_A_TIME,
  async run(decision, inputs) {
    const outputs = [];
    for (let start = 0; start < inputs.length; start += AT_A_TIME) {
      const some = inputs.slice(start, start + AT_A_TIME);
      outputs.push(...(await Promise.all(some.map((household) => decision.safeEvaluate(household)))));
    }
    return outputs;
  },
};
