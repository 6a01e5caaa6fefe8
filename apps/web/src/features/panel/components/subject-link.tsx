import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';

const PAGES: Readonly<Record<string, string>> = { need: 'needs', challenge: 'challenges', acceptance: 'acceptances' };

/** The kind of thing a panel judges, in the reader's words. */
function useSubjectKind(): (subjectType: string) => string {
  const { t } = useLanguage();
  const words = useWords();
  return (subjectType) => {
    const known = words.lifecycle(subjectType);
    return known ? t(known) : subjectType;
  };
}

type Subject = Pick<Schemas['PanelSummaryView'], 'subjectType' | 'subjectId' | 'subjectTitle'>;

/** What a panel judges by kind and name, as its link and in a spreadsheet. */
export function useSubjectText(): (subject: Subject) => string {
  const { t } = useLanguage();
  const kind = useSubjectKind();
  return ({ subjectType, subjectTitle }) =>
    subjectTitle ? `${kind(subjectType)}${t('：', ': ')}${subjectTitle}` : kind(subjectType);
}

/** What a panel judges, as a link to its page. */
export function SubjectLink({ subject }: { subject: Subject }) {
  const text = useSubjectText()(subject);
  const page = PAGES[subject.subjectType];
  return page ? <Link to={`/workbench/${page}/${subject.subjectId}`}>{text}</Link> : <>{text}</>;
}
