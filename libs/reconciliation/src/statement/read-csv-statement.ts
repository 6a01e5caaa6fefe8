import { parse } from 'csv-parse/sync';
import { fen, subtractFen, zeroFen, type Fen, type LocalDate } from '#platform';
import { accountOf, dateOf, yuanOf } from './cell-values.js';
import { checkControls } from './controls.js';
import { plain } from './decode-text.js';
import { fileWrong, LineErrors, type ParsedLine, type ParsedStatement } from './statement.js';
import {
  STATEMENT_LAYOUTS,
  type ControlField,
  type StatementField,
  type StatementLayout,
} from './statement-layouts.js';

type Cells = readonly string[];

interface Sheet {
  readonly layout: StatementLayout;
  /** Field → index of its column. */
  readonly columns: ReadonlyMap<StatementField, number>;
  /** Data rows with their row number in the file. */
  readonly rows: readonly { readonly number: number; readonly cells: Cells }[];
  readonly controls: ReadonlyMap<ControlField, string>;
}

interface Entry {
  readonly line: ParsedLine;
  readonly debit: Fen;
  readonly credit: Fen;
}

/**
 * Reads a bank's statement sheet by its column map. All or nothing: every wrong cell is named by row and column.
 * @throws 422 platform.invalid_input with statement.* codes, also when count, sums or balances do not agree
 */
export function readCsvStatement(text: string): ParsedStatement {
  const sheet = sheetOf(rowsOf(text));
  const control = controlReader(sheet);
  const errors = new LineErrors();
  const entries = sheet.rows.flatMap((row) => entryOf(sheet, row, errors) ?? []);
  errors.throwIfAny();
  const [opening, closing] = [control('opening', yuanOf), control('closing', yuanOf)];
  checkControls(
    {
      count: control('count', (value) => (/^\d{1,6}$/.test(value) ? Number(value) : null)),
      debitFen: control('debitTotal', yuanOf),
      creditFen: control('creditTotal', yuanOf),
      openingFen: opening,
      closingFen: closing,
    },
    {
      count: entries.length,
      debits: entries.map(({ debit }) => debit),
      credits: entries.map(({ credit }) => credit),
    },
  );
  const accountNo = control('accountNo', accountOf);
  if (accountNo === null) throw fileWrong('statement.no_account');
  return {
    format: 'csv',
    accountNo,
    batchNumber: null,
    messageReference: null,
    fromOn: control<LocalDate>('fromOn', dateOf),
    toOn: control<LocalDate>('toOn', dateOf),
    openingFen: opening,
    closingFen: closing,
    lines: entries.map(({ line }) => line),
  };
}

function rowsOf(text: string): string[][] {
  try {
    const rows = parse(text, { relax_column_count: true, skip_empty_lines: false });
    return rows.map((cells) => cells.map(plain));
  } catch {
    throw fileWrong('statement.not_readable');
  }
}

function sheetOf(rows: readonly Cells[]): Sheet {
  for (const layout of STATEMENT_LAYOUTS) {
    const titles = Object.entries(layout.columns);
    const head = rows.findIndex((cells) => titles.every(([title]) => cells.includes(title)));
    const titleRow = rows[head];
    if (!titleRow) continue;
    const data = rows.slice(head + 1).map((cells, index) => ({ number: head + index + 2, cells }));
    const isControl = (cells: Cells): boolean => cells[0] === '合计' || (cells[0] ?? '') in layout.labels;
    return {
      layout,
      columns: new Map(titles.map(([title, field]) => [field, titleRow.indexOf(title)])),
      rows: data.filter(({ cells }) => cells.some((cell) => cell !== '') && !isControl(cells)),
      controls: controlsOf([...rows.slice(0, head), ...data.map(({ cells }) => cells).filter(isControl)], layout),
    };
  }
  throw fileWrong('statement.unknown_layout');
}

