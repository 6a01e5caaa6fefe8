import { useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { ProblemError } from '../../../client/problem';
import { useLanguage } from '../../../i18n/language';
import { ProblemAlert } from '../../../ui/problem-alert';
import { Comparison } from './comparison';
import type { Difference } from './differences';
import type { Wrong } from './rule-pack-form';

interface Props {
  readonly programme: Schemas['ProgrammeView'];
  readonly rulePack: Record<string, unknown>;
  readonly differences: readonly Difference[];
  readonly onWrong: (errors: Wrong) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Makes what was edited the rules in force, after one more look at what it changes. */
export function SetRulesDialog({ programme, rulePack, differences, onWrong, onDone, onClose }: Props) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const set = $api.useMutation('post', '/api/v1/programmes/{id}/actions/set_rules', {
    onSuccess: () => {
      message.success(t('已制定规则包', 'The rules are set'));
      onDone();
      onClose();
      return queries.invalidateQueries();
    },
    onError: (error: unknown) => {
      const errors = error instanceof ProblemError ? error.problem.errors : undefined;
      if (!errors?.length) return;
      onWrong(errors);
      onClose();
      message.error(t('有规则需要修改，已标出', 'Some rules have to be mended: they are marked'));
    },
  });
  const submit = () => {
    const params = { path: { id: programme.id }, header: { 'If-Match': `"${programme.version}"` } };
    set.mutate({ params, body: { rulePack } });
  };
  const stale = set.error instanceof ProblemError && set.error.isStale;
  return (
    <Modal
      open
      width={820}
      title={t('制定规则包', 'Set the rules')}
      okText={stale ? t('按最新状态再次提交', 'Send again on the newest state') : t('确定', 'Confirm')}
      cancelText={t('取消', 'Cancel')}
      confirmLoading={set.isPending}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {set.error !== null && (
        <ProblemAlert error={set.error} {...(stale && { onRetry: () => void queries.invalidateQueries() })} />
      )}
      <p>
        {t(
          '确定后成为新的版本，已发布的榜题仍按其发布时的版本办理。',
          'It becomes a new version; what is published already goes by its own version.',
        )}
      </p>
      {programme.rulePack && <Comparison differences={differences} />}
    </Modal>
  );
}
