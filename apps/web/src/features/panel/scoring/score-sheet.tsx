import { App, Button, Space } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ProblemAlert } from '../../../ui/problem-alert';
import { SaveStatus } from '../../../ui/save-status';
import { TitledCard } from '../../../ui/titled-card';
import { ScoreTable } from './score-table';
import { gapsOf, sheetOf, type Cell, type Sheet } from './sheet';
import { useScoreSaving } from './use-score-saving';

type Assignment = Schemas['AssignmentView'];

interface Props {
  readonly assignment: Assignment;
  readonly editable: boolean;
}

/** An expert's sheet: written cell by cell, kept as it is written, handed in once. */
export function ScoreSheet({ assignment, editable }: Props) {
  const { t } = useLanguage();
  return (
    <TitledCard size="small" title={editable ? t('评分', 'Scores') : t('我提交的评分', 'The scores I handed in')}>
      {editable ? (
        <Editor assignment={assignment} />
      ) : (
        <ScoreTable assignment={assignment} sheet={sheetOf(assignment.scores)} missing={new Map()} />
      )}
    </TitledCard>
  );
}

function Editor({ assignment }: { assignment: Assignment }) {
  const { t } = useLanguage();
  const { modal } = App.useApp();
  const saving = useScoreSaving(assignment);
  const [sheet, setSheet] = useState<Sheet>(() => ({ ...sheetOf(assignment.scores), ...saving.restored }));
  const [checked, setChecked] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const gaps = gapsOf(sheet, assignment);
  const cells = assignment.entries.length * assignment.rubric.length;

  const write = (key: string, cell: Cell) => {
    const next = { ...sheet, [key]: { ...sheet[key], ...cell } };
    setSheet(next);
    saving.changed(next);
  };
  const handIn = async () => {
    setProblem(null);
    try {
      await saving.handIn(sheet);
    } catch (error) {
      setProblem(error);
    }
  };
  const ask = () => {
    setChecked(true);
    const [first] = gaps;
    if (first) return document.getElementById(`${first.points ? 'points' : 'reason'}-${first.key}`)?.focus();
    void modal.confirm({
      title: t('提交评分？', 'Hand in the scores?'),
      content: t('提交后不能再修改。', 'They cannot be changed afterwards.'),
      okText: t('提交', 'Hand in'),
      cancelText: t('再看看', 'Not yet'),
      onOk: handIn,
    });
  };
  return (
    <>
      <ScoreTable
        assignment={assignment}
        sheet={sheet}
        missing={new Map(checked ? gaps.map((gap) => [gap.key, gap]) : [])}
        onWrite={write}
      />
      {problem !== null && <ProblemAlert error={problem} />}
      <Space wrap style={{ marginTop: 12 }}>
        <Button type="primary" onClick={ask}>
          {t('提交评分', 'Hand in')}
        </Button>
        <Button onClick={() => void saving.flush()}>{t('立即暂存', 'Save now')}</Button>
        <span role="status">
          {t(`已完成 ${cells - gaps.length} / ${cells} 项`, `${cells - gaps.length} of ${cells} done`)}
        </span>
      </Space>
      <div>
        <SaveStatus state={saving.state} onRetry={() => void saving.flush()} onReload={() => void saving.reload()} />
      </div>
    </>
  );
}
