import { useState } from 'react';
import { may, useMe } from '../app/session';
import { $api, type Schemas } from '../client/api';
import { useLanguage } from '../i18n/language';
import { OptionalSelect } from './optional-select';

const SHOWN = 20;

export type OrganisationKind = Schemas['OrganisationView']['kind'];

interface Props {
  readonly id?: string;
  /** The kind that is looked for. */
  readonly of?: OrganisationKind | 'all';
  readonly disabled?: boolean;
  readonly value?: string;
  readonly onChange?: (id: string | undefined) => void;
}

/** One organisation of the directory, found by a part of its name: a province has thousands of them. */
export function OrganisationSelect({ value, onChange, of = 'all', ...given }: Props) {
  const { t } = useLanguage();
  const [part, setPart] = useState('');
  const enabled = may(useMe(), 'organisation.read');
  const query = { limit: SHOWN, ...(part && { q: part }), ...(of !== 'all' && { kind: [of] }) };
  const found = $api.useQuery('get', '/api/v1/organisations', { params: { query } }, { enabled });
  const chosen = $api.useQuery(
    'get',
    '/api/v1/organisations/{id}',
    { params: { path: { id: value ?? '' } } },
    { enabled: enabled && value !== undefined },
  );
  const items = found.data?.items ?? [];
  const known = chosen.data && !items.some(({ id }) => id === value) ? [chosen.data, ...items] : items;
  return (
    <OptionalSelect
      {...given}
      {...(value !== undefined && { value })}
      {...(onChange && { onChange })}
      showSearch={{ filterOption: false, onSearch: setPart }}
      loading={found.isFetching}
      options={known.map(({ id, name }) => ({ value: id, label: name }))}
      notFoundContent={t('没有名称包含这些字的单位', 'No organisation of such a name')}
    />
  );
}
