import { defineMessages } from '#platform';

export const treasuryMessages = defineMessages({
  'treasury.out_of_order': { zh: '国库系统暂不可用', en: 'The treasury is out of order' },
  'treasury.unknown_batch': { zh: '未收到过该批次', en: 'This batch was never received' },
  'treasury.unknown_instruction': { zh: '未收到过该支付指令', en: 'This instruction was never received' },
  'treasury.different_content': {
    zh: '同一批次号已用于不同的内容',
    en: 'This batch reference was used with other content',
  },
  'treasury.instruction_reused': {
    zh: '支付指令号 {instructionReference} 已用于另一笔支付',
    en: 'The instruction reference {instructionReference} was used for another payment',
  },
  'treasury.stale_attempt': {
    zh: '支付指令 {instructionReference} 的提交序号 {attempt} 已过期（最新为 {newest}）',
    en: 'Attempt {attempt} of instruction {instructionReference} is older than attempt {newest}',
  },
  'treasury.unknown_sequence': {
    zh: '回报序号 {after} 尚不存在（最新为 {newest}）：流水可能已丢失',
    en: 'There is no report {after} yet (newest {newest}): the journal may have been lost',
  },
  'treasury.wrong_count': { zh: '笔数不符，实际为 {actual}', en: 'The count is wrong; there are {actual} lines' },
  'treasury.wrong_control_sum': {
    zh: '控制总额不符，实际为 {actual} 分',
    en: 'The control sum is wrong; it is {actual} fen',
  },
  'treasury.wrong_hash': { zh: '内容摘要不符，文件可能不完整', en: 'The hash is not that of the content' },
  'treasury.reference_mismatch': { zh: '批次号与地址不一致', en: 'Not the batch reference of the address' },
  'treasury.duplicate_instruction': { zh: '批次内支付指令号重复', en: 'The batch has this instruction already' },
  'treasury.not_positive': { zh: '金额必须大于零', en: 'The amount must be above zero' },
  'treasury.wrong_bank_code': { zh: '行号校验位错误', en: 'The check digit of the bank code is wrong' },
});
