import { create, invalid, lock, nextNumber, sharedRow, uuidv7, type Tx } from '#platform';
import { getOrganisation, type OrganisationKind } from '#identity';
import { activeProgramme } from '#programme';
import { readContent, type NeedContent } from '../need-content.js';
import type { Need, NeedChannel, SourceFacts } from '../need.entity.js';
import { needParties } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { insertIndicators } from '../need.repository.js';

export interface CreateNeed {
  readonly programmeId: string;
  readonly demanderId: string;
  readonly channel: NeedChannel;
  readonly recommenderId?: string;
  readonly sourceFacts?: SourceFacts;
  readonly content: NeedContent;
}

/** domain.md section 1: who may be a demander. */
const DEMANDER_KINDS: readonly OrganisationKind[] = ['enterprise', 'hospital', 'university', 'institute', 'agency'];

/**
 * Files a need as a draft: the demander itself, or the agency or organiser for it (paper filings, field surveys).
 * @throws 403 · 404 the programme or an organisation · 409 programme.not_active · 422 with every wrong field
 */
export async function createNeed(tx: Tx, input: CreateNeed): Promise<Need> {
  const { programmeId, demanderId, channel, recommenderId = null } = input;
  await lock(
    tx,
    [
      sharedRow('programme', programmeId),
      sharedRow('organisation', demanderId),
      ...(recommenderId ? [sharedRow('organisation', recommenderId)] : []),
    ],
    programmeId,
  );
  const { programme, rulePack, rulePackId } = await activeProgramme(tx, programmeId);
  const parties = needParties({ demanderId, recommenderId }, programme);
  const enteredOnBehalf = !tx.context.actor.may('need.accept_text', { demander: demanderId, programmeId });
  await assertFiling(tx, input, enteredOnBehalf);
  const { columns, indicators } = readContent(input.content, rulePack);
  const need: Need = {
    ...columns,
    id: uuidv7(),
    programmeId,
    number: await nextNumber(tx, 'XQ'),
    state: 'draft',
    version: 1,
    demanderId,
    channel,
    recommenderId,
    enteredBy: tx.context.actor.userId,
    enteredOnBehalf,
    sourceFacts: input.sourceFacts ?? null,
    rulePackId,
    pledgedBy: null,
    submittedAt: null,
    panelId: null,
    recommendedAmountFen: null,
    textAcceptedAt: null,
    textOverdueAt: null,
    createdAt: tx.now,
  };
  await create(tx, needLifecycle, { row: need, permission: 'need.create', parties, emits: 'need.created' });
  await insertIndicators(tx, need.id, indicators);
  return need;
}

/** @throws 404 · 422 */
async function assertFiling(tx: Tx, input: CreateNeed, enteredOnBehalf: boolean): Promise<void> {
  const { demanderId, channel, recommenderId } = input;
  const demander = await getOrganisation(tx, demanderId);
  if (!DEMANDER_KINDS.includes(demander.kind)) throw invalid({ path: 'demanderId', code: 'need.demander_kind' });
  if (channel === 'field_survey' && !enteredOnBehalf) throw invalid({ path: 'channel', code: 'need.survey_by_agency' });
  if (channel !== 'recommended') {
    if (recommenderId) throw invalid({ path: 'recommenderId', code: 'need.recommender_not_wanted' });
    return;
  }
  if (!recommenderId) throw invalid({ path: 'recommenderId', code: 'need.recommender_required' });
  const recommender = await getOrganisation(tx, recommenderId);
  if (recommender.kind !== 'agency') throw invalid({ path: 'recommenderId', code: 'need.recommender_is_agency' });
}
