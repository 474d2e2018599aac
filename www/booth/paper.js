// The paper in the printer of the booth. The sheet that the program draws with the results becomes a slip on it: the
// style sheet says how it looks, this how much of it there is and how long the paper has to be.

import { fit } from "./paper/fit.js";

const SAY = "say";

/**
 * Millimetres: of the paper, of what the printer reaches, at the top and bottom, of the code. Which sizes of the text
 * (points) and parts left out are tried in turn.
 *
 * What to say at the counter tells of the family. It is never on a roll, whose slips get lost.
 */
const PAPERS = {
  a5: {
    paper: 148,
    wide: 128,
    margin: 8,
    most: 193,
    long: 210,
    code: 44,
    steps: [
      { text: 12, without: "" },
      { text: 11, without: "" },
      { text: 12, without: SAY },
      { text: 11, without: SAY },
      { text: 10, without: SAY },
    ],
  },
  80: { paper: 80, wide: 72, margin: 3, most: Infinity, code: 72, steps: [{ text: 12, without: SAY }] },
  58: { paper: 58, wide: 48, margin: 3, most: Infinity, code: 48, steps: [{ text: 10, without: SAY }] },
};

/** Names of all papers. */
export const papers = ["a4", ...Object.keys(PAPERS)];

const root = document.documentElement;
let chosen;
/** The rule of the page's size, in the last of the style sheets, so that it wins. */
let rule;

function setPage(text) {
  const styles = document.styleSheets[document.styleSheets.length - 1];
  if (rule) styles.deleteRule([...styles.cssRules].indexOf(rule));
  rule = undefined;
  if (text) rule = styles.cssRules[styles.insertRule(`@page{${text}}`, styles.cssRules.length)];
}

/** What the page was last made ready for. */
let ready;

/** Makes what is on the screen now ready for the paper. */
function prepare() {
  const paper = PAPERS[chosen];
  const sheet = paper && document.querySelector(".sheet");
  if (!sheet) {
    ready = undefined;
    root.removeAttribute("data-without");
    return setPage("");
  }
  const code = sheet.querySelector(".code");
  const now = [chosen, sheet.textContent, code && code.getAttribute("width")].join();
  if (ready === now) return;
  ready = now;
  const height = fit(sheet, paper);
  // A millimetre more, so that rounding never makes a second page.
  const long = paper.long || Math.ceil(height) + 2 * paper.margin + 1;
  setPage(`size:${paper.paper}mm ${long}mm;margin:${paper.margin}mm ${(paper.paper - paper.wide) / 2}mm`);
}

const watch = new MutationObserver(prepare);
// Another size of the screen's text, a font that came late.
addEventListener("beforeprint", () => {
  ready = undefined;
  prepare();
});

/** Prints on this paper from now on: a name of `papers`; A4 if it is none. */
export function apply(paper) {
  chosen = papers.includes(paper) ? paper : "a4";
  root.setAttribute("data-paper", chosen);
  watch.disconnect();
  // The program draws the sheet with the results, the code a moment later.
  const what = { childList: true, subtree: true, characterData: true, attributeFilter: ["width", "data-code"] };
  if (PAPERS[chosen]) watch.observe(document.body, what);
  prepare();
}

/** Prints the page on this paper. */
export function print(paper) {
  apply(paper);
  window.print();
}
