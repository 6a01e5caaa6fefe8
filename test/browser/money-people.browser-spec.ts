import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import type { Visitor } from './support/visitor.js';

const FLOW_MS = 180_000;
const OURS = '1509000000000000001';

// Flow 8: three persons bring a tranche to the treasury, and finance lays the bank's statement beside it.
describeInBrowser('the three money people', () => {
  let portal: RunningPortal;
  let setting: Setting;
  let officer: Visitor;
  let finance: Visitor;
  let reference = '';
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('eligible');
    officer = await portal.visitor(setting.who('officer'));
    finance = await portal.visitor(setting.who('finance'));
  }, FLOW_MS);
  afterAll(() => portal?.close());
  afterEach(() => expect(portal.faults()).toEqual([]));

  it(
    'know the account that the money leaves from',
    async () => {
      await finance.goTo('计划与规则');
      await finance.press(setting.told.programme?.name ?? '');
      await finance.press('登记付款账户');
      await finance.fill('户名', setting.organisation('agency'));
      await finance.fill('账号', OURS);
      await finance.fill('开户行', '工商银行吉安分行');
      await finance.press('确定');
      await finance.sees('请填写');
      await finance.fill('联行号', '102100099996');
      await finance.press('确定');
      await finance.within('付款账户').sees(OURS);
    },
    FLOW_MS,
  );

  it(
    'request, approve and release, each another person',
    async () => {
      const title = setting.told.project?.title ?? '';
      await officer.goTo('拨付');
      await officer.within(/第 1 期/).press(/^BF-/);
      await officer.sees('计算过程');
      await officer.press('申请拨付');
      await officer.press('确定');
      expect(await officer.whyNot('批准')).toBe('申请人不得审批');

      const approver = await portal.visitor(setting.who('approver'));
      await approver.goTo('待办');
      await approver.within(/批准/).press(title);
      await approver.sees('肆拾万元整');
      await approver.press('批准');
      await approver.press('确定');
      await approver.sees('已批准');

      await finance.goTo('待办');
      await finance.within(/办理拨付/).press(title);
      await finance.press('办理拨付');
      await finance.press('确定');
      await finance.comes('已到账');
      reference = (
        await finance.page
          .getByText(/^BF-\d{4}-\d+-\d+$/)
          .first()
          .innerText()
      ).trim();
    },
    FLOW_MS,
  );

  it(
    'reconcile the bank’s statement',
    async () => {
      await finance.goTo('对账');
      await finance.press('对账单');
      const sheet = (entries: readonly string[], total: string) =>
        Buffer.from(
          [
            `本方账号,${OURS},笔数,${entries.length},借方总额,${total}`,
            '流水号,记账日期,借贷标志,交易金额,对方单位名称,对方单位账号,附言',
            ...entries,
          ].join('\n'),
        );
      const paid = `JA0001,${setting.today()},借,400000.00,${setting.organisation('demander')},1402027019600123456,${reference}`;
      const fee = `JA0002,${setting.today()},借,15.00,手续费,1509000099,跨行手续费`;
      await finance.upload('导入对账单', {
        name: '对账单.csv',
        mimeType: 'text/csv',
        buffer: sheet([paid], '1.00'),
      });
      await finance.sees(/合计/);
      await finance.upload('导入对账单', {
        name: '对账单.csv',
        mimeType: 'text/csv',
        buffer: sheet([paid, fee], '400015.00'),
      });
      await finance.sees(/已读取 2 笔，新增 2 笔/);
      await finance.fill('月份', setting.today().slice(0, 7));
      await finance.press('银行流水');
      await finance.within('JA0001').sees('已匹配');
      await finance.within('JA0002').press('说明');
      await finance.fill('理由', '跨行手续费，不对应拨付');
      await finance.press('确定');
      await finance.within('JA0002').sees('已说明');
      await finance.press('汇总');
      await finance.sees('国库回报');
    },
    FLOW_MS,
  );
});
