import { Tag } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Instant } from '../../../ui/values';

interface Props {
  readonly opinion: Schemas['DemanderOpinionView'];
  /** The taker of a proposal. */
  readonly name: (proposalId: string) => string;
}

/** The demander's latest word on the ranking. */
export function OpinionText({ opinion, name }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  const named = opinion.proposalIds.map(name).join(t('、', ', '));
  return (
    <>
      <p>
        <Tag>{words.choice(opinion.voice, 'voice')}</Tag>
        <strong>{named || t('未提名任何申请', 'names no proposal')}</strong> <Instant at={opinion.givenAt} />
      </p>
      <p className="prewrap">{opinion.opinion}</p>
    </>
  );
}
