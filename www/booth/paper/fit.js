// What of the sheet fits a paper. The sheet is laid out as it will be printed, unseen, and measured.

/** Millimetres of a CSS pixel. */
const MM = 25.4 / 96;
/** Millimetres of a dot of a thermal printer of 203 dpi. */
const DOT = 25.4 / 203.2;
/** Dots of a module of the code: the most, and the least that an old phone reads (0.75 mm). */
const COARSE = 8;
const FINE = 6;

const root = document.documentElement;

/** Width of the code in millimetres, a whole number of dots for each module; nothing if it would be too fine. */
function codeWidth(image, room) {
  const modules = Number(image.getAttribute("width")) / Number(image.getAttribute("data-px"));
  const dots = Math.min(COARSE, Math.floor(room / DOT / modules));
  return dots >= FINE ? modules * dots * DOT : 0;
}

/** Lays the sheet out in a size (points) and without some parts, and measures it: millimetres. */
function lay(sheet, { text, without }) {
  root.style.setProperty("--slip-text", `${text}pt`);
  root.setAttribute("data-without", without);
  return sheet.getBoundingClientRect().height * MM;
}

/**
 * Finds the first of the `steps` with which the sheet is no higher than `most` millimetres, or the last, and leaves it
 * set. Gives the height in millimetres.
 */
export function fit(sheet, { wide, most, code, steps }) {
  root.setAttribute("data-measuring", "");
  root.style.setProperty("--slip-wide", `${wide}mm`);
  const image = sheet.querySelector(".code");
  const drawn = image ? codeWidth(image, code) : 0;
  root.style.setProperty("--slip-code", `${drawn}mm`);
  let height;
  for (const step of steps) {
    height = lay(sheet, step);
    if (height <= most) break;
  }
  root.removeAttribute("data-measuring");
  return height;
}
