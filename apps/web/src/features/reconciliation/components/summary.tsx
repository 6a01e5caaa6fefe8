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
            rows={lines.map((each) => ({
              ...each,
              key: `${each.event}${each.standing}`,
              what: `${event(each.event)} · ${words.choice(each.standing, 'standing')}`,
            }))}
          />
          <Totals
            title={t('国库回报', 'Reported by the treasury')}
            rows={reported.map((each) => ({ ...each, key: each.event, what: event(each.event) }))}
          />
          <Totals
            title={t('未匹配的原因', 'Why unmatched')}
            rows={unmatched.map((each) => ({ ...each, key: each.code, what: t(each) }))}
          />
          <Totals
            title={t('与国库不一致', 'Where the treasury says otherwise')}
            rows={differences.map((each) => ({ ...each, key: each.code, what: t(each) }))}
          />
          <Totals
            title={t('国库已回报、银行没有', 'Reported, and missing at the bank')}
            rows={missing.map((each) => ({ ...each, key: each.event, what: event(each.event) }))}
          />
        </div>
      )}
    </Loaded>
  );
}

function Totals({ title, rows }: { title: string; rows: readonly Total[] }) {
  const { t } = useLanguage();
  return (
    <TitledCard title={title}>
      <RowsTable<Total>
        name={title}
        rows={rows}
        rowKey={({ key }) => key}
        empty={t('无', 'None')}
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