function controlsOf(rows: readonly Cells[], { labels }: StatementLayout): Map<ControlField, string> {
  const found = new Map<ControlField, string>();
  for (const cells of rows) {
    cells.forEach((cell, index) => {
      const field = Object.hasOwn(labels, cell) ? labels[cell] : undefined;
      const value = cells[index + 1] ?? '';
      if (field && value !== '' && !found.has(field)) found.set(field, value);
    });
  }
  return found;
}

/** Reads a control that is there; one that cannot be read makes the file wrong, one that is missing is null. */
function controlReader({ controls }: Sheet): <T>(field: ControlField, read: (value: string) => T | null) => T | null {
  return (field, read) => {
    const value = controls.get(field);
    if (value === undefined) return null;
    const control = read(value);
    if (control === null) throw fileWrong('statement.control_malformed', { value });
    return control;
  };
}

function entryOf(sheet: Sheet, row: Sheet['rows'][number], errors: LineErrors): Entry | null {
  const cell = (field: StatementField): string => row.cells[sheet.columns.get(field) ?? -1] ?? '';
  const titleOf = (field: StatementField): string =>
    Object.entries(sheet.layout.columns).find(([, each]) => each === field)?.[0] ?? field;
  const wrong = (field: StatementField, code: string): null => {
    errors.add(row.number, titleOf(field), code, { value: cell(field).slice(0, 40) });
    return null;
  };
  const bankReference = cell('bankReference');
  const bookedOn = dateOf(cell('bookedOn'));
  const account = cell('counterpartyAccount');
  const counterpartyAccount = account === '' ? null : accountOf(account);
  if (!isReference(bankReference)) wrong('bankReference', 'statement.reference_malformed');
  if (!bookedOn) wrong('bookedOn', 'statement.date_malformed');
  if (account !== '' && (!counterpartyAccount || /^\d\.?\d*E\+?\d+$/i.test(account))) {
    wrong('counterpartyAccount', 'statement.account_malformed');
  }
  const amounts = amountsOf(sheet.layout, cell, wrong);
  if (!amounts || !bookedOn || !isReference(bankReference)) return null;
  const change = subtractFen(amounts.credit, amounts.debit);
  if (change === 0n) return wrong(sheet.columns.has('amount') ? 'amount' : 'debit', 'statement.amount_missing');
  const reference = cell('reference');
  const line: ParsedLine = {
    position: row.number,
    event: change < 0n ? 'paid' : 'returned',
    bankReference,
    entryReference: '',
    bookedOn,
    amountFen: change < 0n ? fen(-change) : change,
    counterpartyName: textOrNull(cell('counterpartyName')),
    counterpartyAccount,
    reference: textOrNull(reference),
    remittance: textOrNull(cell('remittance')),
    reasonCode: null,
  };
  return { line, ...amounts };
}

type Wrong = (field: StatementField, code: string) => null;

/** Debit and credit of a row, of which one is zero; a negative debit is a correction in red and counts as a credit. */
function amountsOf(
  layout: StatementLayout,
  cell: (field: StatementField) => string,
  wrong: Wrong,
): { debit: Fen; credit: Fen } | null {
  const amountIn = (field: StatementField): Fen | null => {
    const text = cell(field);
    return text === '' ? zeroFen : (yuanOf(text) ?? wrong(field, 'statement.amount_malformed'));
  };
  if (!layout.debitWords) {
    const [debit, credit] = [amountIn('debit'), amountIn('credit')];
    return debit === null || credit === null ? null : { debit, credit };
  }
  const amount = amountIn('amount');
  const direction = cell('direction');
  if (amount === null) return null;
  if (layout.debitWords.includes(direction)) return { debit: amount, credit: zeroFen };
  if (layout.creditWords?.includes(direction)) return { debit: zeroFen, credit: amount };
  return wrong('direction', 'statement.direction_malformed');
}

/** A number the bank prints; a spreadsheet that took it for a number has damaged it. */
const isReference = (text: string): boolean => /^[\x21-\x7e]{4,64}$/.test(text) && !/^\d\.\d+E\+?\d+$/i.test(text);

const textOrNull = (text: string): string | null => (text === '' ? null : text.slice(0, 500));
