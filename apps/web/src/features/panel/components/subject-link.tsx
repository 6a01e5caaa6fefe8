import { Link } from 'react-router';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';

const PAGES: Readonly<Record<string, string>> = { need: 'needs', challenge: 'challenges', acceptance: 'acceptances' };

/** The kind of thing a panel judges, in the reader's words. */
export function useSubjectKind(): (subjectType: string) => string {
  const { t } = useLanguage();
  const words = useWords();
  return (subjectType) => {
    const known = words.lifecycle(subjectType);
    return known ? t(known) : subjectType;
  };
}

interface Props {
  readonly subject: { readonly subjectType: string; readonly subjectId: string };
}

/** What a panel judges, as a link to its page. */
export function SubjectLink({ subject: { subjectType, subjectId } }: Props) {
  const kind = useSubjectKind()(subjectType);
  const page = PAGES[subjectType];
  return page ? <Link to={`/workbench/${page}/${subjectId}`}>{kind}</Link> : <>{kind}</>;
}
