import { createHash } from 'node:crypto';
import { uuidv7 } from '#platform';
import { aCast, type Cast } from '../builders/people.js';
import {
  aProject,
  edit,
  milestonesOf,
  monthsAfter,
  readAgreement,
  readProject,
  settledProject,
  settlingProject,
  signAs,
  signerOf,
  startSigning,
  type AgreementBody,
} from '../builders/project.js';
import { readAward } from '../builders/selection.js';
import { System } from '../support/system.js';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly reasons?: readonly { readonly code: string; readonly params: object }[];
}

const reasons = (body: unknown): string[] => ((body as Problem).reasons ?? []).map(({ code }) => code);
const wrongFields = (body: unknown): string[] =>
  ((body as Problem).errors ?? []).map(({ path, code }) => `${path} ${code}`).sort();

describe('an agreement', () => {
  let system: System;
  let cast: Cast;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(() => system.stop());

  const planOf = async (projectId: string): Promise<{ id: string; version: number; state: string }> => {
    const { body } = await cast.officer.get(`/funding-plans?projectId=${projectId}`).expect(200);
    return (
      (body as { items: { id: string; version: number; state: string }[] }).items[0] ?? {
        id: '',
        version: 0,
        state: '',
      }
    );
  };

  it('begins with the project that the worker makes of a confirmed award', async () => {
    const project = await aProject(cast).contracting();
    const award = await readAward(cast, project.awardId);
    expect(project).toMatchObject({
      id: award.projectId,
      state: 'contracting',
      outcome: null,
      takerName: '南昌大学',
      demanderName: '江西电缆有限责任公司',
      agencyName: '吉安市科学技术局',
      agreementState: 'drafting',
    });
    expect(project.number).toMatch(/^XM-\d{4}-\d{4}$/);
    const draft = await readAgreement(cast.taker, project.id);
    expect(draft.content.period.months).toBe(24);
    expect(draft.content.ipSplit).toEqual([{ organisationId: project.takerId, sharePpm: 1_000_000 }]);
    expect(draft.content.funding).toMatchObject({ grantFen: '125000000', demanderPlanFen: '375000000' });
    expect(draft.content.indicators).toHaveLength(7);
    await cast.taker2.get(`/projects/${project.id}`).expect(404);
    await cast.oversight.get(`/projects/${project.id}/agreement`).expect(200);
    const { body } = await cast.taker2.get('/projects').expect(200);
    expect((body as { items: unknown[] }).items).toEqual([]);
    const mine = await cast.taker.get('/projects?state=contracting&limit=1').expect(200);
    expect(mine.body).toMatchObject({ items: [{ id: project.id, takerName: '南昌大学' }] });
  });

  it('is drafted by the officer and the demander, and names every wrong field', async () => {
    const project = await aProject(cast).contracting();
    const draft = await readAgreement(cast.demander, project.id);
    const { startsOn } = draft.content.period;
    const wrong = {
      periodMonths: 40,
      ipSplit: [{ organisationId: uuidv7(), sharePpm: 999_999 }],
      milestones: [
        {
          title: '过早',
          kind: 'final',
          dueOn: monthsAfter(startsOn, -1),
          targets: [{ indicatorId: uuidv7(), values: ['1'] }],
        },
      ],
    };
    const answer = await cast.demander.patch(`/agreements/${draft.id}`, draft.version, wrong).expect(422);
    expect(wrongFields(answer.body)).toEqual([
      'ipSplit agreement.split_not_whole',
      'ipSplit.0.organisationId agreement.not_a_party',
      'milestones.0.dueOn agreement.milestone_outside_period',
      'milestones.0.targets.0.indicatorId agreement.indicator_unknown',
      'periodMonths agreement.period_too_long',
    ]);
    await cast.taker.patch(`/agreements/${draft.id}`, draft.version, { periodMonths: 12 }).expect(403);
    const edited = await edit(cast.demander, draft, { periodMonths: 18 });
    expect(edited.content.period.months).toBe(18);
    const stale = await cast.officer.patch(`/agreements/${draft.id}`, draft.version, { periodMonths: 12 }).expect(409);
    expect(reasons(stale.body)).toEqual(['platform.stale_version']);
    const early = await cast.officer.act('agreements', edited, 'start_signing').expect(409);
    expect(reasons(early.body)).toEqual(['agreement.final_milestone_missing', 'agreement.failure_risk_split_missing']);
    const unsigned = await cast.taker.act('agreements', edited, 'sign', { party: 'taker', textHash: '0'.repeat(64) });
    expect([unsigned.status, reasons(unsigned.body)]).toEqual([409, ['platform.state_not_allowed']]);
    await cast.officer.get(`/projects/${project.id}/agreement/text`).expect(409);
  });

  it('takes effect with the third signature under one text, in one transaction', async () => {
    const signing = await aProject(cast).signing();
    const { projectId } = signing;
    const { body } = await cast.demander.get(`/projects/${projectId}/agreement/text`).expect(200);
    const { text, textHash } = body as { text: string; textHash: string };
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(textHash);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(signing.content)));

    expect(await signAs(cast, projectId, 'demander')).toMatchObject({ state: 'signing', effectiveAt: null });
    expect(await signAs(cast, projectId, 'agency')).toMatchObject({ state: 'signing' });
    const effective = await signAs(cast, projectId, 'taker');
    expect(effective).toMatchObject({ state: 'effective', textHash });
    expect(effective.signatures.map(({ party }) => party)).toEqual(['demander', 'agency', 'taker']);
    expect(effective.signatures.every((signature) => signature.textHash === textHash)).toBe(true);

    const project = await readProject(cast.officer, projectId);
    expect(project).toMatchObject({ state: 'active', endsOn: signing.content.period.endsOn });
    expect(await readAward(cast, project.awardId)).toMatchObject({ state: 'signed', grantFen: '125000000' });
    expect(await planOf(projectId)).toMatchObject({ state: 'agreed' });

    expect(await milestonesOf(cast.officer, projectId)).toEqual([]);
    await system.drainJobs();
    expect(await milestonesOf(cast.officer, projectId)).toMatchObject([
      { number: 1, state: 'active', kind: 'midterm', instalment: 1, targets: [{ zh: '检测速度 ≥ 10 m/min' }] },
      { number: 2, state: 'planned', kind: 'final' },
    ]);
  });

  it('is signed once by each party, by one person each, under the present text only', async () => {
    const signing = await aProject(cast).signing();
    const { id, projectId, textHash } = signing;
    const sign = (who: keyof typeof clients, party: string, hash = textHash, version = signing.version) =>
      clients[who].act('agreements', { id, version }, 'sign', { party, textHash: hash });
    const clients = { demander: cast.demander, taker: cast.taker, approver: cast.approver, officer: cast.officer };

    const other = await sign('taker', 'taker', 'f'.repeat(64)).expect(409);
    expect(reasons(other.body)).toEqual(['agreement.text_not_present']);
    await sign('taker', 'demander').expect(403);
    await sign('officer', 'agency').expect(403);
    await sign('taker', 'bank').expect(422);

    await signAs(cast, projectId, 'demander');
    const again = await sign('demander', 'demander', textHash, signing.version + 1).expect(409);
    expect(reasons(again.body)).toEqual(['agreement.party_signed']);

    const { userId } = cast.people.demander;
    const grant = { role: 'agency_approver', organisationId: cast.people.approver.organisationId };
    await cast.admin.post(`/users/${userId}/grants`, grant).expect(201);
    const both = await system.rows<{ username: string }>('select username from app_user where id = $1', [userId]);
    const demanderAgain = await system.signIn(both[0]?.username ?? '');
    const twice = await demanderAgain
      .act('agreements', { id, version: signing.version + 1 }, 'sign', { party: 'agency', textHash })
      .expect(409);
    expect(reasons(twice.body)).toEqual(['agreement.person_signed_already']);
  });

  it('lets one of several simultaneous signatures for a party stand', async () => {
    const signing = await aProject(cast).signing();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        cast.taker.act('agreements', signing, 'sign', { party: 'taker', textHash: signing.textHash }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
    const { signatures } = await readAgreement(cast.taker, signing.projectId);
    expect(signatures.map(({ party }) => party)).toEqual(['taker']);
  });

  it('goes back to drafting with its signatures void', async () => {
    const signing = await aProject(cast).signing();
    const { projectId } = signing;
    const signed = await signAs(cast, projectId, 'demander');
    const silent = await cast.taker.act('agreements', signed, 'return_to_drafting').expect(409);
    expect(reasons(silent.body)).toEqual(['platform.reason_required']);
    const back = await cast.taker.act('agreements', signed, 'return_to_drafting', { reason: '进度过紧' }).expect(200);
    expect(back.body).toMatchObject({ state: 'drafting', textHash: null });
    expect((back.body as AgreementBody).signatures[0]?.voidedAt).not.toBeNull();
    const audit = await system.rows<{ reason: string }>(
      `select body::jsonb->>'reason' as reason from audit_entry where action = 'signature.void' and body like $1`,
      ['%进度过紧%'],
    );
    expect(audit).toEqual([{ reason: '进度过紧' }]);

    const relaxed = await edit(cast.officer, back.body as AgreementBody, { periodMonths: 30 });
    const frozen = await startSigning(cast.demander, relaxed);
    expect(frozen.textHash).not.toBe(signing.textHash);
    const old = await cast.demander.act('agreements', frozen, 'sign', {
      party: 'demander',
      textHash: signing.textHash,
    });
    expect([old.status, reasons(old.body)]).toEqual([409, ['agreement.text_not_present']]);
    await signAs(cast, projectId, 'demander');
  });

  it('does not take effect with another funding plan than the one in its text', async () => {
    const signing = await aProject(cast).signing();
    const plan = await planOf(signing.projectId);
    const revision = {
      totalInvestmentFen: '500000000',
      sharePpm: 200_000,
      instalments: [
        { kind: 'cash_to_taker', plannedFen: '120000000', dueOn: '2027-06-30' },
        { kind: 'cash_to_taker', plannedFen: '280000000', dueOn: '2028-06-30' },
      ],
    };
    await cast.officer.act('funding-plans', plan, 'revise', revision).expect(200);
    const answer = await signerOf(cast, 'taker')
      .act('agreements', signing, 'sign', { party: 'taker', textHash: signing.textHash })
      .expect(409);
    expect(reasons(answer.body)).toEqual(['agreement.funding_plan_changed']);
  });

  it('is kept by the database itself', async () => {
    const { projectId, id } = await aProject(cast).signing();
    await expect(
      system.rows('update agreement set text_hash = $2 where id = $1', [id, '0'.repeat(64)]),
    ).rejects.toThrow('agreement_hash_of_text');
    await expect(system.rows(`update agreement set text = text || ' ' where id = $1`, [id])).rejects.toThrow(
      'agreement_hash_of_text',
    );
    for (const party of ['demander', 'taker', 'agency'] as const) await signAs(cast, projectId, party);
    const forged = `update agreement set text = '{}', text_hash = encode(sha256(convert_to('{}', 'UTF8')), 'hex') where id = $1`;
    await expect(system.rows(forged, [id])).rejects.toThrow('does not change');
    const second = `insert into signature select $2, agreement_id, party, organisation_id, user_id, text_hash, signed_at, null
                      from signature where agreement_id = $1 limit 1`;
    await expect(system.rows(second, [id, uuidv7()])).rejects.toThrow(/signature_one_per_p/);
  });

  it('lapses with its project when the days for signing pass', async () => {
    const { projectId } = await aProject(cast).signing();
    await cast.advanceDays(60);
    await system.drainJobs();
    const project = await readProject(cast.officer, projectId);
    expect(project).toMatchObject({ state: 'lapsed', outcome: 'lapsed', agreementState: 'rescinded' });
    expect(await readAward(cast, project.awardId)).toMatchObject({ state: 'lapsed' });
  });

  it('is fulfilled when its project is settled, tracked and closed, and the challenge is completed with it', async () => {
    const project = await aProject(cast).worked();
    const settling = await settlingProject(cast, project.id);
    expect(settling).toMatchObject({ state: 'settling', outcome: 'accepted' });
    expect(settling.settleBy).not.toBeNull();
    const tracked = await settledProject(cast, project.id);
    expect(tracked).toMatchObject({ state: 'tracking', actions: [{ name: 'close', allowed: false }] });
    const early = await cast.officer.act('projects', tracked, 'close').expect(409);
    expect(reasons(early.body)).toEqual(['project.still_tracked']);
    await cast.advanceDays(3 * 366);
    await system.drainJobs();
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'closed', agreementState: 'fulfilled' });
    const challenge = await cast.officer.get(`/challenges/${project.challengeId}`).expect(200);
    expect(challenge.body).toMatchObject({ state: 'completed' });
  });
});
