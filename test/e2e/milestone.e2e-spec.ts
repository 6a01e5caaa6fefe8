import { openCallThenMidterm } from '#programme';
import { aCast, type Cast } from '../builders/people.js';
import {
  actOn,
  aProject,
  checkingMilestone,
  milestoneOf,
  monthsAfter,
  passMilestone,
  reportFor,
  settledProject,
  settlingProject,
  type MilestoneBody,
} from '../builders/project.js';
import { System } from '../support/system.js';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly reasons?: readonly { readonly code: string; readonly params: object }[];
}

const reasons = (body: unknown): string[] => ((body as Problem).reasons ?? []).map(({ code }) => code);
const wrongFields = (body: unknown): string[] =>
  ((body as Problem).errors ?? []).map(({ path, code }) => `${path} ${code}`).sort();

describe('the milestones of a project', () => {
  let system: System;
  let cast: Cast;

  beforeAll(async () => {
    system = await System.start();
    const aftercare = { ...openCallThenMidterm.aftercare, trackingYears: 0 };
    cast = await aCast(system, { rulePack: { ...openCallThenMidterm, aftercare } });
  });
  afterAll(() => system.stop());

  it('are reported by the taker, with every wrong measurement named', async () => {
    const project = await aProject(cast).active();
    const first = await milestoneOf(cast.taker, project.id, 1);
    const report = (await reportFor(cast, first)) as { measurements: object[] };
    const wrong = { ...report, measurements: [{ ...report.measurements[0], value: '很快', measuredOn: '2099-01-01' }] };
    const malformed = await cast.taker.act('milestones', first, 'submit', wrong).expect(422);
    expect(wrongFields(malformed.body)).toEqual([
      'measurements.0.measuredOn milestone.measured_in_future',
      'measurements.0.value need.indicator_measured_value_malformed',
    ]);
    const missing = await cast.taker.act('milestones', first, 'submit', { ...report, measurements: [] }).expect(422);
    expect(wrongFields(missing.body)).toEqual(['measurements milestone.measurement_missing']);
    await cast.demander.act('milestones', first, 'submit', report).expect(403);
    await cast.taker2.get(`/milestones/${first.id}`).expect(404);
    const second = await milestoneOf(cast.taker, project.id, 2);
    const early = await cast.taker.act('milestones', second, 'submit', await reportFor(cast, second)).expect(409);
    expect(reasons(early.body)).toEqual(['platform.state_not_allowed']);
    expect(await actOn(cast.taker, first, 'submit', report)).toMatchObject({
      state: 'submitted',
      reports: [{ round: 1, spentFen: '120000000', measurements: [{ value: '10' }] }],
    });
  });

  it('pass when their targets are met; the next one begins, and the officer confirms the mid-term once', async () => {
    const project = await aProject(cast).active();
    const checking = await checkingMilestone(cast, project.id, 1);
    await cast.taker.act('milestones', checking, 'pass').expect(403);
    await cast.officer.act('milestones', checking, 'confirm_midterm', { findings: '现场核查' }).expect(409);
    const passed = await actOn(cast.demander, checking, 'pass');
    expect(await milestoneOf(cast.officer, project.id, 2)).toMatchObject({ state: 'planned' });
    await system.drainJobs();
    expect(await milestoneOf(cast.officer, project.id, 2)).toMatchObject({ state: 'active' });

    await cast.approver.act('milestones', passed, 'confirm_midterm', { findings: '现场核查' }).expect(403);
    const confirmed = await actOn(cast.officer, passed, 'confirm_midterm', { findings: '现场核查，进展符合预期。' });
    expect(confirmed).toMatchObject({ state: 'passed', stageCheck: { findings: '现场核查，进展符合预期。' } });
    const again = await cast.officer.act('milestones', confirmed, 'confirm_midterm', { findings: '再查' }).expect(409);
    expect(reasons(again.body)).toEqual(['milestone.stage_checked_already', 'milestone.stage_checks_used_up']);
    const events = await system.rows<{ payload: { refs: object } }>(
      `select payload from outbox_event where type = 'milestone.midterm_passed' and subject_id = $1`,
      [passed.id],
    );
    expect(events).toMatchObject([{ payload: { refs: { projectId: project.id, number: 1 } } }]);

    const final = await passMilestone(cast, project.id, 2);
    const ordinary = await cast.officer.act('milestones', final, 'confirm_midterm', { findings: '再查' }).expect(409);
    expect(reasons(ordinary.body)).toEqual(['milestone.not_midterm', 'milestone.stage_checks_used_up']);
  });

  it('are rectified once, then found not met and waived by an officer', async () => {
    const project = await aProject(cast).active();
    const first = await milestoneOf(cast.taker, project.id, 1);
    const speed = first.targets[0]?.indicatorId ?? '';
    const slow = await reportFor(cast, first, { [speed]: '9.99' });
    const check = async (milestone: MilestoneBody): Promise<MilestoneBody> =>
      actOn(cast.demander, await actOn(cast.taker, milestone, 'submit', slow), 'start_check');

    const checking = await check(first);
    const refused = await cast.demander.act('milestones', checking, 'pass').expect(409);
    expect((refused.body as Problem).reasons).toMatchObject([
      { code: 'milestone.targets_missed', params: { indicators: '检测速度' } },
    ]);
    const rectifyBy = monthsAfter(first.dueOn, 2);
    const silent = await cast.demander.act('milestones', checking, 'rectify', { rectifyBy }).expect(409);
    expect(reasons(silent.body)).toEqual(['platform.reason_required']);
    const past = { reason: '速度不足', rectifyBy: '2020-01-01' };
    const late = await cast.demander.act('milestones', checking, 'rectify', past).expect(422);
    expect(wrongFields(late.body)).toEqual(['rectifyBy milestone.rectify_by_past']);
    const never = { reason: '速度不足', rectifyBy: '2027-02-30' };
    await cast.demander.act('milestones', checking, 'rectify', never).expect(422);
    const rectifying = await actOn(cast.demander, checking, 'rectify', { reason: '速度不足', rectifyBy });
    expect(rectifying).toMatchObject({ state: 'rectify', rectifyBy, rectifications: 1 });

    const rechecking = await check(rectifying);
    expect(rechecking.reports.map(({ round }) => round)).toEqual([2, 1]);
    const twice = await cast.demander
      .act('milestones', rechecking, 'rectify', { reason: '仍不足', rectifyBy })
      .expect(409);
    expect(reasons(twice.body)).toEqual(['milestone.rectified_already']);
    const notMet = await actOn(cast.demander, rechecking, 'mark_not_met', { reason: '两次未达到' });
    expect(notMet.state).toBe('not_met');
    expect(notMet.decisionDueAt).not.toBeNull();

    await cast.demander.act('milestones', notMet, 'waive', { reason: '不影响总体' }).expect(403);
    const ordered = await actOn(cast.officer, notMet, 'order_rectification', { reason: '再给一次机会', rectifyBy });
    expect(ordered).toMatchObject({ state: 'rectify', rectifications: 2, decisionDueAt: null });
    const again = await actOn(cast.demander, await check(ordered), 'mark_not_met', { reason: '仍未达到' });
    expect(await actOn(cast.officer, again, 'waive', { reason: '不影响总体目标' })).toMatchObject({ state: 'waived' });
    await system.drainJobs();
    expect(await milestoneOf(cast.officer, project.id, 2)).toMatchObject({ state: 'active' });
  });

  it('are overdue at the end of their day by the worker, and can still be reported', async () => {
    const project = await aProject(cast).active();
    await cast.advanceDays(320);
    await system.drainJobs();
    const overdue = await milestoneOf(cast.taker, project.id, 1);
    expect(overdue).toMatchObject({ state: 'overdue' });
    const { body } = await cast.officer.get(`/milestones?state=overdue&projectId=${project.id}`).expect(200);
    expect(body).toMatchObject({ items: [{ id: overdue.id, projectNumber: project.number }], nextCursor: null });
    expect(await actOn(cast.taker, overdue, 'submit', await reportFor(cast, overdue))).toMatchObject({
      state: 'submitted',
    });
  });

  it('all passed let the project be settled, and without tracking it closes with that', async () => {
    const project = await aProject(cast).worked();
    await settlingProject(cast, project.id);
    const closed = await settledProject(cast, project.id);
    expect(closed).toMatchObject({ state: 'closed', agreementState: 'fulfilled', trackedUntil: null });
    await system.drainJobs();
    const challenge = await cast.officer.get(`/challenges/${project.challengeId}`).expect(200);
    expect(challenge.body).toMatchObject({ state: 'completed' });
  });
});
