import { Space } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { StateTag } from '../../../ui/values';

interface Subject {
  readonly subjectType: string;
  readonly subjectId: string;
}

/** What a notice announces: an award with where it stands, for those who may read it. */
export function NoticeSubject({ subject: { subjectType, subjectId } }: { subject: Subject }) {
  const reads = may(useMe(), 'award.read');
  const { data: award } = $api.useQuery(
    'get',
    '/api/v1/awards/{id}',
    { params: { path: { id: subjectId } } },
    { enabled: reads && subjectType === 'award', retry: false },
  );
  if (!award) return <>—</>;
  return (
    <Space wrap>
      <Link to={`/workbench/awards/${award.id}`}>
        {award.number} {award.takerName}
      </Link>
      <StateTag lifecycle="award" state={award.state} />
    </Space>
  );
}
