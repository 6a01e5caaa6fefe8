import { fileWrong, LineErrors, type LineEvent, type ParsedLine, type ParsedStatement } from './statement.js';
import type { XmlElement } from './xml-elements.js';

/** ISO 20022 ExternalPaymentTransactionStatus codes in our words; what is none of these is not understood. */
const EVENTS: Readonly<Record<string, LineEvent>> = {
  ACCC: 'executed',
  ACSC: 'executed',
  ACCP: 'accepted',
  ACFC: 'accepted',
  ACSP: 'accepted',
  ACTC: 'accepted',
  ACWC: 'accepted',
  PDNG: 'accepted',
  RCVD: 'accepted',
  RJCT: 'rejected',
  CANC: 'rejected',
};

/**
 * Reads pain.002 (CustomerPaymentStatusReport): a line for each payment it names. It tells how a payment stands and
 * books nothing.
 * @throws 422 platform.invalid_input with statement.* codes
 */
export function readStatusReport(document: XmlElement): ParsedStatement {
  const report = document.at('Document/CstmrPmtStsRpt');
  const messageId = report.at('GrpHdr/MsgId').text;
  const reportedOn = report.at('GrpHdr/CreDtTm').date;
  const batchNumber = report.at('OrgnlGrpInfAndSts/OrgnlMsgId').text;
  if (!messageId || !reportedOn || !batchNumber) throw fileWrong('statement.not_readable');
  const groups = report.all('OrgnlPmtInfAndSts');
  const transactions = groups.flatMap((group) => group.all('TxInfAndSts'));
  if (transactions.length === 0) throw fileWrong('statement.no_single_status');
  const stated = groups
    .flatMap((group) => group.all('NbOfTxsPerSts'))
    .map((each) => Number(each.at('DtldNbOfTxs').text));
  const count = stated.length > 0 ? stated.reduce((sum, each) => sum + each, 0) : transactions.length;
  if (count !== transactions.length) {
    throw fileWrong('statement.count_mismatch', { stated: count, found: transactions.length });
  }
  const errors = new LineErrors();
  const lines = transactions.flatMap((transaction, index): ParsedLine[] => {
    const position = index + 1;
    const reference = transaction.at('OrgnlEndToEndId').text;
    const status = transaction.at('TxSts').text ?? '';
    const event = Object.hasOwn(EVENTS, status) ? EVENTS[status] : undefined;
    if (!reference) errors.add(position, 'OrgnlEndToEndId', 'statement.reference_malformed');
    if (!event) errors.add(position, 'TxSts', 'statement.status_unknown', { value: status.slice(0, 40) });
    if (!reference || !event) return [];
    return [statusLine(transaction, { position, event, reference, bankReference: messageId, bookedOn: reportedOn })];
  });
  errors.throwIfAny();
  const nothing = { accountNo: null, fromOn: null, toOn: null, openingFen: null, closingFen: null };
  return { format: 'pain.002', batchNumber, messageReference: messageId, ...nothing, lines };
}

type Status = Pick<ParsedLine, 'position' | 'event' | 'bankReference' | 'bookedOn'> & { reference: string };

function statusLine(transaction: XmlElement, status: Status): ParsedLine {
  const original = transaction.at('OrgnlTxRef');
  const reason = transaction.at('StsRsnInf');
  return {
    ...status,
    entryReference: status.reference,
    amountFen: original.at('Amt/InstdAmt').yuan,
    counterpartyName: original.at('Cdtr/Pty/Nm').text ?? original.at('Cdtr/Nm').text,
    counterpartyAccount: original.at('CdtrAcct/Id/Othr/Id').text,
    remittance: reason.at('AddtlInf').text?.slice(0, 500) ?? null,
    reasonCode: reason.at('Rsn/Cd').text ?? reason.at('Rsn/Prtry').text,
  };
}
