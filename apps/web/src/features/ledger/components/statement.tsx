import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { dateText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { Day } from '../../../ui/values';
import type { BooksProps } from '../pages/ledger-page';
import { JournalTable } from './journal-table';

type Line = Schemas['StatementLineView'];
type Movement = Schemas['StatementMovementView'];

/** 明细账: every movement with what came in, what went out, and what was left. */
export function Statement({ programmeId, year }: BooksProps) {
  const { t } = useLanguage();
  const statement = $api.useInfiniteQuery(
    'get',
    '/api/v1/programmes/{programmeId}/ledger/statement',
    { params: { path: { programmeId }, query: year ? { fiscalYear: year } : {} } },
    byCursor,
  );
  return (
    <DataTable
      name={t('明细账', 'Statement')}
      query={statement}
      columns={useColumns()}
      rowKey={({ journalId }) => journalId}
      empty={t('这个年度没有记账', 'Nothing posted in this year')}
    />
  );
}

function useColumns(): Column<Line>[] {
  const { t } = useLanguage();
  const words = useWords();
  const movements = (
    key: string,
    title: string,
    text: (movement: Movement) => string,
    align?: 'right',
  ): Column<Line> => ({
    key,
    title,
    ...(align && { align }),
    text: (line) => line.movements.map(text).join('\n'),
    render: (line) =>
      line.movements.map((movement) => (
        <div key={movement.account} className="amount">
          {text(movement) || '\u00a0'}
        </div>
      )),
  });
  return [
    {
      key: 'on',
      title: t('日期', 'Date'),
      text: ({ effectiveAt }) => dateText(effectiveAt),
      render: ({ effectiveAt }) => <Day at={effectiveAt} />,
    },
    { key: 'kind', title: t('摘要', 'What'), text: ({ kind }) => words.choice(kind, 'kind') },
    { key: 'reference', title: t('凭据', 'Document'), text: ({ reference }) => reference ?? '' },
    movements('account', t('科目', 'Account'), ({ account }) => words.choice(account, 'account')),
    movements('in', t('转入（元）', 'In (CNY)'), ({ amountFen }) => (isIn(amountFen) ? yuan(amountFen) : ''), 'right'),
    movements(
      'out',
      t('转出（元）', 'Out (CNY)'),
      ({ amountFen }) => (isIn(amountFen) ? '' : yuan(amountFen.slice(1))),
      'right',
    ),
    movements('balance', t('余额（元）', 'Balance (CNY)'), ({ balanceFen }) => yuan(balanceFen), 'right'),
  ];
}

const isIn = (amountFen: string): boolean => !amountFen.startsWith('-');

export function Journals({ programmeId, year }: BooksProps) {
  const { t } = useLanguage();
  const journals = $api.useInfiniteQuery(
    'get',
    '/api/v1/programmes/{programmeId}/ledger/journals',
    { params: { path: { programmeId }, query: year ? { fiscalYear: year } : {} } },
    byCursor,
  );
  return <JournalTable name={t('分录', 'Journals')} query={journals} empty={t('还没有记账', 'Nothing posted yet')} />;
}
