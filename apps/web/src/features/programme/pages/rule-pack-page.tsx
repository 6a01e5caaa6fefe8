import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { useDraft } from '../../../ui/command-form/use-draft';
import { Loaded, Page } from '../../../ui/page';
import { Comparison } from '../rules/comparison';
import { useDifferences } from '../rules/differences';
import { RulePackForm, type Wrong } from '../rules/rule-pack-form';
import { packOf, useRuleSchema, type Pack, type RuleSchema } from '../rules/rule-schema';
import { SetRulesDialog } from '../rules/set-rules-dialog';
import { StartChoice } from '../rules/start-choice';
import { Simulator } from '../simulator/simulator';

type Programme = Schemas['ProgrammeView'];

/** The rules of a programme, edited with what they would pay beside them. */
export default function RulePackPage() {
  const { t } = useLanguage();
  const { id = '' } = useParams();
  const programme = $api.useQuery('get', '/api/v1/programmes/{id}', { params: { path: { id } } });
  const schema = useRuleSchema();
  const trail = [
    { to: '/workbench/programmes', text: t('计划与规则', 'Programmes and rules') },
    { to: `/workbench/programmes/${id}`, text: programme.data?.name ?? '…' },
  ];
  return (
    <Page title={t('规则包与试算', 'Rules and trial')} trail={trail} wide>
      <Loaded query={programme}>
        {(data) => <Loaded query={schema}>{(rules) => <RulesDesk programme={data} schema={rules} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function RulesDesk({ programme, schema }: { programme: Programme; schema: RuleSchema }) {
  const maySimulate = may(useMe(), 'programme.simulate');
  const inForce: Pack | null = programme.rulePack;
  const { restored, keep, discard } = useDraft(`rules ${programme.id}`);
  const [start, setStart] = useState({ number: 0, pack: restored ?? inForce ?? {} });
  const [edited, setEdited] = useState<Pack>(start.pack);
  const [wrong, setWrong] = useState<Wrong>([]);
  const rulePack = packOf(schema, edited) as Record<string, unknown>;
  const change = (values: Pack) => {
    keep(values);
    setEdited(values);
  };
  const startFrom = (pack: Pack) => {
    setStart(({ number }) => ({ number: number + 1, pack }));
    setWrong([]);
    change(pack);
  };
  const startOver = () => {
    startFrom(inForce ?? {});
    discard();
  };
  // Without rules in force, what an untouched form gives is the start.
  const differences = useDifferences()(schema, packOf(schema, inForce) as Pack, rulePack);
  return (
    <div className="rules-desk">
      <section>
        <EditorHead
          {...{ programme, rulePack, differences }}
          restored={restored !== null && start.number === 0}
          onStart={startFrom}
          onStartOver={startOver}
          onWrong={setWrong}
          onDone={discard}
        />
        <RulePackForm
          key={start.number}
          schema={schema}
          initial={start.pack}
          wrong={wrong}
          differences={inForce ? differences : []}
          onChange={change}
        />
      </section>
      {maySimulate && (
        <Simulator programmeId={programme.id} edited={rulePack} inForce={inForce} onWrongRules={setWrong} />
      )}
    </div>
  );
}

interface HeadProps {
  readonly programme: Programme;
  readonly rulePack: Record<string, unknown>;
  readonly differences: ReturnType<ReturnType<typeof useDifferences>>;
  /** What was edited before and not set yet is on the page again. */
  readonly restored: boolean;
  readonly onStart: (pack: Pack) => void;
  readonly onStartOver: () => void;
  readonly onWrong: (errors: Wrong) => void;
  readonly onDone: () => void;
}

function EditorHead({ programme, rulePack, differences, restored, onStart, onStartOver, onWrong, onDone }: HeadProps) {
  const { t } = useLanguage();
  const isChanged = differences.length > 0;
  const subject = { ...programme, actions: programme.actions.filter(({ name }) => name === 'set_rules') };
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      {restored && isChanged && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('已恢复您上次未制定的改动', 'What you had not set yet was restored')}
        />
      )}
      <div className="filters">
        <StartChoice programmeId={programme.id} isChanged={isChanged} onStart={onStart} />
        <Button disabled={!isChanged} onClick={onStartOver}>
          {t('还原为现行规则', 'Back to the rules in force')}
        </Button>
      </div>
      <ActionBar
        collection="programmes"
        lifecycle="programme"
        subject={subject}
        custom={{
          set_rules: (close) => (
            <SetRulesDialog {...{ programme, rulePack, differences, onWrong, onDone }} onClose={close} />
          ),
        }}
      />
      {programme.rulePack ? (
        <details style={{ marginTop: 12 }}>
          <summary>
            {isChanged
              ? t(`与现行规则相比改动 ${differences.length} 处`, `${differences.length} changes to the rules in force`)
              : t('与现行规则相同', 'The same as the rules in force')}
          </summary>
          {isChanged && <Comparison differences={differences} />}
        </details>
      ) : (
        <p>{t('还没有规则：选一套作为起点，再按本计划修改', 'No rules yet: start from a pack and adapt it')}</p>
      )}
    </Card>
  );
}
