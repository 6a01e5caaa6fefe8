import { allowedActions, systemActor, type Actor, type OfferedAction } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Objection, ObjectionKind, PublicNotice } from './notice.entities.js';
import { objectionFacts } from './notice.repository.js';
import { handles, objectionLifecycle } from './objection.lifecycle.js';
import { publicNoticeLifecycle, type PublicNoticeFacts } from './public-notice.lifecycle.js';

const ENDS_AT = new Date('2026-03-09T16:00:00Z');
const BEFORE = new Date(ENDS_AT.getTime() - 1);

const actorAs = (role: Role, organisationId: string, userId = `${role} of ${organisationId}`): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);

const officer = actorAs('agency_officer', 'agency');
const oversight = actorAs('oversight', 'supervision');
const filer = actorAs('taker', 'taker', 'filer');
const OUTSIDERS = [
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('taker', 'taker', 'a colleague of the filer'),
  actorAs('demander', 'demander'),
  actorAs('expert', 'university'),
  actorAs('security_admin', 'platform'),
];

const allowed = (offered: readonly OfferedAction[]): string[] =>
  offered.flatMap((action) => (action.allowed ? [action.name] : [])).sort();
const reasonsOf = (offered: readonly OfferedAction[], action: string): string[] | undefined =>
  offered.find(({ name }) => name === action)?.reasons.map(({ code }) => code);

describe('public notice: state × action × role', () => {
  const facts = (state: string, more: Partial<PublicNoticeFacts> = {}): PublicNoticeFacts => ({
    subject: { id: 'notice', state, version: 1, endsAt: ENDS_AT } as PublicNotice,
    parties: { programmeId: 'programme', agency: 'agency' },
    undecidedObjections: 0,
    upheldObjections: 0,
    ...more,
  });
  const offered = (actor: Actor, given: PublicNoticeFacts, now = ENDS_AT): OfferedAction[] =>
    allowedActions(publicNoticeLifecycle, given, { actor, now });
  const system = systemActor(['notice.end']);

  it.each([
    ['on_notice', ['withdraw'], ['end']],
    ['ended', [], []],
    ['withdrawn', [], []],
  ])('%s: the officer may %j, the system %j', (state, ofOfficer, ofSystem) => {
    expect(allowed(offered(officer, facts(state)))).toEqual(ofOfficer);
    expect(allowed(offered(system, facts(state)))).toEqual(ofSystem);
    for (const actor of [filer, oversight, ...OUTSIDERS]) expect(offered(actor, facts(state))).toEqual([]);
  });

  it('ends neither a millisecond early nor over an objection', () => {
    const end = (given: Partial<PublicNoticeFacts>, now?: Date): string[] | undefined =>
      reasonsOf(offered(system, facts('on_notice', given), now), 'end');
    expect(end({}, BEFORE)).toEqual(['notice.window_open']);
    expect(end({}, ENDS_AT)).toEqual([]);
    expect(end({ undecidedObjections: 1 })).toEqual(['notice.objection_undecided']);
    expect(end({ upheldObjections: 1 })).toEqual(['notice.objection_upheld']);
  });
});

describe('objection: state × action × role', () => {
  const objection = (state: string, kind: ObjectionKind, filerId: string | null = 'filer'): Objection =>
    ({ id: 'objection', state, version: 1, kind, filerId, agencyId: 'agency', programmeId: 'programme' }) as Objection;
  const offered = (actor: Actor, subject: Objection): OfferedAction[] =>
    allowedActions(objectionLifecycle, objectionFacts(subject, actor), { actor, now: BEFORE });

  it.each([
    ['received', ['accept', 'not_accept'], ['withdraw']],
    ['accepted', ['investigate'], ['withdraw']],
    ['investigating', ['dismiss', 'uphold'], ['withdraw']],
    ['not_accepted', [], []],
    ['upheld', [], []],
    ['dismissed', [], []],
    ['withdrawn', [], []],
  ])('%s: its handler may %j, its filer %j', (state, ofHandler, ofFiler) => {
    expect(allowed(offered(officer, objection(state, 'result')))).toEqual(ofHandler);
    expect(allowed(offered(oversight, objection(state, 'result')))).toEqual([]);
    expect(allowed(offered(oversight, objection(state, 'misconduct')))).toEqual(ofHandler);
    expect(offered(officer, objection(state, 'misconduct'))).toEqual([]);
    for (const kind of ['result', 'misconduct'] as const) {
      expect(allowed(offered(filer, objection(state, kind)))).toEqual(ofFiler);
      for (const actor of OUTSIDERS) expect(allowed(offered(actor, objection(state, kind)))).toEqual([]);
    }
  });

  it('is not handled by the person who filed it', () => {
    const own = objection('received', 'result', officer.userId);
    expect(reasonsOf(offered(officer, own), 'accept')).toEqual(['objection.own']);
    expect(allowed(offered(officer, own))).toEqual(['withdraw']);
  });

  it('tells oversight that a result objection is the agency’s, and who filed it to handlers only', () => {
    const result = objection('received', 'result');
    expect(reasonsOf(offered(oversight, result), 'accept')).toEqual(['objection.other_handler']);
    const knows = (actor: Actor, subject: Objection): boolean => handles(objectionFacts(subject, actor), actor);
    expect([knows(officer, result), knows(oversight, result)]).toEqual([true, false]);
    const report = objection('received', 'misconduct');
    expect([knows(officer, report), knows(oversight, report)]).toEqual([false, true]);
  });

  it('cannot be taken back when nobody is known to have filed it', () => {
    expect(allowed(offered(filer, objection('received', 'misconduct', null)))).toEqual([]);
  });
});
