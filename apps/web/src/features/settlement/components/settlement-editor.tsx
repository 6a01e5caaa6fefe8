import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { may, useMe } from '../../../app/session';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { CommandForm } from '../../../ui/command-form/command-form';
import { TitledCard } from '../../../ui/titled-card';
import { SettlementResult } from './settlement-result';

/** The audited figures are tried out as often as needed; nothing is kept until the settlement is recorded. */
export function SettlementEditor({ projectId }: { projectId: string }) {
  const { t } = useLanguage();
  const me = useMe();
  const preview = useCommand('Settlement_preview');
  const [result, setResult] = useState<Schemas['SettlementPreviewView'] | null>(null);
  const [settling, setSettling] = useState(false);
  return (
    <>
      <TitledCard title={t('审计数字', 'Audited figures')}>
        {preview && (
          <CommandForm
            command={preview}
            path={{ id: projectId }}
            draftKey={`settlement preview ${projectId}`}
            submitText={t('试算', 'Try')}
            onDone={(answer) => setResult(answer as Schemas['SettlementPreviewView'])}
          />
        )}
      </TitledCard>
      {result && <SettlementResult result={result} />}
      {may(me, 'settlement.record') && (
        <Button type={result ? 'primary' : 'default'} style={{ marginTop: 16 }} onClick={() => setSettling(true)}>
          {t('正式结算…', 'Record the settlement…')}
        </Button>
      )}
      {settling && <SettleDialog projectId={projectId} onClose={() => setSettling(false)} />}
    </>
  );
}

function SettleDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Settlement_settle');
  if (!command) return null;
  return (
    <CommandDialog
      title={t('正式结算', 'Record the settlement')}
      command={command}
      path={{ id: projectId }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
