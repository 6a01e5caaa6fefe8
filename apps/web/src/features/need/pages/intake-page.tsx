import { Button, Card, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { distanceText } from '../../../i18n/time';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { Due, Money } from '../../../ui/values';
import { STEPS_OF_OTHERS } from '../steps-of-others';

type Need = Schemas['NeedSummaryView'];
type Waiting = Schemas['WorkItemView'];

/** The stations of a need before it is listed, in the order in which it passes them. */
const STATIONS = ['submitted', 'recommended', 'assessing', 'agreeing', 'deferred'] as const;
const SHOWN = 100;

/** The needs on their way to a bulletin: where each stands, for how long, and what can be done with it here. */
export default function IntakePage() {
  const { t } = useLanguage();
  const query = { subjectType: 'need', limit: SHOWN } as never;
  const { data: work } = $api.useQuery('get', '/api/v1/me/worklist', { params: { query } });
  const waiting = new Map(work?.items.map((item) => [item.id, item]));
  return (
    <Page title={t('需求受理', 'Intake')} trail={[{ to: '/workbench/needs', text: t('需求', 'Needs') }]} wide>
      <div className="board">
        {STATIONS.map((state) => (
          <Station key={state} state={state} waiting={waiting} />
        ))}
      </div>
    </Page>
  );
}

interface StationProps {
  readonly state: (typeof STATIONS)[number];
  /** What waits for the reader, by need. */
  readonly waiting: ReadonlyMap<string, Waiting>;
}

function Station({ state, waiting }: StationProps) {
  const { t } = useLanguage();
  const words = useWords();
  const holders: Readonly<Record<StationProps['state'], string>> = {
    submitted: t('归口管理部门推荐，或管理单位直接受理', 'the recommender, or the agency directly'),
    recommended: t('管理单位受理', 'the agency'),
    assessing: t('管理单位与专家组评估', 'the agency and its panel'),
    agreeing: t('需求方确认文本', 'the demander, to accept the text'),
    deferred: t('需求方修改后再议', 'the demander, to revise it'),
  };
  const needs = $api.useQuery('get', '/api/v1/needs', { params: { query: { state: [state], limit: SHOWN } } });
  return (
    <section className="board-column" aria-label={words.state('need', state)}>
      <h2 className="card-title">
        {words.state('need', state)} {needs.data && <Tag>{count(needs.data.items, needs.data.nextCursor)}</Tag>}
      </h2>
      <p className="rule-note">{holders[state]}</p>
      <Loaded query={needs}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && <p>{t('没有需求在此环节，无需处理', 'No need is here: there is nothing to do')}</p>}
            {items.map((need) => (
              <NeedCard key={need.id} need={need} waiting={waiting.get(need.id)} />
            ))}
            {nextCursor && <Link to={`/workbench/needs?state=${state}`}>{t('全部…', 'All…')}</Link>}
          </>
        )}
      </Loaded>
    </section>
  );
}

const count = (items: readonly unknown[], more: string | null): string => `${items.length}${more ? '+' : ''}`;

function NeedCard({ need, waiting }: { need: Need; waiting: Waiting | undefined }) {
  const { t, language } = useLanguage();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [now] = useState(() => Date.now());
  const { id, number, title, demanderName, priority, totalInvestmentFen, submittedAt } = need;
  return (
    <Card size="small" style={{ marginBottom: 8 }}>
      <Link to={`/workbench/needs/${id}`}>{title}</Link>
      <div>
        {number} · {demanderName}
      </div>
      <div>
        <Money fen={totalInvestmentFen} unit="wan" />
        {priority !== 'normal' && <Tag color="orange">{words.choice(priority, 'priority')}</Tag>}
      </div>
      {submittedAt && (
        <div>
          {t(
            `提交于 ${distanceText(submittedAt, now, language)}`,
            `Submitted ${distanceText(submittedAt, now, language)}`,
          )}
        </div>
      )}
      {waiting && (
        <div>
          <Tag color="blue">{t('等我办理', 'Waits for me')}</Tag>
          {waiting.dueAt && <Due at={waiting.dueAt} />}
        </div>
      )}
      <Button
        size="small"
        aria-expanded={open}
        aria-label={t(`办理 ${title}`, `Act on ${title}`)}
        onClick={() => setOpen(!open)}
      >
        {open ? t('收起', 'Close') : t('办理…', 'Act…')}
      </Button>
      {open && <NeedActions id={id} />}
    </Card>
  );
}

/** What is written on the need's own page. */
const WITHOUT = [...STEPS_OF_OTHERS, 'edit', 'propose_text'];

/** What can be done with a need; read when it is asked for. */
function NeedActions({ id }: { id: string }) {
  const need = $api.useQuery('get', '/api/v1/needs/{id}', { params: { path: { id } } });
  return (
    <div style={{ marginTop: 8 }}>
      <Loaded query={need}>
        {(data) => <ActionBar collection="needs" lifecycle="need" subject={data} without={WITHOUT} />}
      </Loaded>
    </div>
  );
}
