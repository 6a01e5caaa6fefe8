import { useQueryClient } from '@tanstack/react-query';
import { Button, Space, Tooltip } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { TitledCard } from '../../../ui/titled-card';
import { DecisionForm } from './decision-form';
import { OpinionForm } from './opinion-form';

interface Props {
  readonly challenge: Schemas['ChallengeView'];
  readonly ranking: Schemas['RankingView'];
}

type Step = 'convene' | 'give_opinion' | 'draft_decision';

/** What the reader can do to get on with the selection; what cannot be done yet says why. */
export function SelectionSteps({ challenge, ranking }: Props) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Step | null>(null);
  const close = () => setOpen(null);
  const done = () => {
    close();
    void queries.invalidateQueries();
  };
  const names: Record<Step, string> = {
    convene: t('组建评审组', 'Convene the panel'),
    give_opinion: t('出具需求方意见', 'Give the demander’s word'),
    draft_decision: t('拟定选帅决定', 'Draft the decision'),
  };
  if (ranking.actions.length === 0) return null;
  return (
    <section aria-label={t('可办事项', 'Actions')} className="no-print">
      <Space wrap>
        {ranking.actions.map(({ name, allowed, reasons }) => {
          const why = reasons.map((reason) => t(reason)).join('；');
          return (
            <Tooltip key={name} title={why} trigger={['hover', 'focus']}>
              <Button
                type={allowed ? 'primary' : 'default'}
                aria-disabled={!allowed}
                aria-description={allowed ? undefined : why}
                aria-expanded={open === name}
                className={allowed ? undefined : 'refused-action'}
                onClick={() => allowed && setOpen(name as Step)}
              >
                {names[name as Step]}
              </Button>
            </Tooltip>
          );
        })}
      </Space>
      <Refusals actions={ranking.actions} names={names} />
      {open === 'convene' && <Convene challenge={challenge} title={names.convene} onDone={done} onClose={close} />}
      {open === 'give_opinion' && (
        <TitledCard title={names.give_opinion} style={{ marginTop: 16 }}>
          <OpinionForm ranking={ranking} onDone={done} onClose={close} />
        </TitledCard>
      )}
      {open === 'draft_decision' && (
        <TitledCard title={names.draft_decision} style={{ marginTop: 16 }}>
          <DecisionForm ranking={ranking} onDone={done} onClose={close} />
        </TitledCard>
      )}
    </section>
  );
}

/** The reasons as text too: a tooltip is nothing on a phone. */
function Refusals({ actions, names }: { actions: Schemas['RankingView']['actions']; names: Record<Step, string> }) {
  const { t } = useLanguage();
  const refused = actions.filter(({ allowed }) => !allowed);
  if (refused.length === 0) return null;
  return (
    <ul className="refusals">
      {refused.map(({ name, reasons }) => (
        <li key={name}>
          {names[name as Step]}：{reasons.map((reason) => t(reason)).join('；')}
        </li>
      ))}
    </ul>
  );
}

interface ConveneProps {
  readonly challenge: Schemas['ChallengeView'];
  readonly title: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function Convene({ challenge, title, onDone, onClose }: ConveneProps) {
  const command = useCommand('Selection_convene');
  if (!command) return null;
  return (
    <CommandDialog
      title={title}
      command={command}
      path={{ id: challenge.id }}
      initial={{ field: challenge.field }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
