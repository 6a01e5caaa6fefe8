const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns a text takes in a terminal: Chinese characters take two. */
export const displayWidth = (text) => [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

/** Fills a text with spaces up to a width; a longer one is left as it is. */
export const padRight = (text, width) => text + ' '.repeat(Math.max(0, width - displayWidth(text)));
export const padLeft = (text, width) => ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/**
 * Rows of texts as aligned lines with a head and a rule below it.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @param {readonly number[]} [numeric] columns that are aligned to the right
 * @returns {string[]}
 */
export function tableLines(head, rows, numeric = []) {
  const widths = head.map((title, column) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[column]))),
  );
  const line = (row) =>
    row
      .map((text, column) => (numeric.includes(column) ? padLeft : padRight)(text, widths[column]))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}
