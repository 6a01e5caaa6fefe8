import { notFound, type Parties, type ReadTx, type TimelineStep } from '#platform';
import { getPayeeAccount } from '#identity';
import { fiscalYearParties, getAdjustment, getFiscalYear } from '#ledger';
import { getProgramme, programmeParties } from '#programme';
import { getAssignment, getPanel, panelFacts } from '#panel';
import { getNotice, getObjection, handlesObjection, objectionFacts } from '#notice';
import { fundingPlanFacts, getPlan } from '#funding';
import { getNeed, needFacts } from '#need';
import { bulletinFacts, challengeParties, getAddendum, getBulletin, getChallenge, getClarification } from '#bulletin';
import { visibleProposal } from '#proposal';
import { awardParties, getAward, getDecision } from '#selection';
import { getAgreement, getProject, getTermination, projectParties } from '#project';
import { getMilestone } from '#milestone';
import { acceptanceParties, checkpointFacts, getAcceptance, getCheckpoint } from '#acceptance';
import { getBatch, getContribution, getDisbursement, getRecovery, getReview } from '#disbursement';

/** What of a subject's timeline its reader may not know although it may read the subject. */
export interface Discretion {
  /** Steps that are left out. */
  readonly withholds?: (step: TimelineStep) => boolean;
  /** Steps whose actor is not named, neither the person nor the organisation. */
  readonly hidesActor?: (step: TimelineStep) => boolean;
  readonly hidesReason?: (step: TimelineStep) => boolean;
}

/** Stops whoever may not read the subject. @throws 404 platform.not_found */
type ReadSubject = (tx: ReadTx, id: string) => Promise<Discretion>;

const OPEN: Discretion = {};

/** Readable by whoever holds a permission on the subject's parties, as on the page of the subject. */
const by =
  (type: string, permission: string, partiesOf: (tx: ReadTx, id: string) => Promise<Parties>): ReadSubject =>
  async (tx, id) => {
    if (!tx.context.actor.may(permission, await partiesOf(tx, id))) throw notFound(type, id);
    return OPEN;
  };

const ofProject = async (tx: ReadTx, projectId: string): Promise<Parties> =>
  projectParties(tx, await getProject(tx, projectId));
const ofProgramme = async (tx: ReadTx, programmeId: string): Promise<Parties> =>
  programmeParties(await getProgramme(tx, programmeId));
const ofChallenge = async (tx: ReadTx, challengeId: string): Promise<Parties> =>
  challengeParties(tx, await getChallenge(tx, challengeId));

/** Who asked is nobody's business; only the asker finds itself there. */
const clarification: ReadSubject = async (tx, id) => {
  const { actor } = tx.context;
  const { askedBy, challengeId } = await getClarification(tx, id);
  const own = askedBy === actor.userId;
  if (!own && !actor.may('clarification.read', await ofChallenge(tx, challengeId))) throw notFound('clarification', id);
  return { hidesActor: ({ action }) => action === 'create' && !own };
};

/**
 * Before the opening for the taker alone (`visibleProposal`); after it, how often a draft was saved is still its own
 * business, and experts judge the work and not the people.
 */
const proposal: ReadSubject = async (tx, id) => {
  const { actor } = tx.context;
  const { proposal: found, facts } = await visibleProposal(tx, id);
  const { programmeId, expert } = facts.parties;
  const own = actor.may('proposal.read_sealed', facts.parties);
  const judging = actor.may('proposal.read', { programmeId, expert });
  return {
    withholds: ({ action }) => !own && action === 'save_draft',
    hidesActor: ({ organisationId }) => judging && organisationId === found.takerId,
  };
};

/** Reasons on a panel name its members: only who may know the members reads them. */
const panel: ReadSubject = async (tx, id) => {
  const { actor } = tx.context;
  const { parties } = await panelFacts(tx, await getPanel(tx, id));
  if (!actor.may('panel.read', parties)) throw notFound('panel', id);
  return { hidesReason: () => !actor.may('panel.read_members', parties) };
};

const panelAssignment: ReadSubject = async (tx, id) => {
  const { actor } = tx.context;
  const { userId, panelId } = await getAssignment(tx, id);
  const { agencyId, programmeId } = await getPanel(tx, panelId);
  const known = actor.may('panel.read_members', { agency: agencyId, programmeId });
  if (userId !== actor.userId && !known) throw notFound('panel_assignment', id);
  return OPEN;
};

