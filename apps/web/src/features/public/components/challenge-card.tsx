import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Due, Money, StateTag } from '../../../ui/values';
import { Facts } from './facts';

type Challenge = Schemas['PublicChallengeSummaryView'];

/** A challenge in a list: what, who, how much, until when. */
export function ChallengeCard({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  const words = useWords();
  const { id, number, title, state, field, region, demanderName, amountFen, takeUpClosesAt, mode } = challenge;
  return (
    <article>
      <h2>
        <Link to={`/challenges/${id}`}>{title}</Link>
      </h2>
      <p>
        <StateTag lifecycle="challenge" state={state} />
        <span className="amount">{number}</span> · {demanderName}
      </p>
      <Facts
        items={[
          [t('总投入', 'Total investment'), <Money key="amount" fen={amountFen} unit="wan" />],
          // What is closed is no longer late: the countdown is for those who can still take it up.
          [t('揭榜截止', 'Closes'), <Due key="closes" at={takeUpClosesAt} done={state !== 'open'} />],
          [t('领域', 'Field'), field],
          [t('地区', 'Region'), region],
          [t('组织方式', 'Mode'), mode ? words.choice(mode, 'mode') : '—'],
        ]}
      />
    </article>
  );
}
