import { useQueryClient } from '@tanstack/react-query';
import { Alert, Tag } from 'antd';
import { useState } from 'react';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { useCommand } from '../../../ui/command-form/action-dialog';
import { CommandForm } from '../../../ui/command-form/command-form';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';

/** The years whose holidays are known, and the form for the next announcement of the State Council. */
export default function CalendarPage() {
  const { t } = useLanguage();
  const years = $api.useQuery('get', '/api/v1/calendar/years');
  const mayLoad = may(useMe(), 'calendar.load');
  return (
    <Page title={t('工作日历', 'Working calendar')}>
      <TitledCard title={t('已公布的年度', 'Years with an official calendar')}>
        <Loaded query={years}>
          {(known) =>
            known.years.length === 0 ? (
              <p>{t('还没有录入任何年度', 'No year has been loaded yet')}</p>
            ) : (
              known.years.map((year) => <Tag key={year}>{year}</Tag>)
            )
          }
        </Loaded>
        <p style={{ marginBottom: 0 }}>
          {t(
            '未录入的年度按周一至周五为工作日计算；录入后，未到期的各项期限随之调整。',
            'A year that is not loaded counts Monday to Friday as working days; loading it moves the deadlines that are still to come.',
          )}
        </p>
      </TitledCard>
      {mayLoad && <LoadYear />}
    </Page>
  );
}

function LoadYear() {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Calendar_load');
  const [loaded, setLoaded] = useState<Schemas['CalendarLoadedView'] | null>(null);
  const done = (answer: unknown) => {
    setLoaded(answer as Schemas['CalendarLoadedView']);
    void queries.invalidateQueries();
  };
  if (!command) return null;
  return (
    <TitledCard style={{ marginTop: 16, maxWidth: 720 }} title={t('录入年度放假安排', 'Load a year’s announcement')}>
      <p>
        {t(
          '日期写作 2027-01-01；可一次粘贴多个，以逗号或顿号分隔。',
          'Dates are written 2027-01-01; several can be pasted at once, separated by commas.',
        )}
      </p>
      {loaded && (
        <Alert
          type="success"
          showIcon
          role="status"
          style={{ marginBottom: 16 }}
          title={t(`已录入，调整期限 ${loaded.moved} 项`, `Loaded; ${loaded.moved} deadlines moved`)}
        />
      )}
      <CommandForm
        command={command}
        path={{}}
        initial={{ holidays: [], workdays: [] }}
        draftKey="calendar.year"
        submitText={t('录入', 'Load')}
        onDone={done}
      />
    </TitledCard>
  );
}
