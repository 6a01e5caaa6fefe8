import { Form } from 'antd';
import { useSearchParams } from 'react-router';
import { $api } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { DateInput } from '../../../ui/command-form/inputs';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { Money } from '../../../ui/values';
import type { BooksProps } from '../pages/ledger-page';

/** What stands on each account, today or as of a day. */
export function Balances({ programmeId, year }: BooksProps) {
  const { t } = useLanguage();
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const effectiveOn = params.get('asOf') ?? undefined;
  const query = { ...(year && { fiscalYear: year }), ...(effectiveOn && { effectiveOn }) };
  const balances = $api.useQuery('get', '/api/v1/programmes/{programmeId}/ledger/balances', {
    params: { path: { programmeId }, query },
  });
  const choose = (day: string | undefined) => {
    const next = new URLSearchParams(params);
    if (day) next.set('asOf', day);
    else next.delete('asOf');
    setParams(next);
  };
  return (
    <>
      <Form.Item label={t('截至日期（含）', 'As of (included)')} htmlFor="as-of" style={{ maxWidth: 320 }}>
        <DateInput id="as-of" value={effectiveOn} onChange={choose} />
      </Form.Item>
      <Loaded query={balances}>
        {(data) => (
          <RowsTable
            name={t('账户余额', 'Balances')}
            rows={data.balances}
            rowKey={({ fiscalYear, source, account }) => `${fiscalYear}${source}${account}`}
            empty={t('还没有记账：登记预算指标后开始', 'Nothing posted yet: it starts with an appropriation')}
            columns={[
              { key: 'year', title: t('预算年度', 'Fiscal year'), text: ({ fiscalYear }) => `${fiscalYear}` },
              { key: 'source', title: t('资金来源', 'Source'), text: ({ source }) => words.choice(source, 'source') },
              { key: 'account', title: t('科目', 'Account'), text: ({ account }) => words.choice(account, 'account') },
              {
                key: 'balance',
                title: t('余额（元）', 'Balance (CNY)'),
                align: 'right',
                text: ({ balanceFen }) => yuan(balanceFen),
                render: ({ balanceFen }) => <Money fen={balanceFen} />,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
