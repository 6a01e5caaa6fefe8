import iconv from 'iconv-lite';
import { DomainError } from '#platform';
import '../reconciliation.messages.js';
import { readStatement } from './read-statement.js';

const TITLES = '交易日期,交易流水号,借方发生额,贷方发生额,对方户名,对方账号,客户业务编号,摘要';
const ROWS = [
  '2026-11-21,JA20261121000001,"400,000.00",,江西电缆有限责任公司,1509200009000012345,BF-2026-0001-1,第1期补助',
  '20261122,JA20261122000002,,１２．５０,吉安市财政局,150900000001,,利息',
];
const sheet = (rows: readonly string[] = ROWS, total = '合计,总笔数,2,借方合计,400000.00,贷方合计,12.50'): string =>
  [
    '账号,1509000000000000001,期初余额,"1,000,000.00",期末余额,600012.50',
    '起始日期,2026/11/01,截止日期,2026年11月30日',
    TITLES,
    ...rows,
    total,
  ].join('\r\n');

const camt = (given: { entries?: string; count?: number; closing?: string } = {}): string => `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
 <GrpHdr><MsgId>M1</MsgId></GrpHdr>
 <Stmt><Id>ST-1</Id><FrToDt><FrDtTm>2026-11-01T00:00:00+08:00</FrDtTm><ToDtTm>2026-11-30T23:59:59+08:00</ToDtTm></FrToDt>
  <Acct><Id><Othr><Id>1509000000000000001</Id></Othr></Id></Acct>
  <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
  <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${given.closing ?? '600000.00'}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
  <TxsSummry><TtlNtries><NbOfNtries>${given.count ?? 1}</NbOfNtries></TtlNtries></TxsSummry>
  ${given.entries ?? entry(details('BF-2026-0001-1', '300000.00') + details('BF-2026-0002-1', '100000.00'))}
  <Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>
 </Stmt></BkToCstmrStmt></Document>`;

const entry = (inner: string): string =>
  `<Ntry><Amt Ccy="CNY">400000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
   <BookgDt><Dt>2026-11-21</Dt></BookgDt><AcctSvcrRef>JA1</AcctSvcrRef><NtryDtls>${inner}</NtryDtls></Ntry>`;
const details = (reference: string, amount: string): string =>
  `<TxDtls><Refs><EndToEndId>${reference}</EndToEndId></Refs><Amt Ccy="CNY">${amount}</Amt>
   <RltdPties><Cdtr><Pty><Nm>甲&amp;乙公司</Nm></Pty></Cdtr><CdtrAcct><Id><Othr><Id>430015</Id></Othr></Id></CdtrAcct></RltdPties></TxDtls>`;

