import { useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { DataTable, type Column } from '../../../ui/data-table';
import { ProblemAlert } from '../../../ui/problem-alert';
import { Money } from '../../../ui/values';

type Bulletin = Schemas['BulletinView'];
type Need = Schemas['NeedSummaryView'];

/** Needs of the programme on which all have agreed, each with a button that puts it on the bulletin. */
export function NeedPicker({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useLanguage();
  const words = useWords();
  const query = { programmeId: bulletin.programmeId, state: ['agreeing' as const] };
  const needs = $api.useInfiniteQuery('get', '/api/v1/needs', { params: { query } }, byCursor);
  const { add, error } = useAdd(bulletin);
  const [slots, setSlots] = useState<Readonly<Record<string, number>>>({});
  const columns: Column<Need>[] = [
    { key: 'number', title: t('编号', 'Number'), text: ({ number }) => number },
    {
      key: 'title',
      title: t('需求', 'Need'),
      text: ({ title }) => title,
      render: ({ id, title }) => <Link to={`/workbench/needs/${id}`}>{title}</Link>,
    },
    {
      key: 'slots',
      title: t('中榜名额', 'Awards'),
      text: ({ id }) => String(slots[id] ?? 1),
      render: ({ id, number }) => (
        <InputNumber
          min={1}
          max={20}
          precision={0}
          value={slots[id] ?? 1}
          aria-label={t(`${number} 的中榜名额`, `Awards of ${number}`)}
          onChange={(value) => setSlots({ ...slots, [id]: value ?? 1 })}
        />
      ),
    },
    {
      key: 'add',
      title: t('操作', 'Action'),
      text: () => '',
      render: ({ id, number }) => (
        <Button onClick={() => add(id, slots[id] ?? 1)} aria-label={t(`把 ${number} 编入榜单`, `Add ${number}`)}>
          {t('编入', 'Add')}
        </Button>
      ),
    },
    { key: 'demander', title: t('需求方', 'Demander'), text: ({ demanderName }) => demanderName },
    { key: 'priority', title: t('紧急程度', 'Priority'), text: ({ priority }) => words.choice(priority, 'priority') },
    {
      key: 'amount',
      title: t('投入总额', 'Investment'),
      align: 'right',
      text: ({ totalInvestmentFen }) => yuan(totalInvestmentFen),
      render: ({ totalInvestmentFen }) => <Money fen={totalInvestmentFen} unit="wan" />,
    },
  ];
  return (
    <>
      {error !== null && <ProblemAlert error={error} />}
      <DataTable
        name={t('可编入的需求', 'Needs that can be added')}
        query={needs}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t(
          '本计划没有可编入的需求：先完成评估，并请需求方确认最终文本',
          'No need of this programme is being agreed: assess needs first, then the demander accepts the final text',
        )}
      />
    </>
  );
}

/** Puts a need on the bulletin: harmless while it is composed, so without asking. */
function useAdd(bulletin: Bulletin) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { mutate, error } = $api.useMutation('post', '/api/v1/bulletins/{id}/actions/add_challenge', {
    onSuccess: () => message.success(t('已编入榜单', 'Added to the bulletin')),
    onSettled: () => queries.invalidateQueries(),
  });
  const add = (needId: string, awardSlots: number) => {
    const header = { 'If-Match': `"${bulletin.version}"` };
    mutate({ params: { path: { id: bulletin.id }, header }, body: { needId, awardSlots } });
  };
  return { add, error: error as unknown };
}
