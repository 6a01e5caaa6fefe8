import { plainYuan } from './bank-sheet.js';
import type { OrderLine, PaymentOrder } from './payment-order.js';
import { clipped, xmlDocument, type Xml } from './xml-text.js';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** Max140Text of names and remittance information. */
const LONG_TEXT = 140;

/**
 * ISO 20022 CustomerCreditTransferInitiation pain.001.001.09. Banks are named by their CNAPS number under the clearing
 * system code CNAPS of the ISO external code set; our reference is the EndToEndId that statements bring back.
 */
export function creditTransfer(order: PaymentOrder): Buffer {
  const controls: Xml[] = [
    ['NbOfTxs', String(order.lines.length)],
    ['CtrlSum', plainYuan(order.controlSumFen)],
  ];
  const payerName: Xml = ['Nm', clipped(order.payer.accountName, LONG_TEXT)];
  const header: Xml = [
    'GrpHdr',
    [['MsgId', order.batchNumber], ['CreDtTm', shanghaiTime(order.composedAt)], ...controls, ['InitgPty', [payerName]]],
  ];
  const payment: Xml = [
    'PmtInf',
    [
      ['PmtInfId', order.batchNumber],
      ['PmtMtd', 'TRF'],
      ...controls,
      ['ReqdExctnDt', [['Dt', order.requestedOn]]],
      ['Dbtr', [payerName]],
      ['DbtrAcct', [accountId(order.payer.accountNo), ['Ccy', 'CNY']]],
      bank('DbtrAgt', order.payer.bankCode),
      ...order.lines.map(transaction),
    ],
  ];
  return xmlDocument(['Document', [['CstmrCdtTrfInitn', [header, payment]]], { xmlns: NAMESPACE }]);
}

function transaction(line: OrderLine): Xml {
  return [
    'CdtTrfTxInf',
    [
      ['PmtId', [['EndToEndId', line.reference]]],
      ['Amt', [['InstdAmt', plainYuan(line.amountFen), { Ccy: 'CNY' }]]],
      bank('CdtrAgt', line.payeeBankCode),
      ['Cdtr', [['Nm', clipped(line.payeeName, LONG_TEXT)]]],
      ['CdtrAcct', [accountId(line.payeeAccount)]],
      ['RmtInf', [['Ustrd', clipped(line.purpose, LONG_TEXT)]]],
    ],
  ];
}

const accountId = (number: string): Xml => ['Id', [['Othr', [['Id', number]]]]];

const bank = (role: 'DbtrAgt' | 'CdtrAgt', cnaps: string): Xml => [
  role,
  [
    [
      'FinInstnId',
      [
        [
          'ClrSysMmbId',
          [
            ['ClrSysId', [['Cd', 'CNAPS']]],
            ['MmbId', cnaps],
          ],
        ],
      ],
    ],
  ],
];

const shanghaiTime = (instant: Date): string =>
  `${new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
