// Reads the screen in view aloud: what stands there, from the top, one sentence after the other. Only on a tap, never by
// itself, and only with a voice of this device, since others send the text away.

import { insideAnApp } from "./inside.js";
import { sentences } from "./speech.js";

const language = document.documentElement.lang.slice(0, 2);
const synthesis = insideAnApp ? undefined : window.speechSynthesis;

/** What surrounds the screen, what is no text of it, and what would be said again in every line. */
const LEFT_OUT = ".top, footer, [aria-hidden], details:not([open]), .line button, .people button";
/** Marks what is being read, for those who follow with their eyes. */
const MARK = "data-read";

/** What is being read: the heading of the screen, and the utterances, which some browsers forget unless they are held. */
let reading;

/** The best voice of the device itself for the language of the page. */
function voice() {
  const suits = ({ lang, localService }) =>
    localService &&
    (language === "zh" ? /^(zh|cmn)(?!.*HK|.*MO)/i.test(lang) : lang.slice(0, 2).toLowerCase() === language);
  const all = synthesis ? synthesis.getVoices().filter(suits) : [];
  return all.find(({ lang }) => /^zh$|CN|Hans/i.test(lang)) || all[0];
}

export const works = () => voice() !== undefined;

/** Calls back when the list of voices has come; most browsers make it while the page is already there. */
export function whenVoicesCome(tell) {
  // Not every Safari that can speak can add a listener here.
  if (synthesis) synthesis.onvoiceschanged = tell;
}

/** The texts of the screen, each with the element to be marked; what stands on one line is one text. */
function texts(main) {
  const found = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    let element = walker.currentNode.parentElement;
    if (element.closest(LEFT_OUT) || element.getClientRects().length === 0) continue;
    // A telephone number is no quantity.
    let text = walker.currentNode.data;
    if (element.closest("[href^='tel:']")) text = text.replace(/\d(?=\d)/g, "$& ");
    let pause = "";
    for (; getComputedStyle(element).display.startsWith("inline"); element = element.parentElement) {
      if (getComputedStyle(element).display !== "inline") pause = "，";
    }
    const last = found[found.length - 1];
    if (last && last.element === element) last.text += pause + text;
    else found.push({ element, text });
  }
  return found;
}

function mark(element) {
  const before = document.querySelector(`[${MARK}]`);
  if (before) before.removeAttribute(MARK);
  if (element) element.setAttribute(MARK, "");
}

function stop() {
  if (!reading) return;
  reading = undefined;
  synthesis.cancel();
  mark();
  document.documentElement.removeAttribute("data-reading");
}

function utterance(text, element, speaker) {
  const said = new SpeechSynthesisUtterance(text);
  said.voice = speaker;
  said.lang = speaker.lang;
  said.rate = 0.9;
  said.onstart = () => mark(element);
  return said;
}

function start(speaker) {
  const main = document.querySelector("main");
  const utterances = [];
  for (const { element, text } of texts(main)) {
    const shown = element.closest("label") || element;
    for (const sentence of sentences(text, language)) utterances.push(utterance(sentence, shown, speaker));
  }
  if (!utterances.length) return;
  reading = { heading: main.querySelector("h1"), utterances };
  document.documentElement.setAttribute("data-reading", "");
  // Those of a reading that was stopped say that they have ended, too.
  const here = reading;
  const end = () => reading === here && stop();
  utterances[utterances.length - 1].onend = end;
  for (const each of utterances) {
    each.onerror = end;
    synthesis.speak(each);
  }
}

export function run() {
  // A voice that has fallen silent without saying so must not cost a second tap.
  const speaking = reading && (synthesis.speaking || synthesis.pending);
  stop();
  const speaker = voice();
  if (!speaking && speaker) start(speaker);
}

// Another screen is another heading.
new MutationObserver(() => {
  if (reading && !document.contains(reading.heading)) stop();
}).observe(document.body, { childList: true, subtree: true });
document.addEventListener("submit", stop, true);
document.addEventListener("visibilitychange", () => document.hidden && stop());
window.addEventListener("pagehide", stop);
