import { Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../i18n/language';
import { Loaded } from './page';
import { useProgrammes } from './use-programmes';

interface Props {
  /** Further choices beside the programme. */
  readonly beside?: ReactNode;
  readonly children: (programmeId: string) => ReactNode;
}

/** The programme that a page is about, kept in its address; the first one until another is chosen. */
export function ProgrammeChoice({ beside, children }: Props) {
  const { t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const programmes = useProgrammes();
  const choose = (programme: string) => {
    const next = new URLSearchParams(params);
    next.set('programme', programme);
    setParams(next);
  };
  return (
    <Loaded query={programmes}>
      {(items) => {
        const chosen = params.get('programme') ?? items[0]?.id;
        if (!chosen) return <p>{t('还没有计划，请先建立计划', 'There is no programme yet: make one first')}</p>;
        return (
          <>
            <Space wrap className="no-print" style={{ marginBottom: 12 }}>
              <Select
                aria-label={t('计划', 'Programme')}
                style={{ width: 'min(340px, 85vw)' }}
                value={chosen}
                onChange={choose}
                options={items.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))}
                showSearch={{ optionFilterProp: 'label' }}
              />
              {beside}
            </Space>
            {children(chosen)}
          </>
        );
      }}
    </Loaded>
  );
}
