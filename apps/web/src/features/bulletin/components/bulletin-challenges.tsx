import { Button, Empty, Table } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { SheetRegion } from '../../../ui/sheet-region';
import { Money, StateTag } from '../../../ui/values';

type Bulletin = Schemas['BulletinView'];
type Challenge = Schemas['BulletinChallengeView'];

interface Props {
  readonly bulletin: Bulletin;
  readonly mayRemove: boolean;
}

/** The challenges on a bulletin; while it is being composed they can be taken off again. */
export function BulletinChallenges({ bulletin, mayRemove }: Props) {
  const { t } = useLanguage();
  const [removed, setRemoved] = useState<Challenge | null>(null);
  return (
    <>
      <SheetRegion name={t('榜题', 'Challenges')}>
        <Table<Challenge>
          size="small"
          className="wide-table"
          pagination={false}
          rowKey="id"
          dataSource={[...bulletin.challenges]}
          locale={{
            emptyText: (
              <Empty description={t('还没有榜题，从下面选择需求编入', 'No challenge yet: choose a need below')} />
            ),
          }}
          columns={[
            { title: t('编号', 'Number'), dataIndex: 'number', key: 'number' },
            {
              title: t('榜题', 'Challenge'),
              key: 'title',
              render: (_, { id, title }) => <Link to={`/workbench/challenges/${id}`}>{title}</Link>,
            },
            { title: t('需求方', 'Demander'), dataIndex: 'demanderName', key: 'demander' },
            {
              title: t('投入总额', 'Investment'),
              key: 'amount',
              align: 'right',
              render: (_, { amountFen }) => <Money fen={amountFen} unit="wan" />,
            },
            { title: t('中榜名额', 'Awards'), dataIndex: 'awardSlots', key: 'slots', align: 'right' },
            {
              title: t('状态', 'State'),
              key: 'state',
              render: (_, { state }) => <StateTag lifecycle="challenge" state={state} />,
            },
            {
              title: t('相关', 'Related'),
              key: 'need',
              render: (_, challenge) => (
                <>
                  <Link to={`/workbench/needs/${challenge.needId}`}>{t('需求', 'Need')}</Link>
                  {mayRemove && challenge.state === 'drafted' && (
                    <Button type="link" onClick={() => setRemoved(challenge)}>
                      {t('移出', 'Remove')}
                    </Button>
                  )}
                </>
              ),
            },
          ]}
        />
      </SheetRegion>
      {removed && <RemoveDialog bulletin={bulletin} challenge={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

function RemoveDialog({
  bulletin,
  challenge,
  onClose,
}: {
  bulletin: Bulletin;
  challenge: Challenge;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Bulletin_remove');
  if (!command) return null;
  return (
    <CommandDialog
      title={t(`移出 ${challenge.number} ${challenge.title}`, `Remove ${challenge.number} ${challenge.title}`)}
      command={command}
      path={{ id: bulletin.id }}
      version={bulletin.version}
      initial={{ challengeId: challenge.id }}
      references={{ challengeId: [{ value: challenge.id, label: `${challenge.number} ${challenge.title}` }] }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
