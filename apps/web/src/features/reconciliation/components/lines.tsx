import { useQueryClient } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { DataTable, type Column } from '../../../ui/data-table';
import { FilterLinks } from '../../../ui/filter-links';
import { useEvery } from '../../../ui/use-every';
import type { MonthProps } from '../pages/reconciliation-page';

type Line = Schemas['BankLineView'];
const STEPS = ['match', 'explain', 'reopen'] as const;
type Step = (typeof STEPS)[number];
const STANDINGS: readonly Line['standing'][] = ['unmatched', 'matched', 'explained'];

/** The bank's lines of the month, each with what it was matched to or why it was not. */
export function Lines({ programmeId, month }: MonthProps) {
  const { t } = useLanguage();
  const words = useWords();
  const [params] = useSearchParams();
  const [open, setOpen] = useState<{ line: Line; step: Step } | null>(null);
  const standing = STANDINGS.filter((each) => each === params.get('standing'));
  const query = { programmeId, month, ...(standing.length > 0 && { standing }) };
  const lines = $api.useInfiniteQuery('get', '/api/v1/statement-lines', { params: { query } }, byCursor);
  return (
    <>
      <FilterLinks
        param="standing"
        label={t('匹配情况', 'Standing')}
        all={t('全部', 'All')}
        options={STANDINGS.map((value) => ({ value, text: words.choice(value, 'standing') }))}
      />
      <DataTable
        name={t(`银行流水 ${month}`, `Bank lines ${month}`)}
        query={lines}
        columns={useColumns((line, step) => setOpen({ line, step }))}
        rowKey={({ id }) => id}
        empty={t('本月没有银行流水：先导入对账单', 'No lines in this month: import a statement first')}
      />
      {open && <ResolveDialog {...open} programmeId={programmeId} month={month} onClose={() => setOpen(null)} />}
    </>
  );
}

function useColumns(onStep: (line: Line, step: Step) => void): Column<Line>[] {
  const { t } = useLanguage();
  const words = useWords();
  const me = useMe();
  const finding = ({ unmatchedReason, difference }: Line) =>
    [unmatchedReason, difference].flatMap((each) => (each ? [t(each)] : [])).join('；');
  const columns: Column<Line>[] = [
    { key: 'on', title: t('记账日期', 'Booked'), text: ({ bookedOn }) => bookedOn },
    { key: 'event', title: t('事项', 'Event'), text: ({ event }) => words.choice(event, 'event') },
    {
      key: 'amount',
      title: t('金额（元）', 'Amount (CNY)'),
      align: 'right',
      text: ({ amountFen }) => (amountFen === null ? '' : yuan(amountFen)),
    },
    { key: 'name', title: t('对方', 'Counterparty'), text: ({ counterpartyName }) => counterpartyName ?? '' },
    { key: 'account', title: t('账号', 'Account'), text: ({ counterpartyAccount }) => counterpartyAccount ?? '' },
    { key: 'bank', title: t('银行流水号', 'Bank reference'), text: ({ bankReference }) => bankReference },
    { key: 'standing', title: t('匹配情况', 'Standing'), text: ({ standing }) => words.choice(standing, 'standing') },
    { key: 'why', title: t('原因或差异', 'Reason or difference'), text: finding },
    { key: 'note', title: t('说明', 'Explanation'), text: ({ explanation }) => explanation ?? '' },
    {
      key: 'payment',
      title: t('对应支付', 'Payment'),
      text: ({ instructionReference }) => instructionReference ?? '',
      render: ({ disbursementId, instructionReference }) =>
        disbursementId ? (
          <Link to={`/workbench/disbursements/${disbursementId}`}>{instructionReference}</Link>
        ) : (
          (instructionReference ?? '')
        ),
    },
  ];
  if (!may(me, 'statement_line.resolve')) return columns;
  return [
    ...columns,
    {
      key: 'steps',
      title: t('处理', 'Resolve'),
      text: () => '',
      render: (line) => <Steps line={line} onStep={onStep} />,
    },
  ];
}

function Steps({ line, onStep }: { line: Line; onStep: (line: Line, step: Step) => void }) {
  const titles = useTitles();
  return (
    <Space>
      {STEPS.filter((step) => line.actions.some(({ name, allowed }) => name === step && allowed)).map((step) => (
        <Button key={step} size="small" onClick={() => onStep(line, step)}>
          {titles[step]}
        </Button>
      ))}
    </Space>
  );
}

function useTitles(): Readonly<Record<Step, string>> {
  const { t } = useLanguage();
  return { match: t('匹配', 'Match'), explain: t('说明', 'Explain'), reopen: t('撤销核对', 'Reopen') };
}

interface ResolveProps extends MonthProps {
  readonly line: Line;
  readonly step: Step;
  readonly onClose: () => void;
}

function ResolveDialog({ line, step, programmeId, onClose }: ResolveProps) {
  const { t } = useLanguage();
  const titles = useTitles();
  const queries = useQueryClient();
  const command = useCommand(`Reconciliation_${step}`);
  const { data: missing = [] } = useEvery(
    $api.useInfiniteQuery(
      'get',
      '/api/v1/programmes/{id}/missing-payments',
      { params: { path: { id: programmeId }, query: { limit: 100 } } },
      { ...byCursor, enabled: step === 'match' },
    ),
  );
  if (!command) return null;
  const options = missing.map(({ instructionReference, amountFen, payeeName }) => ({
    value: instructionReference,
    label: `${instructionReference}　${yuan(amountFen)} ${t('元', 'CNY')}　${payeeName}`,
  }));
  return (
    <CommandDialog
      title={titles[step]}
      command={command}
      path={{ id: line.id }}
      version={line.version}
      {...(options.length > 0 && { references: { reference: options } })}
      initial={line.reference && step === 'match' ? { reference: line.reference } : {}}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
