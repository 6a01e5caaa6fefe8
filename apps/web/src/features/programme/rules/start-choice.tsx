import { App, Select } from 'antd';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { packTitle } from './pack-title';
import type { Pack } from './rule-schema';

interface Props {
  readonly programmeId: string;
  /** Whether something typed would be lost. */
  readonly isChanged: boolean;
  readonly onStart: (pack: Pack) => void;
}

/** From which rules the editing starts: an earlier version, or one of the packs that the system brings. */
export function StartChoice({ programmeId, isChanged, onStart }: Props) {
  const { t } = useLanguage();
  const { modal } = App.useApp();
  const defaults = $api.useQuery('get', '/api/v1/rule-packs/defaults', {}, { staleTime: Infinity });
  const params = { path: { id: programmeId } };
  const versions = $api.useQuery('get', '/api/v1/programmes/{id}/rule-packs', { params });
  const starts = [
    ...(versions.data?.items ?? []).map(({ id, versionNumber, content }) => ({
      value: id,
      label: t(`版本 ${versionNumber}：${t(packTitle(content))}`, `Version ${versionNumber}: ${t(packTitle(content))}`),
      pack: content as Pack,
    })),
    ...(defaults.data?.items ?? []).map((pack, index) => ({
      value: `default ${index}`,
      label: t(`系统预置：${t(packTitle(pack))}`, `Brought by the system: ${t(packTitle(pack))}`),
      pack: pack as Pack,
    })),
  ];
  const choose = (value: string) => {
    const chosen = starts.find((start) => start.value === value);
    if (!chosen) return;
    if (!isChanged) return onStart(chosen.pack);
    modal.confirm({
      title: t('以所选规则重新开始？', 'Start over from these rules?'),
      content: t('正在编辑的改动将被替换。', 'What you changed will be replaced.'),
      okText: t('确定', 'Confirm'),
      cancelText: t('取消', 'Cancel'),
      onOk: () => onStart(chosen.pack),
    });
  };
  return (
    <Select<string>
      style={{ width: 'min(420px, 100%)' }}
      aria-label={t('以哪一套规则为起点', 'Rules to start from')}
      placeholder={t('换一套规则为起点…', 'Start from other rules…')}
      value={null as never}
      options={starts}
      onChange={choose}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}
