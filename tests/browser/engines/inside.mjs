// Runs inside the page under test, which gets the source of each function: nothing from outside them is known there.

/** For browsers that do not tell their driver where the page breaks its own policy. */
export const VIOLATIONS = `addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error("Content Security Policy: " + violatedDirective + " does not allow " + blockedURI));`;

/** The elements that steps lead to, from the whole document on. */
export function elements(steps, from = document) {
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const fits = (text, wanted, exact) => {
    if (wanted.source !== undefined) return new RegExp(wanted.source, wanted.flags).test(text);
    return exact ? text === wanted : text.includes(wanted);
  };
  const roles = {
    button: "button, [role=button]",
    heading: "h1, h2, h3, h4, h5, h6",
    link: "a[href]",
    textbox: "input:not([type]), input[type=text], input[type=tel], textarea",
  };
  const visible = (element) => element.getClientRects().length > 0;
  const name = (element) => words(element.getAttribute("aria-label") || element.textContent);
  const within = (root, css) => [...root.querySelectorAll(css)];

  const step = (roots, { css, has, hasText, role, name: called, level, text, exact, nth }) => {
    if (nth !== undefined) return roots.slice(nth, nth + 1);
    // Chromium 67 has no flatMap.
    const each = roots.map((root) => {
      if (css) return within(root, css);
      if (text) {
        const all = within(root, "*").filter((element) => fits(words(element.textContent), text, exact));
        return all.filter((element) => !all.some((inner) => inner !== element && element.contains(inner)));
      }
      return within(root, roles[role]).filter(
        (element) =>
          visible(element) && (!level || element.tagName === `H${level}`) && (!called || fits(name(element), called, exact)),
      );
    });
    return [].concat(...each).filter(
      (element) =>
        (!has || elements(has, element).length > 0) && (!hasText || fits(words(element.textContent), hasText, false)),
    );
  };
  return steps.reduce(step, [from]);
}

/** Where to tap an element, once it is in view and nothing lies over it. */
export function spot(element) {
  if (!element || element.disabled) return null;
  const { top: before, bottom } = element.getBoundingClientRect();
  if (before < 0 || bottom > innerHeight) element.scrollIntoView({ block: "center" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const x = left + width / 2;
  const y = top + height / 2;
  const hit = document.elementFromPoint(x, y);
  return hit && element.contains(hit) ? { x, y } : null;
}