const report = (status: string): string => `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
 <CstmrPmtStsRpt><GrpHdr><MsgId>R-7</MsgId><CreDtTm>2026-11-21T23:30:00+08:00</CreDtTm></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>PC-2026-0001</OrgnlMsgId></OrgnlGrpInfAndSts>
  <OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>BF-2026-0001-1</OrgnlEndToEndId><TxSts>${status}</TxSts>
   <StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;

/** The codes and places a file is refused with. */
function refusalOf(file: string | Buffer): readonly (readonly [string, string])[] {
  try {
    readStatement(Buffer.isBuffer(file) ? file : Buffer.from(file));
  } catch (error) {
    if (error instanceof DomainError) return (error.details.errors ?? []).map(({ path, code }) => [path, code]);
    throw error;
  }
  return [];
}

describe('a statement sheet', () => {
  const expected = {
    format: 'csv',
    accountNo: '1509000000000000001',
    fromOn: '2026-11-01',
    toOn: '2026-11-30',
    openingFen: 100_000_000n,
    closingFen: 60_001_250n,
  };

  it('is read in UTF-8 with and without mark and in GB18030, in full-width digits and with separators', () => {
    for (const file of [Buffer.from(sheet()), Buffer.from(`\ufeff${sheet()}`), iconv.encode(sheet(), 'gb18030')]) {
      const statement = readStatement(file);
      expect(statement).toMatchObject(expected);
      expect(statement.lines).toMatchObject([
        { position: 4, event: 'paid', amountFen: 40_000_000n, reference: 'BF-2026-0001-1', bookedOn: '2026-11-21' },
        { position: 5, event: 'returned', amountFen: 1_250n, reference: null, remittance: '利息' },
      ]);
    }
  });

  it('of another bank is read by its own column map', () => {
    const other = [
      '本方账号,1509000000000000001,笔数,1,借方总额,400000.00',
      '流水号,记账日期,借贷标志,交易金额,对方单位名称,对方单位账号,附言',
      'F0001,2026-11-21,借,400000,甲公司,430015,BF-2026-0001-1 补助',
    ].join('\n');
    expect(readStatement(Buffer.from(other)).lines).toMatchObject([
      { event: 'paid', amountFen: 40_000_000n, remittance: 'BF-2026-0001-1 补助' },
    ]);
  });

  it('with a payment in red counts it as money that came back', () => {
    const red = ROWS[0]?.replace('"400,000.00"', '-400000.00') ?? '';
    const file = sheet([red], '合计,总笔数,1,借方合计,-400000.00').replace('600012.50', '1400000.00');
    expect(readStatement(Buffer.from(file)).lines).toMatchObject([{ event: 'returned', amountFen: 40_000_000n }]);
  });

  it('names every wrong cell by row and column', () => {
    const damaged = [
      ROWS[0]?.replace('"400,000.00"', '1.2E+05').replace('1509200009000012345', '1.50920E+18') ?? '',
      ROWS[1]?.replace('20261122', '2026-02-30') ?? '',
    ];
    expect(refusalOf(sheet(damaged))).toEqual([
      ['lines.4.对方账号', 'statement.account_malformed'],
      ['lines.4.借方发生额', 'statement.amount_malformed'],
      ['lines.5.交易日期', 'statement.date_malformed'],
    ]);
  });

  it('that was cut off, added to, pasted twice or is something else is refused', () => {
    const [first = '', second = ''] = ROWS;
    expect(refusalOf(sheet([first]))).toEqual([['file', 'statement.count_mismatch']]);
    expect(refusalOf(sheet([first, second.replace('１２．５０', '12.51')]))).toEqual([
      ['file', 'statement.sum_mismatch'],
    ]);
    expect(refusalOf(sheet().replace('600012.50', '600012.51'))).toEqual([['file', 'statement.balance_mismatch']]);
    const twice = sheet([first, first], '合计,总笔数,2,借方合计,800000.00').replace('600012.50', '200000.00');
    expect(refusalOf(twice)).toEqual([['lines.5.bankReference', 'statement.line_twice']]);
    expect(refusalOf([`账号,1509000000000000001`, TITLES, first].join('\n'))).toEqual([
      ['file', 'statement.no_controls'],
    ]);
    expect(refusalOf('姓名,年龄\n张三,30')).toEqual([['file', 'statement.unknown_layout']]);
    expect(refusalOf(Buffer.from([0xff, 0xfe, 0x00, 0x01]))).toEqual([['file', 'statement.not_text']]);
  });
});

describe('camt.053 and camt.054', () => {
  it('give a line for each payment of an entry and leave out what is not booked', () => {
    const statement = readStatement(Buffer.from(camt()));
    expect(statement).toMatchObject({ format: 'camt.053', accountNo: '1509000000000000001', messageReference: 'ST-1' });
    expect(statement.lines).toMatchObject([
      { bankReference: 'JA1', entryReference: 'BF-2026-0001-1', amountFen: 30_000_000n, counterpartyName: '甲&乙公司' },
      { bankReference: 'JA1', entryReference: 'BF-2026-0002-1', amountFen: 10_000_000n, counterpartyAccount: '430015' },
    ]);
    const notice = camt().replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn').replaceAll('Stmt>', 'Ntfctn>');
    expect(readStatement(Buffer.from(notice))).toMatchObject({ format: 'camt.054', lines: [{}, {}] });
  });

  it('that do not agree with themselves are refused', () => {
    expect(refusalOf(camt({ count: 2 }))).toEqual([['file', 'statement.count_mismatch']]);
    expect(refusalOf(camt({ closing: '600000.01' }))).toEqual([['file', 'statement.balance_mismatch']]);
    expect(refusalOf(camt().slice(0, -60))).toEqual([['file', 'statement.not_readable']]);
    const short = entry(details('BF-2026-0001-1', '300000.00') + details('BF-2026-0002-1', '99999.99'));
    expect(refusalOf(camt({ entries: short }))).toEqual([['lines.1.TxDtls', 'statement.details_mismatch']]);
    const damaged = entry('').replace('400000.00', '4E5').replace('DBIT', 'BOTH');
    expect(refusalOf(camt({ entries: damaged }))).toEqual([
      ['lines.1.Amt', 'statement.amount_malformed'],
      ['lines.1.CdtDbtInd', 'statement.direction_malformed'],
    ]);
  });

  it('reach the database with sound characters only', () => {
    for (const reference of ['BF&#0;1', 'BF&#x0;1', 'BF&#xD800;1']) {
      const file = camt({ entries: entry(details(reference, '400000.00')) });
      const kept = refusalOf(file).length === 0 ? readStatement(Buffer.from(file)).lines : [];
      // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
      expect(kept.filter((line) => /[\u0000\p{Surrogate}]/u.test(line.reference ?? ''))).toEqual([]);
    }
  });

  it('with a document type are refused before anything is expanded', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]>${camt().slice(21)}`;
    expect(refusalOf(bomb)).toEqual([['file', 'statement.not_readable']]);
  });
});

describe('pain.002', () => {
  it.each([
    ['ACSC', 'executed'],
    ['ACCP', 'accepted'],
    ['PDNG', 'accepted'],
    ['RJCT', 'rejected'],
  ])('reads %s as %s', (status, event) => {
    expect(readStatement(Buffer.from(report(status)))).toMatchObject({
      format: 'pain.002',
      accountNo: null,
      batchNumber: 'PC-2026-0001',
      lines: [{ event, bankReference: 'R-7', reference: 'BF-2026-0001-1', amountFen: null, reasonCode: 'AC01' }],
    });
  });

  it('with a status nobody knows is refused', () => {
    expect(refusalOf(report('WHAT'))).toEqual([['lines.1.TxSts', 'statement.status_unknown']]);
  });
});
