import { Card, Tabs } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { IndicatorTable } from '../../../ui/indicator-table';
import { Loaded } from '../../../ui/page';
import { NeedFacts } from './need-facts';
import { ProposalContent } from './proposal-content';
import { SubjectLink } from './subject-link';

type Assignment = Schemas['AssignmentView'];

/** What is judged: a need, the proposals of a challenge one beside the other, or a link to where it is. */
export function EntryContent({ assignment }: { assignment: Assignment }) {
  const { t } = useLanguage();
  const { subjectType, entries, subjectId } = assignment;
  if (subjectType === 'need') return <NeedContent id={subjectId} />;
  if (subjectType !== 'challenge') return <SubjectLink subject={assignment} />;
  return (
    <Card title={t('揭榜申请内容', 'Proposals')} size="small">
      <Tabs
        items={entries.map(({ entryId, label }) => ({
          key: entryId,
          label,
          children: <ProposalContent proposalId={entryId} challengeId={subjectId} />,
        }))}
      />
    </Card>
  );
}

function NeedContent({ id }: { id: string }) {
  const { t } = useLanguage();
  const need = $api.useQuery('get', '/api/v1/needs/{id}', { params: { path: { id } } });
  return (
    <Card title={t('需求内容', 'The need')} size="small">
      <Loaded query={need}>
        {(data) => (
          <>
            <NeedFacts need={data} />
            <IndicatorTable indicators={data.indicators} />
          </>
        )}
      </Loaded>
    </Card>
  );
}
