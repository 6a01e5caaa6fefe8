import { subtractFen, sumFen, zeroFen, type Fen } from '#platform';
import { checkControls } from './controls.js';
import { fileWrong, LineErrors, type ParsedLine, type ParsedStatement } from './statement.js';
import type { XmlElement } from './xml-elements.js';

/**
 * Reads the first statement of camt.053 (BankToCustomerStatement) or notification of camt.054. Booked entries only;
 * an entry that bundles several payments gives a line for each of them, and they must add up to it.
 * @throws 422 platform.invalid_input with statement.* codes, also when count, sums or balances do not agree
 */
export function readCamt(document: XmlElement): ParsedStatement {
  const body = document.at('Document');
  const statements = [...body.at('BkToCstmrStmt').all('Stmt'), ...body.at('BkToCstmrDbtCdtNtfctn').all('Ntfctn')];
  const [statement] = statements;
  if (!statement) throw fileWrong('statement.not_readable');
  if (statements.length > 1) throw fileWrong('statement.several_accounts', { count: statements.length });
  const isStatement = body.at('BkToCstmrStmt').exists;
  const accountNo = statement.at('Acct/Id/Othr/Id').text ?? statement.at('Acct/Id/IBAN').text;
  if (!accountNo) throw fileWrong('statement.no_account');
  const booked = statement.all('Ntry').filter(isBooked);
  const errors = new LineErrors();
  const lines = booked.flatMap((entry, index) => linesOf(entry, index + 1, errors));
  errors.throwIfAny();
  const [openingFen, closingFen] = [balanceOf(statement, ['OPBD', 'PRCD']), balanceOf(statement, ['CLBD'])];
  const total = statement.at('TxsSummry/TtlNtries');
  const side = (word: string): Fen[] =>
    booked.flatMap((entry) => (entry.at('CdtDbtInd').text === word ? [entry.at('Amt').yuan ?? zeroFen] : []));
  checkControls(
    {
      count: countOf(total),
      debitFen: statement.at('TxsSummry/TtlDbtNtries/Sum').yuan,
      creditFen: statement.at('TxsSummry/TtlCdtNtries/Sum').yuan,
      openingFen,
      closingFen,
    },
    { count: booked.length, debits: side('DBIT'), credits: side('CRDT') },
  );
  return {
    format: isStatement ? 'camt.053' : 'camt.054',
    accountNo,
    batchNumber: null,
    messageReference: statement.at('Id').text,
    fromOn: statement.at('FrToDt/FrDtTm').date,
    toOn: statement.at('FrToDt/ToDtTm').date,
    openingFen,
    closingFen,
    lines,
  };
}

/** `Sts` is a code of its own up to version 7 and a choice since then; BOOK is what is on the account. */
const isBooked = (entry: XmlElement): boolean => {
  const status = entry.at('Sts/Cd').text ?? entry.at('Sts').text;
  return status === null || status === 'BOOK';
};

const countOf = (total: XmlElement): number | null => {
  const count = total.at('NbOfNtries').text;
  return count !== null && /^\d{1,6}$/.test(count) ? Number(count) : null;
};

function balanceOf(statement: XmlElement, codes: readonly string[]): Fen | null {
  const balance = statement.all('Bal').find((each) => codes.includes(each.at('Tp/CdOrPrtry/Cd').text ?? ''));
  const amount = balance?.at('Amt').yuan ?? null;
  if (!balance || amount === null) return null;
  return balance.at('CdtDbtInd').text === 'DBIT' ? subtractFen(zeroFen, amount) : amount;
}

function linesOf(entry: XmlElement, position: number, errors: LineErrors): ParsedLine[] {
  const amountFen = entry.at('Amt').yuan;
  const bookedOn = entry.at('BookgDt/Dt').date ?? entry.at('BookgDt/DtTm').date;
  const direction = entry.at('CdtDbtInd').text;
  const bankReference = entry.at('AcctSvcrRef').text ?? entry.at('NtryRef').text;
  if (amountFen === null || amountFen <= 0n) errors.add(position, 'Amt', 'statement.amount_malformed');
  if (!bookedOn) errors.add(position, 'BookgDt', 'statement.date_malformed');
  if (direction !== 'DBIT' && direction !== 'CRDT') errors.add(position, 'CdtDbtInd', 'statement.direction_malformed');
  if (!bankReference) errors.add(position, 'AcctSvcrRef', 'statement.reference_malformed');
  if (amountFen === null || amountFen <= 0n || !bookedOn || !bankReference) return [];
  const details = entry.all('NtryDtls').flatMap((each) => each.all('TxDtls'));
  const shared = { position, bankReference, bookedOn, event: direction === 'DBIT' ? 'paid' : 'returned' } as const;
  if (details.length <= 1) {
    return [{ ...shared, ...partyOf(details[0] ?? entry, direction), entryReference: '', amountFen }];
  }
  const amounts = details.map((detail) => detail.at('Amt').yuan ?? detail.at('AmtDtls/TxAmt/Amt').yuan ?? zeroFen);
  if (amounts.some((amount) => amount <= 0n) || sumFen(amounts) !== amountFen) {
    errors.add(position, 'TxDtls', 'statement.details_mismatch');
    return [];
  }
  return details.map((detail, index) => ({
    ...shared,
    ...partyOf(detail, direction),
    entryReference: referenceOf(detail) ?? String(index + 1),
    amountFen: amounts[index] ?? zeroFen,
  }));
}

function partyOf(detail: XmlElement, direction: string | null) {
  const role = direction === 'DBIT' ? 'Cdtr' : 'Dbtr';
  const parties = detail.at('RltdPties');
  const account = parties.at(`${role}Acct/Id`);
  return {
    counterpartyName: parties.at(`${role}/Pty/Nm`).text ?? parties.at(`${role}/Nm`).text,
    counterpartyAccount: account.at('Othr/Id').text ?? account.at('IBAN').text,
    reference: referenceOf(detail),
    remittance: detail.at('RmtInf/Ustrd').text?.slice(0, 500) ?? null,
    reasonCode: detail.at('RtrInf/Rsn/Cd').text ?? detail.at('RtrInf/Rsn/Prtry').text,
  };
}

/** NOTPROVIDED is what the standard writes when the payer gave none. */
function referenceOf(detail: XmlElement): string | null {
  const reference = detail.at('Refs/EndToEndId').text;
  return reference === 'NOTPROVIDED' ? null : reference;
}
