import { useQueryClient } from '@tanstack/react-query';
import { Button, Space, Typography } from 'antd';
import { useState } from 'react';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { Loaded } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { Day, Instant, StateTag } from '../../../ui/values';
import { TextChanges } from './text-changes';

type Addendum = Schemas['AddendumView'];
type Challenge = Schemas['ChallengeView'];

/** The addenda of a challenge, drafts among them, each with what it changes. */
export function Addenda({ challenge }: { challenge: Challenge }) {
  const { t } = useLanguage();
  const me = useMe();
  const [drafting, setDrafting] = useState(false);
  const path = { id: challenge.id };
  const enabled = may(me, 'addendum.read');
  const addenda = $api.useQuery('get', '/api/v1/challenges/{id}/addenda', { params: { path } }, { enabled });
  if (!enabled) return null;
  return (
    <TitledCard
      title={t('更正', 'Addenda')}
      style={{ marginTop: 16 }}
      extra={
        may(me, 'addendum.draft') &&
        challenge.openedAt !== null &&
        challenge.windowClosedAt === null && (
          <Button onClick={() => setDrafting(true)}>{t('起草更正', 'Draft an addendum')}</Button>
        )
      }
    >
      <Loaded query={addenda}>
        {({ items }) =>
          items.length === 0 ? (
            <Typography.Text type="secondary">{t('没有更正', 'No addenda')}</Typography.Text>
          ) : (
            items.map((addendum) => <AddendumRecord key={addendum.id} addendum={addendum} />)
          )
        }
      </Loaded>
      {drafting && <DraftDialog challenge={challenge} onClose={() => setDrafting(false)} />}
    </TitledCard>
  );
}

function AddendumRecord({ addendum }: { addendum: Addendum }) {
  const { t } = useLanguage();
  const { number, state, issuedAt, closesOn, reason, changes } = addendum;
  return (
    <article style={{ marginBottom: 24 }}>
      <Space wrap>
        <strong>{number}</strong>
        <StateTag lifecycle="addendum" state={state} />
        {issuedAt && (
          <>
            {t('发布于', 'Issued')} <Instant at={issuedAt} />
          </>
        )}
        {closesOn && (
          <>
            {t('揭榜截止日改为', 'Window closes on')} <Day at={closesOn} />
          </>
        )}
      </Space>
      <p className="prewrap">{t(`理由：${reason}`, `Why: ${reason}`)}</p>
      <TextChanges changes={changes} />
      <ActionBar
        collection="addenda"
        lifecycle="addendum"
        subject={addendum}
        initial={{ edit: { reason, ...(closesOn && { closesOn }) } }}
      />
    </article>
  );
}

/** Begins with the text as it is; what is left as it is does not change. */
function DraftDialog({ challenge, onClose }: { challenge: Challenge; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Addendum_draft');
  const params = { path: { id: challenge.id } };
  const { data: questions } = $api.useQuery('get', '/api/v1/challenges/{id}/clarifications', { params });
  if (!command) return null;
  const { title, summary, field, region, indicators } = challenge;
  return (
    <CommandDialog
      title={t('起草更正', 'Draft an addendum')}
      command={command}
      path={{ id: challenge.id }}
      initial={{ text: { title, summary, field, region }, indicators: indicators.map(editable) }}
      references={{
        id: indicators.map(({ id, name }) => ({ value: id, label: name })),
        clarificationId: questions?.items.map(({ id, question }) => ({ value: id, label: question })) ?? [],
      }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}

/** An indicator without its sentences, which the api makes. */
function editable({ zh: _zh, en: _en, ...indicator }: Challenge['indicators'][number]) {
  return indicator;
}
