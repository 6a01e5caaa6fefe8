import { Link } from 'react-router';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import type { Column } from '../../../ui/data-table';
import { StateTag } from '../../../ui/values';

interface ProjectRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly takerName: string;
  readonly demanderName: string;
}

/** What every list says of a project: which it is and where it stands, and behind the list's own columns, whose it is. */
export function useProjectColumns<Row extends ProjectRow>(own: readonly Column<Row>[], last: readonly Column<Row>[]) {
  const { t } = useLanguage();
  const words = useWords();
  const columns: Column<Row>[] = [
    {
      key: 'project',
      title: t('攻关项目', 'Project'),
      text: ({ number, title }) => `${number} ${title}`,
      render: ({ id, number, title }) => (
        <Link to={`/workbench/projects/${id}`}>
          {number} {title}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('project', state),
      render: ({ state }) => <StateTag lifecycle="project" state={state} />,
    },
    ...own,
    { key: 'taker', title: t('揭榜方', 'Taker'), text: ({ takerName }) => takerName },
    { key: 'demander', title: t('需求方', 'Demander'), text: ({ demanderName }) => demanderName },
    ...last,
  ];
  return columns;
}
