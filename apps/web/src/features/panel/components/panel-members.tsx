import { Table } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded } from '../../../ui/page';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { Instant, StateTag } from '../../../ui/values';

type Member = Schemas['MemberView'];

/** What belongs to the expert, and what the end of the panel does by itself. */
const NOT_HERE = ['accept', 'decline', 'recuse', 'save', 'score', 'release'];

/** Who sits or sat on a panel, and how far each is. */
export function PanelMembers({ panelId }: { panelId: string }) {
  const { t } = useLanguage();
  const members = $api.useQuery('get', '/api/v1/panels/{id}/assignments', { params: { path: { id: panelId } } });
  return (
    <TitledCard title={t('评审专家', 'Experts')} style={{ marginTop: 16 }}>
      <Loaded query={members}>{({ items }) => <MemberTable members={items} />}</Loaded>
    </TitledCard>
  );
}

function MemberTable({ members }: { members: readonly Member[] }) {
  const { t } = useLanguage();
  return (
    <SheetRegion name={t('评审专家', 'Experts')}>
      <Table<Member>
        size="small"
        className="wide-table"
        pagination={false}
        rowKey="id"
        dataSource={[...members]}
        columns={[
          { title: t('专家', 'Expert'), dataIndex: 'name', key: 'name' },
          {
            title: t('来源', 'Origin'),
            key: 'origin',
            render: (_, { origin }) => (origin === 'reserve' ? t('递补', 'Reserve') : t('抽中', 'Drawn')),
          },
          {
            title: t('状态', 'State'),
            key: 'state',
            render: (_, { state }) => <StateTag lifecycle="panel_assignment" state={state} />,
          },
          { title: t('接受', 'Accepted'), key: 'accepted', render: (_, { acceptedAt }) => <Instant at={acceptedAt} /> },
          {
            title: t('提交', 'Submitted'),
            key: 'submitted',
            render: (_, { submittedAt }) => <Instant at={submittedAt} />,
          },
          { title: t('离席理由', 'Why the seat was left'), key: 'reason', render: (_, { reason }) => reason ?? '—' },
          {
            title: t('操作', 'Actions'),
            key: 'actions',
            render: (_, member) =>
              member.actions.some(({ name, allowed }) => allowed && !NOT_HERE.includes(name)) && (
                <ActionBar
                  collection="panel-assignments"
                  lifecycle="panel_assignment"
                  subject={member}
                  without={NOT_HERE}
                  inRow
                />
              ),
          },
        ]}
      />
    </SheetRegion>
  );
}
