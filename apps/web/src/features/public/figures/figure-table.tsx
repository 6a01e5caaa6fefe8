import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { PlainTable } from '../components/plain-table';

type Group = Schemas['FigureGroupView'];
type Count = keyof Schemas['FigureCountsView'];

/** What is counted, in the order in which it happens. */
export function useCounts(): readonly { readonly key: Count; readonly title: string }[] {
  const { t } = useLanguage();
  return [
    { key: 'needs', title: t('需求', 'Needs') },
    { key: 'published', title: t('发榜', 'Published') },
    { key: 'takenUp', title: t('已揭榜', 'Taken up') },
    { key: 'proposals', title: t('揭榜申请', 'Proposals') },
    { key: 'awarded', title: t('中榜', 'Awarded') },
    { key: 'accepted', title: t('通过验收', 'Accepted') },
    { key: 'noAward', title: t('流榜', 'No award') },
  ];
}

interface Props {
  readonly name: string;
  readonly groups: readonly Group[];
  /** The filter that a group's name sets; months set none. */
  readonly param?: 'field' | 'region' | undefined;
}

/** The numbers behind a chart. */
export function FigureTable({ name, groups, param }: Props) {
  const [address] = useSearchParams();
  const counts = useCounts();
  const only = (key: string) => {
    const next = new URLSearchParams(address);
    if (param) next.set(param, key);
    return `?${next.toString()}`;
  };
  return (
    <PlainTable<Group>
      wide
      name={name}
      rows={groups}
      rowKey={({ key }) => key}
      columns={[
        { title: name, cell: ({ key }) => (param ? <Link to={only(key)}>{key}</Link> : key) },
        ...counts.map(({ key, title }) => ({ title, isNumber: true, cell: (group: Group) => group[key] })),
      ]}
    />
  );
}
