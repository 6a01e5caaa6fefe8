import { $api } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import type { MonthProps } from '../pages/reconciliation-page';

interface Total {
  readonly key: string;
  readonly what: string;
  readonly count: number;
  readonly amountFen: string;
}

/** The month in totals. */
export function Summary({ programmeId, month }: MonthProps) {
  const { t } = useLanguage();
  const words = useWords();
  const summary = $api.useQuery('get', '/api/v1/programmes/{id}/reconciliation', {
    params: { path: { id: programmeId }, query: { month } },
  });
  const event = (code: string) => words.choice(code, 'event');
  return (
    <Loaded query={summary}>
      {({ lines, unmatched, differences, reported, missing }) => (
        <div className="cards cards-beside">
          <Totals
            title={t('银行流水', 'Lines of the bank')}
            empty={t('本月没有银行流水：先导入对账单', 'No lines in this month: import a statement first')}
            rows={lines.map((each) => ({
              ...each,
              key: `${each.event}${each.standing}`,
              what: `${event(each.event)} · ${words.choice(each.standing, 'standing')}`,
            }))}
          />
          <Totals
            title={t('国库回报', 'Reported by the treasury')}
            empty={t(
              '本月没有支付回报：办理拨付后由国库回报',
              'No report in this month: they follow a released payment',
            )}
            rows={reported.map((each) => ({ ...each, key: each.event, what: event(each.event) }))}
          />
          <Totals
            title={t('未匹配的原因', 'Why unmatched')}
            empty={t('没有未匹配的流水，无需处理', 'Every line is matched: there is nothing to do')}
            rows={unmatched.map((each) => ({ ...each, key: each.code, what: t(each) }))}
          />
          <Totals
            title={t('与国库不一致', 'Where the treasury says otherwise')}
            empty={t('没有不一致，无需处理', 'They agree: there is nothing to do')}
            rows={differences.map((each) => ({ ...each, key: each.code, what: t(each) }))}
          />
          <Totals
            title={t('国库已回报、银行没有', 'Reported, and missing at the bank')}
            empty={t('没有遗漏，无需处理', 'Nothing is missing: there is nothing to do')}
            rows={missing.map((each) => ({ ...each, key: each.event, what: event(each.event) }))}
          />
        </div>
      )}
    </Loaded>
  );
}

interface TotalsProps {
  readonly title: string;
  readonly empty: string;
  readonly rows: readonly Total[];
}

function Totals({ title, empty, rows }: TotalsProps) {
  const { t } = useLanguage();
  return (
    <TitledCard title={title}>
      <RowsTable<Total>
        name={title}
        rows={rows}
        rowKey={({ key }) => key}
        empty={empty}
        columns={[
          { key: 'what', title: t('类别', 'What'), text: ({ what }) => what },
          { key: 'count', title: t('笔数', 'Count'), align: 'right', text: ({ count }) => `${count}` },
          {
            key: 'amount',
            title: t('金额（元）', 'Amount (CNY)'),
            align: 'right',
            text: ({ amountFen }) => yuan(amountFen),
          },
        ]}
      />
    </TitledCard>
  );
}
