/** An answer: a scalar, a range, some of the options, or 不清楚. A missing key is unanswered. */
export type Answer = boolean | number | string | { 从?: number | string; 到?: number | string } | { 之一: string[] } | "不清楚";

/** A household in the pack's own words; `facts()` lists them. */
export interface Household {
  家庭?: Record<string, Answer>;
  成员?: Record<string, Answer>[];
}

/** The screening date, YYYY-MM-DD. */
export interface Options {
  on: string;
}

export type Verdict = "likely" | "possible" | "ask" | "unlikely";

/** Of the whole household: what several members may get is added up, while the unit is that of one of them. */
export interface Amount {
  min: string | null;
  max: string | null;
  unit: string;
}

export interface Condition {
  id: string;
  /** null while it is not settled or a person decides. */
  holds: boolean | null;
  ask: boolean;
  deciding: boolean;
  text: string;
  /** How far the limited number has to move, at least, for it to end the other way; where that can be said. */
  distance?: { amount: string; unit: string; direction: "up" | "down" };
  citations: string[];
}

export interface Programme {
  id: string;
  name: string;
  verdict: Verdict;
  amount: Amount | null;
  conditions: Condition[];
  /** What could still change it, for example 成员[1].月收入. */
  open: string[];
  instead: string[];
  /** Whether it concerns the household at all: false only once its occasion has certainly not arisen. */
  applies: boolean;
  /** Programmes that it opens up. */
  unlocks: string[];
  /** Whether it is received already, where the pack asks; null while that is open. */
  receives?: boolean | null;
  /** When applications are taken, where not all year round; from is null while a period runs or if none follows. */
  window?: { open: boolean; from: string | null; until: string };
  /** Programmes that cannot be drawn beside it; better is the one of the two that pays at least as much. */
  excludes?: { id: string; choose: "either" | "higher"; better: string | null }[];
}

export interface Next {
  group: string;
  facts: string[];
}

export interface Result {
  pack: { id: string; version: string; hash: string };
  on: string;
  programmes: Programme[];
  next: Next | null;
}

export interface Fact {
  name: string;
  scope: "家庭" | "成员";
  kind: "truth" | "choice" | "number";
  unit?: string;
  options?: string[];
  min?: string;
  max?: string;
  conditional: boolean;
  question: string;
}
