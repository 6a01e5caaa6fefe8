import { lock, row, transition, uuidv7, type Tx } from '#platform';
import { Programme, RulePackVersion } from '../programme.entities.js';
import { programmeLifecycle } from '../programme.lifecycle.js';
import { getProgramme, programmeFacts } from '../programme.repository.js';
import { parseRulePack, rulePackHash } from '../rule-pack/index.js';

export interface SetRules {
  readonly programmeId: string;
  readonly version: number;
  readonly rulePack: unknown;
}

/**
 * Gives the programme a new version of its rules. What was published under an older version keeps it.
 * @throws 403 · 404 · 422 with the path of every wrong rule
 */
export async function setRules(tx: Tx, input: SetRules): Promise<Programme> {
  await lock(tx, [row('programme', input.programmeId)]);
  const programme = await getProgramme(tx, input.programmeId);
  const content = parseRulePack(input.rulePack);
  const [latest] = await tx.query<{ number: number }>(
    'select coalesce(max(version_number), 0)::int as number from rule_pack where programme_id = $1',
    [programme.id],
  );
  const version: RulePackVersion = {
    id: uuidv7(),
    programmeId: programme.id,
    versionNumber: (latest?.number ?? 0) + 1,
    content,
    contentHash: rulePackHash(content),
    createdBy: tx.context.actor.userId,
    createdAt: tx.now,
  };
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(RulePackVersion)
    .values(version as never)
    .execute();
  return transition(tx, programmeLifecycle, 'set_rules', {
    facts: await programmeFacts(tx, programme),
    version: input.version,
    set: { rulePackId: version.id },
  }) as Promise<Programme>;
}
