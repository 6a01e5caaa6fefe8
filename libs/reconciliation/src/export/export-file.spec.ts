import ExcelJS from 'exceljs';
import { XMLParser } from 'fast-xml-parser';
import iconv from 'iconv-lite';
import { fen } from '#platform';
import { exportFile, type ExportProfile } from './export-file.js';
import type { OrderLine, PaymentOrder } from './payment-order.js';
import type { SheetLayoutName } from './sheet-layouts.js';

const line = (given: Partial<OrderLine>): OrderLine => ({
  reference: 'BF-2026-0001-1',
  amountFen: fen(40_000_000n),
  payeeName: '江西电缆有限责任公司',
  payeeAccount: '1509200009000012345',
  payeeBankCode: '102100099996',
  purpose: '第1期补助',
  ...given,
});

const order: PaymentOrder = {
  batchNumber: 'PC-2026-0001',
  composedAt: new Date('2026-11-20T18:30:05.000Z'),
  requestedOn: '2026-11-21',
  payer: {
    accountName: '吉安市科学技术局',
    accountNo: '1509000000000000001',
    bankName: '工商银行吉安分行',
    bankCode: '102100099996',
  },
  lines: [
    line({}),
    line({
      reference: 'BF-2026-0002-1',
      amountFen: fen(116_666_666n),
      payeeName: '=cmd|"A&B"<公司>',
      payeeAccount: '43001500000099',
      payeeBankCode: '105100000017',
      purpose: '＋补助, 二期',
    }),
  ],
  controlSumFen: fen(156_666_666n),
};

const bytesOf = async (profile: ExportProfile, layout: SheetLayoutName | null = null): Promise<Buffer> =>
  (await exportFile(order, profile, layout)).content;

const rowsOf = async (xlsx: Buffer): Promise<string[][]> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(xlsx as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    const cells = (row.values as unknown[]).slice(1);
    cells.forEach((cell) => expect(typeof cell).toBe('string'));
    rows.push(cells as string[]);
  });
  return rows;
};

const METROBANK = [
  '转账类型,付款账号,收款账号,收款人户名,收款银行,联行号,金额,用途,客户业务编号',
  'I,1509000000000000001,1509200009000012345,江西电缆有限责任公司,中国工商银行,,400000.00,第1期补助,BF-2026-0001-1',
  `D,1509000000000000001,43001500000099,"'=cmd|""A&B""<公司>",中国建设银行,105100000017,1166666.66,"'＋补助, 二期",BF-2026-0002-1`,
  '合计,笔数,2,金额,1566666.66,PC-2026-0001,,,',
  '',
].join('\r\n');

const REFERENCE_FIRST = [
  '序号,业务参考号,付款人名称,付款人账号,收款人名称,收款人账号,收款人开户行,收款行行号,行内跨行标志,币种,金额,附言',
  '1,BF-2026-0001-1,吉安市科学技术局,1509000000000000001,江西电缆有限责任公司,1509200009000012345,中国工商银行,102100099996,行内,CNY,400000.00,第1期补助',
  `2,BF-2026-0002-1,吉安市科学技术局,1509000000000000001,"'=cmd|""A&B""<公司>",43001500000099,中国建设银行,105100000017,跨行,CNY,1166666.66,"'＋补助, 二期"`,
  '合计,笔数,2,金额,1566666.66,PC-2026-0001,,,,,,',
  '',
].join('\r\n');

