import { Space, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { Instant, StateTag } from '../../../ui/values';

/** What became of the challenge after its window: panel, ranking, decisions, awards, each a link to its page. */
export function ChallengeSelection({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const me = useMe();
  return (
    <TitledCard
      title={t('评审与定榜', 'Review and selection')}
      style={{ marginTop: 16 }}
      extra={
        may(me, 'ranking.read') && (
          <Link to={`/workbench/challenges/${challengeId}/selection`}>{t('评审与选帅页面', 'Selection page')}</Link>
        )
      }
    >
      {may(me, 'panel.read_members') && <PanelLinks challengeId={challengeId} />}
      {may(me, 'decision.read') && <DecisionLinks challengeId={challengeId} />}
      {may(me, 'award.read') && <AwardLinks challengeId={challengeId} />}
    </TitledCard>
  );
}

function PanelLinks({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const { data } = $api.useQuery('get', '/api/v1/panels', { params: { query: { subjectId: challengeId } } });
  return (
    <Group
      title={t('评审组', 'Panel')}
      empty={t('还没有：揭榜截止、资格审查后组建', 'None yet: it is composed after closing and qualification')}
    >
      {data?.items.map(({ id, number, state }) => (
        <Space key={id} wrap>
          <Link to={`/workbench/panels/${id}`}>{number}</Link>
          <StateTag lifecycle="panel" state={state} />
        </Space>
      ))}
    </Group>
  );
}

function DecisionLinks({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const { data } = $api.useQuery('get', '/api/v1/decisions', { params: { query: { challengeId } } });
  return (
    <Group
      title={t('选帅决定', 'Decisions')}
      empty={t('还没有：评审排序产生后拟定', 'None yet: one is drafted when there is a ranking')}
    >
      {data?.items.map(({ id, state, createdAt }) => (
        <Space key={id} wrap>
          <Link to={`/workbench/decisions/${id}`}>
            {t('决定', 'Decision')} <Instant at={createdAt} />
          </Link>
          <StateTag lifecycle="decision" state={state} />
        </Space>
      ))}
    </Group>
  );
}

function AwardLinks({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const { data } = $api.useQuery('get', '/api/v1/awards', { params: { query: { challengeId } } });
  return (
    <Group
      title={t('中榜', 'Awards')}
      empty={t('还没有：选帅决定批准后产生', 'None yet: they come with an approved decision')}
    >
      {data?.items.map(({ id, number, takerName, state }) => (
        <Space key={id} wrap>
          <Link to={`/workbench/awards/${id}`}>
            {number} {takerName}
          </Link>
          <StateTag lifecycle="award" state={state} />
        </Space>
      ))}
    </Group>
  );
}

interface GroupProps {
  readonly title: string;
  /** What has to happen first, where there is nothing. */
  readonly empty: string;
  readonly children: ReactNode[] | undefined;
}

function Group({ title, empty, children }: GroupProps) {
  return (
    <section style={{ marginBottom: 12 }}>
      <Typography.Title level={3} style={{ fontSize: 16 }}>
        {title}
      </Typography.Title>
      {children && children.length > 0 ? (
        <Space orientation="vertical">{children}</Space>
      ) : (
        <Typography.Text type="secondary">{empty}</Typography.Text>
      )}
    </section>
  );
}
