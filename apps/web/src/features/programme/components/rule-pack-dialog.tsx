import { useQueryClient } from '@tanstack/react-query';
import { App, Modal, Radio, Space } from 'antd';
import { useState } from 'react';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded } from '../../../ui/page';
import { ProblemAlert } from '../../../ui/problem-alert';
import { packTitle } from './pack-title';

interface Props {
  readonly programme: Schemas['ProgrammeView'];
  readonly onClose: () => void;
}

/** Sets the rules of a programme to one of the packs that the system brings. */
export function RulePackDialog({ programme, onClose }: Props) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<number | null>(null);
  const packs = $api.useQuery('get', '/api/v1/rule-packs/defaults');
  const set = $api.useMutation('post', '/api/v1/programmes/{id}/actions/set_rules', {
    onSuccess: () => {
      message.success(t('已制定规则包', 'The rules are set'));
      onClose();
      return queries.invalidateQueries();
    },
  });
  const submit = () => {
    const rulePack = chosen === null ? undefined : packs.data?.items[chosen];
    if (!rulePack) return;
    const params = { path: { id: programme.id }, header: { 'If-Match': `"${programme.version}"` } };
    set.mutate({ params, body: { rulePack } });
  };
  return (
    <Modal
      open
      title={t('制定规则包', 'Set the rules')}
      okText={t('确定', 'Confirm')}
      cancelText={t('取消', 'Cancel')}
      okButtonProps={{ disabled: chosen === null, loading: set.isPending }}
      onOk={submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {set.error && <ProblemAlert error={set.error} />}
      <p>
        {t(
          '选定后成为新的版本，已发布的榜题仍按其发布时的版本办理。',
          'It becomes a new version; what is published already goes by its own version.',
        )}
      </p>
      <Loaded query={packs}>
        {({ items }) => (
          <Radio.Group
            aria-label={t('规则包', 'Rule pack')}
            value={chosen}
            onChange={(event) => setChosen(event.target.value as number)}
          >
            <Space orientation="vertical">
              {items.map((pack, index) => (
                <Radio key={`${String(pack['code'])}`} value={index}>
                  {t(packTitle(pack))}
                </Radio>
              ))}
            </Space>
          </Radio.Group>
        )}
      </Loaded>
    </Modal>
  );
}
