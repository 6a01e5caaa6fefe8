import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { amountColumn, useInstalmentColumns } from '../../project/components/instalment-columns';

type Contribution = Schemas['ContributionView'];

interface Props {
  readonly projectId: string;
  readonly contributions: readonly Contribution[];
}

/** The instalments of the agreed plan, and how much of each is declared and verified. */
export function InstalmentProgress({ projectId, contributions }: Props) {
  const me = useMe();
  const plans = $api.useQuery(
    'get',
    '/api/v1/funding-plans',
    { params: { query: { projectId } } },
    { enabled: may(me, 'funding_plan.read') },
  );
  const plan = plans.data?.items.find(({ state }) => state === 'agreed');
  return plan ? <Instalments planId={plan.id} contributions={contributions} /> : null;
}

function Instalments({ planId, contributions }: { planId: string; contributions: readonly Contribution[] }) {
  const { t } = useLanguage();
  const planned = useInstalmentColumns<Row>();
  const plan = $api.useQuery('get', '/api/v1/funding-plans/{id}', { params: { path: { id: planId } } });
  const rows = (plan.data?.instalments ?? []).map((instalment) => {
    const own = contributions.filter((each) => each.instalment === instalment.number);
    return {
      ...instalment,
      verifiedFen: sum(own.filter(({ state }) => state === 'verified')),
      openFen: sum(own.filter(isOpen)),
    };
  });
  if (rows.length === 0) return null;
  return (
    <TitledCard title={t('计划与到位', 'Planned and paid')} style={{ marginBottom: 16 }}>
      <RowsTable
        name={t('投入计划与到位', 'Planned and paid')}
        rows={rows}
        rowKey={({ number }) => `${number}`}
        empty=""
        columns={[
          ...planned,
          amountColumn('open', t('待核实（元）', 'Not verified yet (CNY)'), ({ openFen }: Row) => openFen),
          amountColumn('verified', t('已核实（元）', 'Verified (CNY)'), ({ verifiedFen }: Row) => verifiedFen),
        ]}
      />
    </TitledCard>
  );
}

type Row = Schemas['InstalmentView'] & { readonly verifiedFen: string; readonly openFen: string };

const OPEN: readonly Contribution['state'][] = ['declared', 'submitted', 'queried'];
const isOpen = ({ state }: Contribution): boolean => OPEN.includes(state);

const sum = (rows: readonly Contribution[]): string =>
  rows.reduce((total, { amountFen }) => total + BigInt(amountFen), 0n).toString();
