// What can be measured on a screen. These functions run in the page and tell what is wrong with it.

/** Sizes and places: what sticks out, is cut off, too small to hit or to read, too close, fixed to the window. */
export function misplaced() {
  const found = new Set();
  const root = document.documentElement;
  const main = document.querySelector("main");
  const name = (element) =>
    element.className && typeof element.className === "string"
      ? `.${element.className.trim().replace(/ +/g, ".")}`
      : element.tagName.toLowerCase();
  const short = (element) => (element.innerText || element.id || name(element)).trim().split("\n")[0].slice(0, 16);
  // What is folded away has boxes all the same.
  const drawn = (element) =>
    element.getClientRects().length > 0 && (element.closest("summary") || !element.closest("details:not([open])"));

  if (root.scrollWidth > root.clientWidth) found.add(`${root.scrollWidth} px wide in ${root.clientWidth} px`);
  for (const element of main.querySelectorAll("*")) {
    if (!drawn(element)) continue;
    const { position, overflowX, overflowY } = getComputedStyle(element);
    if (/fixed|sticky/.test(position)) found.add(`${name(element)}: does not scroll with the page`);
    const cut =
      (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) ||
      (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1);
    if (cut && !element.matches("input")) found.add(`${short(element)}: cut off`);
  }

  const targets = [...main.querySelectorAll("a, button, summary, label.row, input[type=text]")].filter(drawn);
  const boxes = targets.map((element) => element.getBoundingClientRect());
  targets.forEach((element, n) => {
    const { width, height, left, right } = boxes[n];
    const least = element.matches(".button, .row, input") ? 60 : 44;
    if (height < least || width < 44) {
      found.add(`${short(element)}: ${width.toFixed()} × ${height.toFixed(1)} px is small`);
    }
    if (left < 0 || right > root.clientWidth) found.add(`${short(element)}: sticks out`);
    boxes.slice(0, n).forEach((other, m) => {
      const across = Math.max(left - other.right, other.left - right);
      const down = Math.max(boxes[n].top - other.bottom, other.top - boxes[n].bottom);
      if (Math.max(across, down) < 7.5) found.add(`${short(targets[m])} and ${short(element)}: too close`);
    });
  });

  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !drawn(element)) continue;
    const { fontSize, lineHeight, visibility } = getComputedStyle(element);
    if (visibility !== "visible") continue;
    const [size, line] = [parseFloat(fontSize), parseFloat(lineHeight)];
    if (size < 18) found.add(`${name(element)}: text of ${size} px`);
    // Headings are short; the summary has to fit one screen, and the rule for elders asks for 1.3.
    const apart = element.closest("h1, h2, h3, h4") ? 1.3 : element.closest(".summary") ? 1.39 : 1.49;
    if (line / size < apart) found.add(`${name(element)}: lines ${(line / size).toFixed(2)} apart`);

    // Words may leave neither the window nor the box that is drawn around them.
    const frame = element.closest(".button, .row, .size, .mark, .card, .notice, button");
    const edge = frame && frame.getBoundingClientRect();
    range.selectNodeContents(texts.currentNode);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      if (rect.left < -1 || rect.right > root.clientWidth + 1) found.add(`${short(element)}: words stick out of the window`);
      if (edge && (rect.left < edge.left - 1 || rect.right > edge.right + 1 || rect.bottom > edge.bottom + rect.height / 4)) {
        found.add(`${short(element)}: words stick out of ${name(frame)}`);
      }
    }
  }
  return [...found];
}

/**
 * Contrast as drawn: `[ratio, least, what]` of every pair of colours that words or edges of a control are drawn in,
 * each pair once.
 */
export function contrasts() {
  const main = document.querySelector("main");
  const found = new Map();
  const drawn = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  const name = (element) =>
    typeof element.className === "string" && element.className
      ? `.${element.className.trim().replace(/ +/g, ".")}`
      : element.tagName.toLowerCase();
  const parse = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const over = ({ rgb, alpha }, ground) => rgb.map((part, n) => part * alpha + ground[n] * (1 - alpha));
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    const colour = parse(getComputedStyle(element).backgroundColor);
    return colour.alpha === 1 ? colour.rgb : over(colour, ground(element.parentElement));
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const add = (colour, below, least, what) => {
    const here = over(parse(colour), below);
    const key = `${here} on ${below} ${least}`;
    if (!found.has(key)) found.set(key, [Math.round(ratio(here, below) * 100) / 100, least, what]);
  };

  for (const element of main.querySelectorAll("*")) {
    if (!drawn(element)) continue;
    const style = getComputedStyle(element);
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (words || element.matches("input[type=text]")) add(style.color, ground(element), 4.5, `words of ${name(element)}`);
    for (const side of ["::before", "::after"]) {
      const { content, color } = getComputedStyle(element, side);
      if (!/^(none|normal|"")$/.test(content)) add(color, ground(element), 4.5, `${side} of ${name(element)}`);
    }
    // The edge of a control tells it from what lies around; so does a filling.
    if (element.matches(".button, .row, .size, input[type=text], .mark, .doors li") && style.borderLeftStyle !== "none") {
      const around = ground(element.parentElement);
      const filled = ratio(ground(element), around) >= 3;
      if (!filled) add(style.borderLeftColor, around, 3, `edge of ${name(element)}`);
    }
    if (element.matches(".problems, .mistake, .card, .notice")) {
      add(style.borderLeftColor, ground(element.parentElement), 3, `bar of ${name(element)}`);
    }
  }
  return [...found.values()];
}

/** With the system's own colours: every control keeps an edge or an underline, and what is chosen differs. */
export function formless() {
  const found = new Set();
  for (const element of document.querySelectorAll("main .button, main .row, main .size, main .mark, main input[type=text]")) {
    if (element.getClientRects().length === 0) continue;
    const edged = [element, element.closest(".doors li")].some((box) => {
      const { borderLeftStyle, borderLeftWidth } = getComputedStyle(box || element);
      return borderLeftStyle !== "none" && parseFloat(borderLeftWidth) >= 1;
    });
    const { outlineStyle } = getComputedStyle(element);
    const what = element.className || element.id;
    if (!edged) found.add(`${what}: no edge`);
    if (element.matches(".on") && outlineStyle === "none") found.add(`${what}: looks as if it were not chosen`);
  }
  for (const element of document.querySelectorAll("main a:not(.button), main .link")) {
    if (element.getClientRects().length > 0 && !/underline/.test(getComputedStyle(element).textDecorationLine)) {
      found.add(`${element.innerText}: does not look like a link`);
    }
  }
  return [...found];
}

/** Where less motion is wanted, nothing moves. */
export function moving() {
  return [...document.querySelectorAll("*")]
    .filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== "none" || /[1-9]/.test(transitionDuration);
    })
    .map((element) => `${element.className || element.tagName} moves`);
}
