// The ceiling: the rules as a programmer would write them down, with no explanation and no idea of "unknown".

import { derived, programmes } from "../rules.mjs";

const literal = JSON.stringify;

function condition([quantity, relation, value]) {
  const operand = quantity in derived ? quantity : `h.${quantity}`;
  if (relation === "in") return `(${value.map((option) => `${operand} === ${literal(option)}`).join(" || ")})`;
  if (typeof value === "boolean") return `${value ? "" : "!"}${operand}`;
  return `${operand} ${{ "=": "===", "!=": "!==" }[relation] ?? relation} ${literal(value)}`;
}

/** `return [h.registered && perPerson < 1500 && … && (h.age >= 40 || …), …]`, compiled once. */
function compile() {
  const definitions = Object.entries(derived).map(
    ([id, { formula }]) => `const ${id} = ${formula.replaceAll(/[a-z]+/g, "h.$&")};`,
  );
  const verdicts = Object.values(programmes).map(
    ({ all, any }) => [...all.map(condition), `(${any.map(condition).join(" || ")})`].join(" && "),
  );
  return new Function("h", `${definitions.join("\n")}\nreturn [${verdicts.join(",\n")}];`);
}

export default {
  name: "hand-written JavaScript (the ceiling)",
  compile,
  prepare: (household) => household,
  run: (screen, inputs) => inputs.map((household) => screen(household)),
  read: (verdicts) => verdicts,
};
