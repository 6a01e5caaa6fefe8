import { defineLabels } from '#platform';

defineLabels('purpose', {
  tranche: { zh: '分期补助', en: 'Tranche of the grant' },
  compensation: { zh: '容错补偿', en: 'Compensation' },
});

defineLabels('report', {
  pending: { zh: '待回报', en: 'Not reported yet' },
  settled: { zh: '已到账', en: 'Settled' },
  rejected: { zh: '被拒绝', en: 'Rejected' },
  returned: { zh: '退汇', en: 'Returned' },
});

defineLabels('action', {
  'settlement.record': { zh: '登记结算', en: 'Record a settlement' },
});

defineLabels('eventType', {
  'contribution.submitted': { zh: '投入已提交核实', en: 'Contribution submitted' },
  'contribution.verified': { zh: '投入已核实', en: 'Contribution verified' },
  'contribution.queried': { zh: '投入退回补正', en: 'Contribution asked back' },
  'contribution.rejected': { zh: '投入不予认定', en: 'Contribution rejected' },
  'contribution.reversed': { zh: '投入核实已冲销', en: 'Contribution reversed' },
  'disbursement.eligible': { zh: '拨付条件满足', en: 'Disbursement eligible' },
  'disbursement.requested': { zh: '拨付已申请', en: 'Disbursement requested' },
  'disbursement.approved': { zh: '拨付已批准', en: 'Disbursement approved' },
  'disbursement.rejected': { zh: '拨付不予批准', en: 'Disbursement rejected' },
  'disbursement.released': { zh: '拨付已办理', en: 'Disbursement released' },
  'disbursement.instructed': { zh: '支付指令已发送', en: 'Disbursement instructed' },
  'disbursement.settled': { zh: '拨付已到账', en: 'Disbursement settled' },
  'disbursement.returned': { zh: '拨付退汇', en: 'Disbursement returned' },
  'disbursement.withheld': { zh: '拨付暂缓', en: 'Disbursement withheld' },
  'disbursement.cancelled': { zh: '拨付已取消', en: 'Disbursement cancelled' },
  'payment_batch.refused': { zh: '支付批次被拒收', en: 'Payment batch refused' },
  'payment_report.asked': { zh: '已向国库查询', en: 'Treasury asked about a report' },
  'payment_report.unmatched': { zh: '支付回报无法匹配', en: 'Payment report unmatched' },
  'settlement.recorded': { zh: '结算已登记', en: 'Settlement recorded' },
  'recovery.assessed': { zh: '追回已核定', en: 'Recovery assessed' },
  'recovery.notified': { zh: '追回已告知', en: 'Recovery notified' },
  'recovery.replied': { zh: '追回已答复', en: 'Recovery replied to' },
  'recovery.demanded': { zh: '已追缴', en: 'Recovery demanded' },
  'recovery.received': { zh: '追回款已到账', en: 'Recovery received' },
  'recovery.write_off_proposed': { zh: '已提请核销追回', en: 'Write-off proposed' },
  'recovery.write_off_refused': { zh: '不予核销追回', en: 'Write-off refused' },
  'recovery.written_off': { zh: '追回已核销', en: 'Recovery written off' },
});
