import { Input, InputNumber, Table, Tag, Typography } from 'antd';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ScrollRegion } from '../../../ui/scroll-region';
import { Percent } from '../../../ui/values';
import { pointsText } from './points';
import { cellKey, fails, totalOf, type Cell, type Gap, type Sheet } from './sheet';

type Assignment = Schemas['AssignmentView'];
type Criterion = Schemas['CriterionView'];
type Entry = Assignment['entries'][number];

interface Props {
  readonly assignment: Assignment;
  readonly sheet: Sheet;
  /** What to mark as missing, by cell. */
  readonly missing: ReadonlyMap<string, Gap>;
  /** Left out for a sheet that stands. */
  readonly onWrite?: (key: string, cell: Cell) => void;
}

/** The sheet: a row for each criterion, a column for each entry, the totals below. */
export function ScoreTable({ assignment, sheet, missing, onWrite }: Props) {
  const { t } = useLanguage();
  const { rubric, entries } = assignment;
  return (
    <ScrollRegion name={t('评分', 'Scores')}>
      <Table<Criterion>
        size="small"
        className="wide-table"
        bordered
        pagination={false}
        rowKey="code"
        dataSource={[...rubric]}
        columns={[
          {
            title: t('评分项', 'Criterion'),
            key: 'criterion',
            width: 150,
            render: (_, criterion) => <CriterionHead criterion={criterion} />,
          },
          ...entries.map((entry) => ({
            title: entry.label,
            key: entry.entryId,
            width: 230,
            render: (_: unknown, criterion: Criterion) => {
              const key = cellKey(entry.entryId, criterion.code);
              const place = { criterion, entry, cellId: key, cell: sheet[key] ?? {} };
              if (!onWrite) return <StandingCell {...place} />;
              return <WrittenCell {...place} gap={missing.get(key)} onWrite={(cell) => onWrite(key, cell)} />;
            },
          })),
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>
              <strong>{t('加权总分', 'Weighted total')}</strong>
            </Table.Summary.Cell>
            {entries.map(({ entryId }, index) => (
              <Table.Summary.Cell key={entryId} index={index + 1}>
                <Total hundredths={totalOf(sheet, entryId, rubric)} />
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )}
      />
    </ScrollRegion>
  );
}

function CriterionHead({ criterion }: { criterion: Criterion }) {
  const { t } = useLanguage();
  const { title, weight, mustPass, passScore = 0 } = criterion;
  return (
    <>
      <div>{t(title)}</div>
      <Typography.Text type="secondary">
        {t('权重', 'Weight')} <Percent ppm={weight} /> · 0–100
      </Typography.Text>
      {mustPass && <Tag color="red">{t(`低于 ${passScore} 分否决`, `Fails below ${passScore}`)}</Tag>}
    </>
  );
}

function Total({ hundredths }: { hundredths: number | null }) {
  const { t } = useLanguage();
  if (hundredths === null) return <>{t('评完各项后显示', 'Once all are scored')}</>;
  return <strong className="amount">{pointsText(hundredths)}</strong>;
}

interface CellProps {
  readonly criterion: Criterion;
  readonly entry: Entry;
  readonly cellId: string;
  readonly cell: Cell;
}

function StandingCell({ criterion, cell }: CellProps) {
  return (
    <>
      <strong>{cell.points?.toFixed(2) ?? '—'}</strong> <BelowMinimum criterion={criterion} cell={cell} />
      <div className="prewrap">{cell.reason}</div>
    </>
  );
}

interface WrittenProps extends CellProps {
  readonly gap: Gap | undefined;
  readonly onWrite: (cell: Cell) => void;
}

function WrittenCell({ criterion, entry, cellId, cell, gap, onWrite }: WrittenProps) {
  const { t } = useLanguage();
  const where = `${entry.label} · ${t(criterion.title)}`;
  return (
    <>
      <InputNumber
        id={`points-${cellId}`}
        min={0}
        max={100}
        precision={2}
        style={{ width: 110 }}
        aria-label={t(`${where}：分数`, `${where}: points`)}
        {...(gap?.points && { status: 'error' as const })}
        value={cell.points ?? null}
        onChange={(points) => onWrite({ points })}
      />{' '}
      <BelowMinimum criterion={criterion} cell={cell} />
      <Input.TextArea
        id={`reason-${cellId}`}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        style={{ marginTop: 4 }}
        aria-label={t(`${where}：理由`, `${where}: reason`)}
        placeholder={t('理由（必填）', 'Reason (required)')}
        {...(gap?.reason && { status: 'error' as const })}
        value={cell.reason ?? ''}
        onChange={(event) => onWrite({ reason: event.target.value })}
      />
      {gap && (
        <Typography.Text type="danger">
          {gap.points ? t('请评分', 'Give a score') : t('请写理由', 'Give a reason')}
        </Typography.Text>
      )}
    </>
  );
}

function BelowMinimum({ criterion, cell }: { criterion: Criterion; cell: Cell }) {
  const { t } = useLanguage();
  return fails(criterion, cell) ? <Tag color="red">{t('低于否决线', 'Below the minimum')}</Tag> : null;
}
