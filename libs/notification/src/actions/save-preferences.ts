import { invalid, lock, row, type Tx } from '#platform';
import { preferencesOf, writePreferences, type Preferences } from '../preference.repository.js';

/**
 * Sets how a person wants to be told from now on; what was told before stays as it was.
 * @returns everything that holds now
 * @throws 422 when a group is named twice
 */
export async function savePreferences(tx: Tx, input: { userId: string } & Preferences): Promise<Preferences> {
  const { userId, ...preferences } = input;
  const groups = preferences.groups.map(({ group }) => group);
  const twice = groups.findIndex((group, index) => groups.indexOf(group) !== index);
  if (twice >= 0) throw invalid({ path: `groups.${twice}.group`, code: 'notification.group_twice' });
  await lock(tx, [row('app_user', userId)], null);
  await writePreferences(tx, userId, preferences);
  return preferencesOf(tx, userId);
}
