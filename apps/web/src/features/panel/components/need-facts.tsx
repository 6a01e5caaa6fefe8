import { Descriptions } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Money } from '../../../ui/values';

type Need = Schemas['NeedView'];

/** A need as far as its assessment asks. */
export function NeedFacts({ need }: { need: Need }) {
  const { t } = useLanguage();
  const words = useWords();
  const long = (key: string, label: string, text: string) => ({
    key,
    label,
    children: <p className="prewrap">{text}</p>,
  });
  return (
    <>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'title',
            label: t('需求', 'Need'),
            children: <Link to={`/workbench/needs/${need.id}`}>{need.title}</Link>,
          },
          { key: 'demander', label: t('需求方', 'Demander'), children: need.demanderName },
          {
            key: 'total',
            label: t('投入总额', 'Investment'),
            children: <Money fen={need.totalInvestmentFen} unit="wan" />,
          },
          {
            key: 'period',
            label: t('周期', 'Period'),
            children: t(`${need.periodMonths} 个月`, `${need.periodMonths} months`),
          },
          {
            key: 'cooperation',
            label: t('合作方式', 'Cooperation'),
            children: words.choice(need.cooperation, 'cooperation'),
          },
          {
            key: 'ownership',
            label: t('成果归属', 'Result ownership'),
            children: words.choice(need.resultOwnership, 'resultOwnership'),
          },
        ]}
      />
      <Descriptions
        size="small"
        column={1}
        layout="vertical"
        items={[
          long('summary', t('需求简介', 'Summary'), need.summary),
          long('alone', t('自身不能解决的问题', 'What cannot be solved alone'), need.cannotSolveAlone),
          long('scene', t('应用场景', 'Scene of application'), need.scene),
        ]}
      />
    </>
  );
}
