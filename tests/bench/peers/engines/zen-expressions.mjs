// The rules in the expression language of zen, shared by its two builds.

import { derived, programmes } from "../rules.mjs";

const literal = (value) => (typeof value === "string" ? `'${value}'` : value);

/** One boolean expression for every programme; `amount` says how a derived amount is written. */
export function expressions(amount) {
  const condition = ([id, relation, value]) => {
    const operand = id in derived ? amount(id) : id;
    if (relation === "in") return `${operand} in [${value.map(literal).join(", ")}]`;
    return `${operand} ${relation === "=" ? "==" : relation} ${literal(value)}`;
  };
  return Object.entries(programmes).map(([id, { all, any }]) => [
    id,
    [...all.map(condition), `(${any.map(condition).join(" or ")})`].join(" and "),
  ]);
}
