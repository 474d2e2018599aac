// Tables for a terminal that can be pasted into Markdown.

/** Rows of text under a heading: the first column to the left, numbers to the right. */
export function table(heading, rows) {
  const widths = heading.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    `| ${cells.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => "-".repeat(width + 1) + (column ? ":" : "-")).join("|")}|`;
  return [line(heading), rule, ...rows.map(line)].join("\n");
}

/** Prints a table. */
export const print = (heading, rows) => console.log(table(heading, rows));
