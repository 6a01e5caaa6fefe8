import { Alert, Button } from 'antd';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ProblemAlert } from '../../../ui/problem-alert';

/** Computes the chain of the audit trail again: an entry that was changed, left out or added breaks it. */
export function ChainCheck() {
  const { t } = useLanguage();
  const check = $api.useMutation('post', '/api/v1/audit/verify');
  const verdict = check.data;
  return (
    <section aria-label={t('校验审计链', 'Verify the audit chain')} aria-live="polite">
      <Button type="primary" loading={check.isPending} onClick={() => check.mutate({})} className="no-print">
        {t('校验审计链', 'Verify the audit chain')}
      </Button>
      {check.error && <ProblemAlert error={check.error} />}
      {verdict && (
        <Alert
          style={{ marginTop: 12 }}
          showIcon
          type={verdict.intact ? 'success' : 'error'}
          title={
            verdict.intact
              ? t(`审计链完好，共校验 ${verdict.checked} 条`, `The chain is intact: ${verdict.checked} entries checked`)
              : t(`审计链在第 ${verdict.firstBrokenSeq} 条断裂`, `The chain breaks at entry ${verdict.firstBrokenSeq}`)
          }
          description={
            <span style={{ overflowWrap: 'anywhere' }}>
              {t(`末条散列值 ${verdict.headHash}`, `Hash of the last entry ${verdict.headHash}`)}
            </span>
          }
        />
      )}
    </section>
  );
}
