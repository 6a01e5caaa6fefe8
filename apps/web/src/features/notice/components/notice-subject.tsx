import { Space } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useEvery } from '../../../ui/use-every';
import { StateTag } from '../../../ui/values';

interface Subject {
  readonly subjectType: string;
  readonly subjectId: string;
}

/**
 * The award if the reader may see it. The agency asks for it; anybody else looks among its own awards, since to ask for
 * somebody else's is an error.
 */
function useAward({ subjectType, subjectId }: Subject) {
  const me = useMe();
  const isAward = subjectType === 'award' && may(me, 'award.read');
  const isAgency = may(me, 'notice.read');
  const params = { params: { path: { id: subjectId } } };
  const asked = $api.useQuery('get', '/api/v1/awards/{id}', params, { enabled: isAward && isAgency, retry: false });
  const all = { params: { query: { limit: 100 } } };
  const own = useEvery(
    $api.useInfiniteQuery('get', '/api/v1/awards', all, { ...byCursor, enabled: isAward && !isAgency }),
  );
  return isAgency ? asked.data : own.data?.find(({ id }) => id === subjectId);
}

/** What a notice announces: an award with where it stands, for those who may read it. */
export function NoticeSubject({ subject }: { subject: Subject }) {
  const award = useAward(subject);
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
