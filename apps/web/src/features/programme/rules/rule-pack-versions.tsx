import { Tag } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import type { Column } from '../../../ui/data-table';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Day } from '../../../ui/values';
import { packTitle } from './pack-title';

type Version = Schemas['RulePackVersionView'];

interface Props {
  readonly programmeId: string;
  readonly inForce: string | null;
}

/** Every version of the rules as it was set: what was published under a version goes by it to its end. */
export function RulePackVersions({ programmeId, inForce }: Props) {
  const { t } = useLanguage();
  const columns = useColumns(inForce);
  const params = { path: { id: programmeId } };
  const versions = $api.useQuery('get', '/api/v1/programmes/{id}/rule-packs', { params });
  return (
    <TitledCard style={{ marginTop: 16 }} title={t('规则包版本', 'Versions of the rules')}>
      <Loaded query={versions}>
        {({ items }) => (
          <RowsTable
            name={t('规则包版本', 'Versions of the rules')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('还没有规则包：启用前须先制定', 'No rules yet: set them before the programme is activated')}
          />
        )}
      </Loaded>
    </TitledCard>
  );
}

function useColumns(inForce: string | null): Column<Version>[] {
  const { t } = useLanguage();
  return [
    {
      key: 'version',
      title: t('版本', 'Version'),
      text: ({ versionNumber }) => `${versionNumber}`,
      render: ({ id, versionNumber }) => (
        <>
          {versionNumber} {id === inForce && <Tag color="blue">{t('现行', 'In force')}</Tag>}
        </>
      ),
    },
    { key: 'title', title: t('名称', 'Title'), text: ({ content }) => t(packTitle(content)) },
    {
      key: 'at',
      title: t('制定日期', 'Set on'),
      text: ({ createdAt }) => createdAt,
      render: ({ createdAt }) => <Day at={createdAt} />,
    },
    {
      key: 'hash',
      title: t('内容散列值', 'Hash of the content'),
      text: ({ contentHash }) => contentHash,
      render: ({ contentHash }) => <code>{contentHash.slice(0, 16)}</code>,
    },
  ];
}
