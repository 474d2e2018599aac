// zen in WASM evaluates expressions, not graphs, and parses them at every call; the household is read once.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import init, { Variable } from "@gorules/zen-engine-wasm";
import { derived } from "../rules.mjs";
import { expressions } from "./zen-expressions.mjs";

const wasm = createRequire(import.meta.url).resolve("@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm");

export default {
  name: "zen in WASM, expressions",
  version: "@gorules/zen-engine-wasm",
  async compile() {
    await init({ module_or_path: readFileSync(wasm) });
    return expressions((id) => `(${derived[id].formula})`).map(([, expression]) => expression);
  },
  prepare: (household) => household,
  run: (rules, inputs) =>
    inputs.map((household) => {
      const variable = new Variable(household);
      const verdicts = rules.map((rule) => {
        try {
          return variable.evaluateExpression(rule);
        } catch (error) {
          return error;
        }
      });
      variable.free();
      return verdicts;
    }),
  read: (verdicts) => verdicts,
};
