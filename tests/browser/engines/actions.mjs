// What a hand does, as WebDriver and WebDriver BiDi both want it: https://www.w3.org/TR/webdriver2/#actions

/** Keys that are no character. */
const KEYS = { Tab: "\uE004", Enter: "\uE007", ArrowDown: "\uE015", Space: " " };

const actions = (type, ...each) => [{ type, id: type, actions: each }];
const stroke = (value) => [{ type: "keyDown", value }, { type: "keyUp", value }];

/** A tap at a place in view. */
export const tap = ({ x, y }) =>
  actions(
    "pointer",
    { type: "pointerMove", x: Math.round(x), y: Math.round(y) },
    { type: "pointerDown", button: 0 },
    { type: "pointerUp", button: 0 },
  );

/** One character after the other. */
export const type = (text) => actions("key", ...[...text].flatMap(stroke));

/** One key, by the name that Playwright has for it. */
export const press = (key) => actions("key", ...stroke(KEYS[key]));