describe('the bank batch sheet', () => {
  it('as CSV has the columns of the bank, its encoding, count and control sum, and no formula', async () => {
    const metrobank = await bytesOf('bank_csv', 'metrobank');
    expect(metrobank.equals(iconv.encode(METROBANK, 'gb18030'))).toBe(true);
    expect(new TextDecoder('gb18030').decode(metrobank)).toBe(METROBANK);
    const other = await bytesOf('bank_csv', 'reference_first');
    expect(other.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(other.subarray(3).toString('utf8')).toBe(REFERENCE_FIRST);
  });

  it('as XLSX has the same cells, every one of them text', async () => {
    const rows = await rowsOf(await bytesOf('bank_xlsx', 'metrobank'));
    expect(rows[0]?.join(',')).toBe(METROBANK.split('\r\n')[0]);
    expect(rows[2]?.slice(2, 7)).toEqual([
      '43001500000099',
      `'=cmd|"A&B"<公司>`,
      '中国建设银行',
      '105100000017',
      '1166666.66',
    ]);
    expect(rows[3]?.slice(0, 6)).toEqual(['合计', '笔数', '2', '金额', '1566666.66', 'PC-2026-0001']);
  });
});

const PAIN_001 = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>PC-2026-0001</MsgId>
      <CreDtTm>2026-11-21T02:30:05+08:00</CreDtTm>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>1566666.66</CtrlSum>
      <InitgPty>
        <Nm>吉安市科学技术局</Nm>
      </InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>PC-2026-0001</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>1566666.66</CtrlSum>
      <ReqdExctnDt>
        <Dt>2026-11-21</Dt>
      </ReqdExctnDt>
      <Dbtr>
        <Nm>吉安市科学技术局</Nm>
      </Dbtr>
      <DbtrAcct>
        <Id>
          <Othr>
            <Id>1509000000000000001</Id>
          </Othr>
        </Id>
        <Ccy>CNY</Ccy>
      </DbtrAcct>
      <DbtrAgt>
        <FinInstnId>
          <ClrSysMmbId>
            <ClrSysId>
              <Cd>CNAPS</Cd>
            </ClrSysId>
            <MmbId>102100099996</MmbId>
          </ClrSysMmbId>
        </FinInstnId>
      </DbtrAgt>
`;

interface Transfer {
  readonly PmtId: { readonly EndToEndId: string };
  readonly Amt: { readonly InstdAmt: { readonly '#text': string; readonly '@_Ccy': string } };
  readonly CdtrAgt: { readonly FinInstnId: { readonly ClrSysMmbId: { readonly MmbId: string } } };
  readonly Cdtr: { readonly Nm: string };
  readonly RmtInf: { readonly Ustrd: string };
}

const parsedXml = (bytes: Buffer): Record<string, never> =>
  new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(bytes.toString('utf8')) as never;

describe('pain.001.001.09', () => {
  it('begins with the header, the payer and its controls', async () => {
    expect((await bytesOf('pain_001')).toString('utf8').startsWith(PAIN_001)).toBe(true);
  });

  it('carries every payment under our reference, and what XML would read as markup stays text', async () => {
    const document = parsedXml(await bytesOf('pain_001')) as unknown as {
      Document: { CstmrCdtTrfInitn: { PmtInf: { CdtTrfTxInf: Transfer[] } } };
    };
    const transfers = document.Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf;
    expect(transfers.map((each) => [each.PmtId.EndToEndId, each.Amt.InstdAmt['#text'], each.Cdtr.Nm])).toEqual([
      ['BF-2026-0001-1', '400000.00', '江西电缆有限责任公司'],
      ['BF-2026-0002-1', '1166666.66', '=cmd|"A&B"<公司>'],
    ]);
    expect(transfers[1]?.CdtrAgt.FinInstnId.ClrSysMmbId.MmbId).toBe('105100000017');
    expect(transfers[1]?.Amt.InstdAmt['@_Ccy']).toBe('CNY');
    expect(transfers[1]?.RmtInf.Ustrd).toBe('＋补助, 二期');
  });
});

describe('the treasury voucher', () => {
  it('is a template that claims no conformity, with count and sum', async () => {
    const text = (await bytesOf('treasury_5201')).toString('utf8');
    expect(text).toContain('5201-like template');
    expect(text).toContain('claims no conformity');
    expect(text).toContain('<VoucherBody AdmDivCode="" StYear="2026" VtCode="5201" VoucherNo="PC-2026-0001">');
    const { MOF } = parsedXml(Buffer.from(text)) as unknown as {
      MOF: { VoucherBody: { Voucher: Record<string, unknown> & { DetailList: { Detail: Record<string, string>[] } } } };
    };
    const { Voucher } = MOF.VoucherBody;
    expect(Voucher).toMatchObject({ VouDate: '20261121', PayTypeCode: '11', DetailCount: '2', PayAmt: '1566666.66' });
    expect(
      Voucher.DetailList.Detail.map((each) => [each['PayeeAcctNo'], each['PayeeAcctBankNo'], each['PayAmt']]),
    ).toEqual([
      ['1509200009000012345', '102100099996', '400000.00'],
      ['43001500000099', '105100000017', '1166666.66'],
    ]);
  });
});

/** Runs with a clock that stands in another year. */
async function yearsLater<T>(work: () => Promise<T>): Promise<T> {
  const present = globalThis.Date;
  const later = present.parse('2031-03-04T05:06:07Z');
  globalThis.Date = class extends present {
    constructor(...given: [] | [number | string | Date]) {
      super(...((given.length === 0 ? [later] : given) as [number]));
    }
    static override now = (): number => later;
  } as DateConstructor;
  try {
    expect(new Date().getUTCFullYear()).toBe(2031);
    return await work();
  } finally {
    globalThis.Date = present;
  }
}

// trust.md A18, D15: whatever the clock says, the same batch is the same file.
describe('every profile', () => {
  const all: readonly [ExportProfile, SheetLayoutName | null][] = [
    ['bank_csv', 'metrobank'],
    ['bank_xlsx', 'metrobank'],
    ['bank_xlsx', 'reference_first'],
    ['pain_001', null],
    ['treasury_5201', null],
  ];

  it.each(all)('%s %s gives the same bytes years later', async (profile, layout) => {
    const first = await bytesOf(profile, layout);
    const again = await yearsLater(() => bytesOf(profile, layout));
    expect(again.equals(first)).toBe(true);
  });

  it.each(all)('%s %s differs when a fen differs', async (profile, layout) => {
    const changed = { ...order, lines: [line({ amountFen: fen(40_000_001n) }), ...order.lines.slice(1)] };
    const { content } = await exportFile(changed, profile, layout);
    expect(content.equals(await bytesOf(profile, layout))).toBe(false);
  });
});
