// What hangs on the device and not on the answers: reading aloud, printing. Comes after the program has started, so
// that the first question need not wait for it; without it, the page only lacks these buttons.
//
// The program draws `<button data-do="print">`; here it is given life. `<html data-can="print …">` says what works on
// this device, and the style sheet hides the buttons of the rest.

import * as aloud from "./device/aloud.js";
import * as code from "./device/code.js";
import * as print from "./device/print.js";

/** What `data-do` may ask for. Each says whether it `works` here, and what to `run`. */
const abilities = { aloud, code, print };

function tellWhatWorks() {
  const names = Object.keys(abilities).filter((name) => abilities[name].works());
  document.documentElement.setAttribute("data-can", names.join(" "));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  const ability = button && abilities[button.getAttribute("data-do")];
  if (ability) ability.run();
});

aloud.whenVoicesCome(tellWhatWorks);
tellWhatWorks();
