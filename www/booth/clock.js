// Whether the date of this tablet can be right. A clock that was set back would show old figures, or none.
//
// All days are texts like "2026-11-24" in local time, so that they compare as they are.

/** A tablet whose date is so many years after the data should have been checked again has most likely a wrong date. */
const YEARS = 1;

const two = (number) => String(number).padStart(2, "0");

/** Today, or the day of another time, on this device's calendar. */
export function day(time = new Date()) {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/**
 * Whether today can be today: "early" before the data was checked or before the last day on which something was counted
 * here (`lastDay`, may be missing), "late" long after it should have been checked again, otherwise "ok".
 */
export function plausible(checked, reviewBy, lastDay, today = day()) {
  if (today < checked || (lastDay && today < lastDay)) return "early";
  const [year, rest] = [Number(reviewBy.slice(0, 4)), reviewBy.slice(4)];
  return today > `${year + YEARS}${rest}` ? "late" : "ok";
}
