import type { ComponentProps } from 'react';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { DataTable } from '../../../ui/data-table';
import { Instant } from '../../../ui/values';

type Journal = Schemas['JournalView'];
type Leg = Schemas['JournalLegView'];

interface Props {
  readonly name: string;
  readonly query: ComponentProps<typeof DataTable<Journal>>['query'];
  readonly empty: string;
}

/** Journals with their legs: what went out of which account, and into which. */
export function JournalTable({ name, query, empty }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  const account = ({ source, account: kind, fiscalYear }: Leg) =>
    `${fiscalYear} ${words.choice(source, 'source')} · ${words.choice(kind, 'account')}`;
  const legs = (of: Journal) => of.legs.map((leg) => `${account(leg)} ${yuan(leg.amountFen)}`);
  return (
    <DataTable
      name={name}
      query={query}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'at',
          title: t('业务时间', 'Effective'),
          text: ({ effectiveAt }) => instantText(effectiveAt),
          render: ({ effectiveAt }) => <Instant at={effectiveAt} />,
        },
        { key: 'kind', title: t('记账事由', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
        { key: 'reference', title: t('凭据', 'Document'), text: ({ reference }) => reference ?? '' },
        {
          key: 'legs',
          title: t('分录（元，正数为转入）', 'Legs (CNY, positive comes in)'),
          text: (journal) => legs(journal).join('；'),
          render: (journal) =>
            journal.legs.map((leg) => (
              <div key={`${account(leg)}${leg.amountFen}`} className="ledger-leg">
                <span>{account(leg)}</span>
                <span className="amount">{yuan(leg.amountFen)}</span>
              </div>
            )),
        },
        {
          key: 'reversal',
          title: t('冲销', 'Reversal'),
          text: ({ reversesId, reversedById }) =>
            [reversesId && t('冲销分录', 'Reverses another'), reversedById && t('已被冲销', 'Reversed')]
              .filter(Boolean)
              .join('；'),
        },
      ]}
    />
  );
}
