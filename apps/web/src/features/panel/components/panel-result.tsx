import { Table, Tag, Typography } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded } from '../../../ui/page';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { pointsText } from '../scoring/points';

type Panel = Schemas['PanelView'];
type Sheet = Schemas['SheetView'];

/** What the panel came to on one entry, as the api computes it; the schema leaves it open. */
interface EntryResult {
  readonly entryId: string;
  readonly totalHundredths: number;
  readonly perCriterion: readonly { readonly criterion: string; readonly hundredths: number }[];
  readonly dispersion: { readonly standardDeviationHundredths: number };
  readonly mustPassFailed: readonly string[];
  readonly dissent: readonly { readonly expertId: string; readonly deviationHundredths: number }[];
}

/** The result of a closed panel and the sheets behind it. */
export function PanelResult({ panel }: { panel: Panel }) {
  const { t } = useLanguage();
  const path = { id: panel.id };
  const result = $api.useQuery('get', '/api/v1/panels/{id}/result', { params: { path } });
  const { data: members } = $api.useQuery('get', '/api/v1/panels/{id}/assignments', { params: { path } });
  const names = new Map(members?.items.map(({ userId, name }) => [userId, name]));
  return (
    <TitledCard title={t('评审结果', 'Result')} style={{ marginTop: 16 }}>
      <Loaded query={result}>
        {({ entries, sheets, submitted, quorum }) => (
          <>
            <p>
              {t(
                `已提交 ${submitted} 份评分表，法定人数 ${quorum}`,
                `${submitted} sheets were handed in, the quorum is ${quorum}`,
              )}
            </p>
            <ResultTable panel={panel} results={entries as unknown as EntryResult[]} names={names} />
            {sheets.map((sheet) => (
              <SheetDetails
                key={sheet.assignmentId}
                panel={panel}
                sheet={sheet}
                name={names.get(sheet.userId) ?? '—'}
              />
            ))}
          </>
        )}
      </Loaded>
    </TitledCard>
  );
}

interface ResultProps {
  readonly panel: Panel;
  readonly results: readonly EntryResult[];
  readonly names: ReadonlyMap<string, string>;
}

function ResultTable({ panel, results, names }: ResultProps) {
  const { t } = useLanguage();
  const label = (entryId: string) => panel.entries.find((entry) => entry.entryId === entryId)?.label ?? '—';
  const criterion = (code: string) => panel.rubric.find((each) => each.code === code)?.title;
  const scored = (result: EntryResult, code: string) =>
    result.perCriterion.find((each) => each.criterion === code)?.hundredths;
  return (
    <SheetRegion name={t('评审结果', 'Result')}>
      <Table<EntryResult>
        size="small"
        className="wide-table"
        bordered
        pagination={false}
        rowKey="entryId"
        dataSource={[...results]}
        columns={[
          { title: t('评审对象', 'Entry'), key: 'entry', render: (_, { entryId }) => label(entryId) },
          {
            title: t('总分', 'Total'),
            key: 'total',
            align: 'right',
            render: (_, { totalHundredths }) => <strong className="amount">{pointsText(totalHundredths)}</strong>,
          },
          ...panel.rubric.map(({ code, title }) => ({
            title: t(title),
            key: code,
            align: 'right' as const,
            render: (_: unknown, result: EntryResult) => pointsText(scored(result, code) ?? 0),
          })),
          {
            title: t('标准差', 'Deviation'),
            key: 'deviation',
            align: 'right',
            render: (_, { dispersion }) => pointsText(dispersion.standardDeviationHundredths),
          },
          {
            title: t('未达否决线', 'Must-pass not reached'),
            key: 'failed',
            render: (_, { mustPassFailed }) =>
              mustPassFailed.map((code) => {
                const title = criterion(code);
                return (
                  <Tag key={code} color="red">
                    {title ? t(title) : code}
                  </Tag>
                );
              }),
          },
          {
            title: t('评分偏离的专家', 'Dissent'),
            key: 'dissent',
            render: (_, { dissent }) =>
              dissent
                .map(
                  ({ expertId, deviationHundredths }) =>
                    `${names.get(expertId) ?? '—'} ${pointsText(deviationHundredths)}`,
                )
                .join(t('；', '; ')) || '—',
          },
        ]}
      />
    </SheetRegion>
  );
}

function SheetDetails({ panel, sheet, name }: { panel: Panel; sheet: Sheet; name: string }) {
  const { t } = useLanguage();
  return (
    <details style={{ marginTop: 8 }}>
      <summary>{t(`${name} 的评分表`, `Sheet of ${name}`)}</summary>
      {panel.entries.map(({ entryId, label }) => (
        <section key={entryId}>
          <Typography.Text strong>{label}</Typography.Text>
          <ul>
            {panel.rubric.map(({ code, title }) => {
              const score = sheet.scores.find((each) => each.entryId === entryId && each.criterion === code);
              return (
                <li key={code}>
                  {t(title)} {score ? `${pointsText(score.score)} · ${score.reason}` : '—'}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </details>
  );
}
