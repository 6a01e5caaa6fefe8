import { lock, uuidv7, type Tx } from '#platform';
import { dueReminders, noteNewDeadlines, noteReminder } from '../reminder.repository.js';
import { REMINDERS, type ReminderAction, type Rule } from '../rules.js';
import { tell } from './tell.js';

const ACTIONS = Object.keys(REMINDERS) as ReminderAction[];

/**
 * Reminds those who must act seven, three and one days before something falls due on its programme's clock, once each.
 * A deadline that was moved is another one.
 * @returns how many reminders were due
 */
export async function remind(tx: Tx, { mail }: { mail: boolean }): Promise<number> {
  await lock(tx, [], null);
  await noteNewDeadlines(tx, ACTIONS);
  let reminded = 0;
  for (const due of await dueReminders(tx, ACTIONS)) {
    if (!(await noteReminder(tx, due))) continue;
    const { about, to }: Pick<Rule, 'about' | 'to'> = REMINDERS[due.action as ReminderAction];
    await tell(tx, {
      kind: `deadline.${due.action}`,
      group: 'deadlines',
      ...{ about, to, subjectId: due.subjectId, sourceId: uuidv7(), mail },
      params: { days: due.days, dueAt: due.dueAt.toISOString() },
    });
    reminded += 1;
  }
  return reminded;
}
