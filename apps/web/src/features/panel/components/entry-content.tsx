import { Radio } from 'antd';
import { useState } from 'react';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { IndicatorTable } from '../../../ui/indicator-table';
import { Loaded } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { NeedFacts } from './need-facts';
import { ProposalContent } from './proposal-content';
import { SubjectLink } from './subject-link';

type Assignment = Schemas['AssignmentView'];

/** What is judged: a need, the proposals of a challenge one after the other, or a link to where it is. */
export function EntryContent({ assignment }: { assignment: Assignment }) {
  const { subjectType, entries, subjectId } = assignment;
  if (subjectType === 'need') return <NeedContent id={subjectId} />;
  if (subjectType !== 'challenge') return <SubjectLink subject={assignment} />;
  return <Proposals entries={entries} challengeId={subjectId} />;
}

/** Not tabs: whole names do not fit beside each other here, and what antd folds away is not reached by everybody. */
function Proposals({ entries, challengeId }: Pick<Assignment, 'entries'> & { readonly challengeId: string }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState(entries[0]?.entryId ?? '');
  return (
    <TitledCard title={t('揭榜申请内容', 'Proposals')} size="small">
      <Radio.Group
        vertical
        aria-label={t('揭榜申请', 'Proposal')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value as string)}
        options={entries.map(({ entryId, label }) => ({ value: entryId, label }))}
        style={{ marginBottom: 12 }}
      />
      <ProposalContent key={chosen} proposalId={chosen} challengeId={challengeId} />
    </TitledCard>
  );
}

function NeedContent({ id }: { id: string }) {
  const { t } = useLanguage();
  const need = $api.useQuery('get', '/api/v1/needs/{id}', { params: { path: { id } } });
  return (
    <TitledCard title={t('需求内容', 'The need')} size="small">
      <Loaded query={need}>
        {(data) => (
          <>
            <NeedFacts need={data} />
            <IndicatorTable indicators={data.indicators} />
          </>
        )}
      </Loaded>
    </TitledCard>
  );
}
