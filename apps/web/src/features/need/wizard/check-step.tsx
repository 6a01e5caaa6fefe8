import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '../../../client/api';
import { actionCommand, send } from '../../../client/commands';
import { ProblemError } from '../../../client/problem';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ProblemAlert } from '../../../ui/problem-alert';
import type { Gap } from './completeness';
import { NeedFacts } from '../components/need-facts';
import { IndicatorTable } from '../../../ui/indicator-table';
import type { Wrong } from './use-need-saving';

interface Props {
  readonly need: Schemas['NeedView'] | null;
  readonly gaps: readonly Gap[];
  readonly onFlush: () => Promise<boolean>;
  readonly onWrong: (errors: Wrong) => void;
  readonly onSubmitted: () => void;
}

const SUBMISSIONS = ['submit', 'resubmit'];

/** The whole need once more as others will read it, the pledge, and the submission. */
export function CheckStep({ need, gaps, onFlush, onWrong, onSubmitted }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [pledged, setPledged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const action = need?.actions.find(({ name, allowed }) => allowed && SUBMISSIONS.includes(name));
  const refused = need?.actions.find(({ name, allowed }) => !allowed && SUBMISSIONS.includes(name));

  const submit = async () => {
    if (!need || !action) return;
    setBusy(true);
    setProblem(null);
    try {
      if (!(await onFlush())) return;
      const command = await actionCommand('needs', action.name);
      if (!command) return;
      // The save that has just run brought a new version with it.
      const saved = queries.getQueryData<Schemas['NeedView']>([
        'get',
        '/api/v1/needs/{id}',
        { params: { path: { id: need.id } } },
      ]);
      await send(command, {
        path: { id: need.id },
        version: saved?.version ?? need.version,
        body: { noStateSecrets: pledged },
      });
      onSubmitted();
      await queries.invalidateQueries();
      void navigate(`/workbench/needs/${need.id}`);
    } catch (error) {
      setProblem(error);
      if (error instanceof ProblemError && error.problem.errors) onWrong(error.problem.errors);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {gaps.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t(
            `还缺 ${gaps.length} 项，补齐后才能提交`,
            `${gaps.length} things are missing before it can be submitted`,
          )}
          description={gaps.map((gap) => t(gap)).join(t('；', '; '))}
        />
      )}
      {need && <NeedFacts need={need} />}
      {need && (
        <div style={{ marginTop: 16 }}>
          <IndicatorTable indicators={need.indicators} />
        </div>
      )}
      {refused && <Alert type="warning" showIcon title={refused.reasons.map((reason) => t(reason)).join('；')} />}
      <p>
        <Checkbox checked={pledged} onChange={(event) => setPledged(event.target.checked)}>
          {t(
            '本单位承诺：所填内容真实，且不含国家秘密。本平台不受理涉密内容。',
            'We pledge that this is true and holds no state secrets. The platform refuses state secrets.',
          )}
        </Checkbox>
      </p>
      {problem !== null && <ProblemAlert error={problem} />}
      <Button
        type="primary"
        size="large"
        style={{ display: 'block' }}
        loading={busy}
        disabled={!action || !pledged || gaps.length > 0}
        onClick={() => void submit()}
      >
        {action ? words.action('need', action.name) : t('提交', 'Submit')}
      </Button>
    </>
  );
}
