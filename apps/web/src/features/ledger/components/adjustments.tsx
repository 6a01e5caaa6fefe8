import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { ActionBar } from '../../../ui/action-bar';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { DataTable } from '../../../ui/data-table';
import { Loaded } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateTag } from '../../../ui/values';
import type { BooksProps } from '../pages/ledger-page';

/** What is put right in a closed year: proposed by one person, posted by another, each with its number. */
export function Adjustments({ programmeId, year }: BooksProps) {
  const { t } = useLanguage();
  const words = useWords();
  const me = useMe();
  const [params] = useSearchParams();
  const [proposing, setProposing] = useState(false);
  const adjustments = $api.useInfiniteQuery(
    'get',
    '/api/v1/programmes/{programmeId}/prior-year-adjustments',
    { params: { path: { programmeId }, query: {} } },
    byCursor,
  );
  const opened = params.get('adjustment');
  return (
    <>
      {may(me, 'prior_year_adjustment.propose') && (
        <Button style={{ marginBottom: 12 }} onClick={() => setProposing(true)}>
          {t('提出以前年度调整', 'Propose an adjustment')}
        </Button>
      )}
      {opened && <Adjustment id={opened} />}
      <DataTable
        name={t('以前年度调整', 'Prior-year adjustments')}
        query={adjustments}
        rowKey={({ id }) => id}
        empty={t('没有以前年度调整：年度关账后才需要', 'None: they are for closed years only')}
        columns={[
          {
            key: 'number',
            title: t('编号', 'Number'),
            text: ({ number }) => number,
            render: ({ id, number }) => (
              <Link to={`?programme=${programmeId}&view=adjustments&adjustment=${id}`}>{number}</Link>
            ),
          },
          { key: 'year', title: t('年度', 'Year'), text: (row) => `${row.year}` },
          { key: 'kind', title: t('类别', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
          {
            key: 'state',
            title: t('状态', 'State'),
            text: ({ state }) => words.state('prior_year_adjustment', state),
            render: ({ state }) => <StateTag lifecycle="prior_year_adjustment" state={state} />,
          },
          {
            key: 'amount',
            title: t('金额（元）', 'Amount (CNY)'),
            align: 'right',
            text: ({ amountFen }) => yuan(amountFen),
          },
          { key: 'reason', title: t('理由', 'Reason'), text: ({ reason }) => reason },
        ]}
      />
      {proposing && <ProposeDialog programmeId={programmeId} year={year} onClose={() => setProposing(false)} />}
    </>
  );
}

function Adjustment({ id }: { id: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const adjustment = $api.useQuery('get', '/api/v1/prior-year-adjustments/{id}', { params: { path: { id } } });
  return (
    <Loaded query={adjustment}>
      {(data) => (
        <TitledCard
          title={t(`调整 ${data.number}`, `Adjustment ${data.number}`)}
          extra={<StateTag lifecycle="prior_year_adjustment" state={data.state} />}
          style={{ marginBottom: 16 }}
        >
          <p>
            {data.year} · {words.choice(data.kind, 'kind')} · {yuan(data.amountFen)} {t('元', 'CNY')} · {data.reason}
          </p>
          <ActionBar collection="prior-year-adjustments" lifecycle="prior_year_adjustment" subject={data} />
        </TitledCard>
      )}
    </Loaded>
  );
}

function ProposeDialog({ programmeId, year, onClose }: BooksProps & { onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('PriorYearAdjustment_propose');
  if (!command) return null;
  return (
    <CommandDialog
      title={t('提出以前年度调整', 'Propose an adjustment')}
      command={command}
      path={{ programmeId }}
      initial={year ? { year } : {}}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
