// QR codes. `<img class="code" data-code="TEXT">` gets a PNG: apps read a code under the finger only from such an image.

import { correction, generate } from "lean-qr";

/** White around a code, in modules; its readers expect it. */
const BORDER = 4;
/** Denser codes are hard to read for the camera of an old phone. */
const DENSEST = 13;
/** The most pixels of a module: as large as two hands. */
const LARGEST = 10;

export const works = () => typeof HTMLCanvasElement.prototype.toDataURL === "function";

/** The button opens a screen of the program. */
export const run = () => {};

const drawn = new WeakMap();

/** Draws one code, each module so many whole pixels: as `data-px` says, or as many as there is room for. */
function draw(image) {
  const text = image.getAttribute("data-code");
  const fixed = Number(image.getAttribute("data-px"));
  const width = image.parentNode.clientWidth;
  const wanted = [text, fixed || width].join();
  if (drawn.get(image) === wanted) return;
  drawn.set(image, wanted);
  const code = generate(text, {
    minCorrectionLevel: correction.M,
    maxVersion: DENSEST,
  });
  const modules = code.size + 2 * BORDER;
  const px = fixed || Math.max(1, Math.min(Math.floor(width / modules), LARGEST));
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = image.width = image.height = modules * px;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000";
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) pen.fillRect((x + BORDER) * px, (y + BORDER) * px, px, px);
    }
  }
  image.src = canvas.toDataURL("image/png");
}

function drawAll() {
  document.querySelectorAll("img[data-code]").forEach(draw);
}

new MutationObserver(drawAll).observe(document.body, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["data-code", "data-px"],
});
addEventListener("resize", drawAll);
drawAll();
