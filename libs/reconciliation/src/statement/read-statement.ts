import { decodeText } from './decode-text.js';
import { readCamt } from './read-camt.js';
import { readCsvStatement } from './read-csv-statement.js';
import { readStatusReport } from './read-pain002.js';
import { fileWrong, LineErrors, type ParsedStatement } from './statement.js';
import { readXml } from './xml-elements.js';

const MOST_LINES = 50_000;
/** What the database keeps of a reference; a longer one is no reference of any bank. */
const LONGEST_REFERENCE = 64;

/**
 * Reads a file of the bank, whatever it is: camt.053, camt.054, pain.002, or a statement sheet as CSV. Its content says
 * which, not its name.
 * @throws 422 platform.invalid_input with statement.* codes, each wrong line with its position
 */
export function readStatement(bytes: Buffer): ParsedStatement {
  const text = decodeText(bytes);
  const statement = text.trimStart().startsWith('<') ? readMessage(text) : readCsvStatement(text);
  if (statement.lines.length === 0) throw fileWrong('statement.no_lines');
  if (statement.lines.length > MOST_LINES) throw fileWrong('statement.too_many_lines', { max: MOST_LINES });
  checkKeys(statement);
  return statement;
}

function readMessage(text: string): ParsedStatement {
  const document = readXml(text);
  return document.at('Document/CstmrPmtStsRpt').exists ? readStatusReport(document) : readCamt(document);
}

/** Two lines under one number of the bank: rows were pasted twice, or two files were put together. */
function checkKeys({ lines }: ParsedStatement): void {
  const errors = new LineErrors();
  const seen = new Map<string, number>();
  for (const line of lines) {
    const key = `${line.bankReference}\n${line.entryReference}`;
    const first = seen.get(key);
    if (first !== undefined) errors.add(line.position, 'bankReference', 'statement.line_twice', { first });
    if (key.length > 2 * LONGEST_REFERENCE) {
      errors.add(line.position, 'bankReference', 'statement.reference_malformed');
    }
    seen.set(key, line.position);
  }
  errors.throwIfAny();
}