/** Who filed is told to who handles that kind, and to the filer; an anonymous report has no actor at all. */
const objection: ReadSubject = async (tx, id) => {
  const { actor } = tx.context;
  const found = await getObjection(tx, id);
  const facts = objectionFacts(found, actor);
  const own = found.filerId !== null && found.filerId === actor.userId;
  if (!own && !actor.may('objection.read', facts.parties)) throw notFound('objection', id);
  const knows = own || (found.filerId !== null && handlesObjection(facts, actor));
  return { hidesActor: ({ action }) => ['create', 'withdraw'].includes(action) && !knows };
};

const READERS: Readonly<Record<string, ReadSubject>> = {
  programme: by('programme', 'programme.read', ofProgramme),
  need: by('need', 'need.read', async (tx, id) => (await needFacts(tx, await getNeed(tx, id))).parties),
  bulletin: by(
    'bulletin',
    'bulletin.read',
    async (tx, id) => (await bulletinFacts(tx, await getBulletin(tx, id))).parties,
  ),
  challenge: by('challenge', 'challenge.read', ofChallenge),
  clarification,
  addendum: by('addendum', 'addendum.read', async (tx, id) => ofChallenge(tx, (await getAddendum(tx, id)).challengeId)),
  proposal,
  panel,
  panel_assignment: panelAssignment,
  decision: by('decision', 'decision.read', async (tx, id) => ofChallenge(tx, (await getDecision(tx, id)).challengeId)),
  award: by('award', 'award.read', async (tx, id) => awardParties(tx, await getAward(tx, id))),
  public_notice: by('public_notice', 'notice.read', async (tx, id) => {
    const { agencyId, programmeId } = await getNotice(tx, id);
    return { agency: agencyId, programmeId };
  }),
  objection,
  funding_plan: by(
    'funding_plan',
    'funding_plan.read',
    async (tx, id) => (await fundingPlanFacts(tx, await getPlan(tx, id))).parties,
  ),
  project: by('project', 'project.read', ofProject),
  agreement: by('agreement', 'project.read', async (tx, id) => ofProject(tx, (await getAgreement(tx, id)).projectId)),
  termination: by('termination', 'termination.read', async (tx, id) =>
    ofProject(tx, (await getTermination(tx, id)).projectId),
  ),
  milestone: by('milestone', 'milestone.read', async (tx, id) => ofProject(tx, (await getMilestone(tx, id)).projectId)),
  acceptance: by('acceptance', 'acceptance.read', async (tx, id) => acceptanceParties(tx, await getAcceptance(tx, id))),
  checkpoint: by(
    'checkpoint',
    'checkpoint.read',
    async (tx, id) => (await checkpointFacts(tx, await getCheckpoint(tx, id))).parties,
  ),
  contribution: by('contribution', 'contribution.read', async (tx, id) =>
    ofProject(tx, (await getContribution(tx, id)).projectId),
  ),
  disbursement: by('disbursement', 'disbursement.read', async (tx, id) =>
    ofProject(tx, (await getDisbursement(tx, id)).projectId),
  ),
  recovery: by('recovery', 'disbursement.read', async (tx, id) => ofProject(tx, (await getRecovery(tx, id)).projectId)),
  payment_batch: by('payment_batch', 'payment_batch.read', async (tx, id) =>
    ofProgramme(tx, (await getBatch(tx, id)).programmeId),
  ),
  payment_report_review: by('payment_report_review', 'payment_report.read', async (tx, id) =>
    ofProgramme(tx, (await getReview(tx, id)).programmeId),
  ),
  fiscal_year: by('fiscal_year', 'ledger.read', async (tx, id) => fiscalYearParties(await getFiscalYear(tx, id))),
  prior_year_adjustment: by('prior_year_adjustment', 'ledger.read', async (tx, id) =>
    fiscalYearParties(await getAdjustment(tx, id)),
  ),
  payee_account: by('payee_account', 'payee_account.read', async (tx, id) => {
    const { organisationId: owner } = await getPayeeAccount(tx, id);
    return { organisation: owner, demander: owner, taker: owner, agency: tx.context.actor.organisationId };
  }),
};

/** The kinds of subjects that have a timeline. */
export const TIMELINE_SUBJECTS: readonly string[] = Object.keys(READERS);

/** Stops whoever may not read the subject, and says what its timeline keeps from this reader. @throws 404 */
export function readableSubject(tx: ReadTx, subject: { type: string; id: string }): Promise<Discretion> {
  const read = READERS[subject.type];
  if (!read) throw notFound(subject.type, subject.id);
  return read(tx, subject.id);
}
