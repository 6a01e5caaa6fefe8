import { Alert, Descriptions, Typography } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { Instant } from '../../../ui/values';

type Draw = Schemas['DrawView'];

/** Every draw of a panel with what it takes to repeat it, and what repeating it just now found. */
export function PanelDraws({ panelId }: { panelId: string }) {
  const { t } = useLanguage();
  const draws = $api.useQuery('get', '/api/v1/panels/{id}/draws', { params: { path: { id: panelId } } });
  return (
    <TitledCard title={t('抽取记录', 'Draws')} style={{ marginTop: 16 }}>
      <Loaded query={draws}>{({ items }) => items.map((draw) => <DrawRecord key={draw.id} draw={draw} />)}</Loaded>
    </TitledCard>
  );
}

function DrawRecord({ draw }: { draw: Draw }) {
  const { t } = useLanguage();
  const names = new Map(draw.people.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '—').join(t('、', ', ')) || '—';
  return (
    <article style={{ marginBottom: 24 }}>
      <ReplayFinding differences={draw.replayDifferences} />
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'at', label: t('抽取时间', 'Drawn'), children: <Instant at={draw.drawnAt} /> },
          { key: 'members', label: t('抽中（按顺序）', 'Members in drawn order'), children: named(draw.members) },
          {
            key: 'reserves',
            label: t('备选（按递补顺序）', 'Reserves in their order'),
            children: named(draw.reserves),
          },
          { key: 'seed', label: t('随机种子', 'Seed'), children: <Code text={draw.seed} /> },
          { key: 'algorithm', label: t('算法', 'Algorithm'), children: <Code text={draw.algorithm} /> },
          { key: 'pool', label: t('专家库快照 SHA-256', 'Hash of the pool'), children: <Code text={draw.poolHash} /> },
          {
            key: 'constraints',
            label: t('抽取条件 SHA-256', 'Hash of the constraints'),
            children: <Code text={draw.constraintsHash} />,
          },
        ]}
      />
      {draw.excluded.length > 0 && (
        <details>
          <summary>{t(`未参加抽取的专家（${draw.excluded.length}）`, `Left out (${draw.excluded.length})`)}</summary>
          <ul>
            {draw.excluded.map(({ expertId, reasons }) => (
              <li key={expertId}>
                {names.get(expertId) ?? '—'}：{reasons.map((reason) => t(reason)).join(t('；', '; '))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

function ReplayFinding({ differences }: { differences: Draw['replayDifferences'] }) {
  const { t } = useLanguage();
  const confirmed = differences.length === 0;
  return (
    <Alert
      type={confirmed ? 'success' : 'error'}
      showIcon
      style={{ marginBottom: 12 }}
      title={
        confirmed
          ? t('按记录重放，抽取结果一致', 'Repeated from its record, the draw gives the same experts')
          : t('按记录重放，结果不一致', 'Repeated from its record, the draw comes out differently')
      }
      description={differences.map((difference) => t(difference)).join(t('；', '; ')) || undefined}
    />
  );
}

const Code = ({ text }: { text: string }) => (
  <Typography.Text code style={{ overflowWrap: 'anywhere' }}>
    {text}
  </Typography.Text>
);
