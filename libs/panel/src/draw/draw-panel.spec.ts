import { drawPanel, type DrawRequest } from './draw-panel.js';
import type { DrawConstraints, Party, PoolExpert } from './facts.js';
import { messages } from './messages.js';
import { randomSequence, uniform } from './random-sequence.js';
import { replayDraw } from './replay-draw.js';

const expert = (expertId: string, change: Partial<PoolExpert> = {}): PoolExpert => ({
  expertId,
  personId: `person-${expertId}`,
  uscc: `ORG-${expertId}`,
  ancestorUsccs: [],
  employments: [],
  collaborations: [],
  declaredInterests: [],
  ownSubjectIds: [],
  fields: ['materials'],
  load: 0,
  isBlacklisted: false,
  ...change,
});

const demander: Party = { uscc: 'DEMANDER', ancestorUsccs: ['GROUP'], personIds: ['person-lead'] };

const constraints = (change: Partial<DrawConstraints> = {}): DrawConstraints => ({
  parties: [demander],
  subjectIds: ['challenge-1', 'need-1'],
  onDate: '2026-02-28',
  lookBackYears: 3,
  loadCap: 4,
  maxPerOrganisation: 1,
  requiredFields: [],
  seated: [],
  recusedExpertIds: [],
  ...change,
});

const tenExperts = Array.from({ length: 10 }, (_, index) => expert(`e${index}`));
const request = (change: Partial<DrawRequest> = {}): DrawRequest => ({
  pool: tenExperts,
  size: 5,
  reserve: 2,
  seed: 'seed-1',
  constraints: constraints(),
  ...change,
});

describe('who is left out', () => {
  const reasonsOf = (change: Partial<PoolExpert>, rules: Partial<DrawConstraints> = {}): string[] => {
    const pool = [expert('x', change), ...tenExperts];
    const { excluded, log } = drawPanel(request({ pool, constraints: constraints(rules) }));
    const reasons = excluded.find(({ expertId }) => expertId === 'x')?.reasons.map(({ code }) => code) ?? [];
    expect(log.eligible.includes('x')).toBe(reasons.length === 0);
    return reasons;
  };
  const employed = (uscc: string, endedOn: string | null) => ({ employments: [{ uscc, endedOn }] });
  const worked = (counterpartId: string, kind: 'co_applied' | 'co_authored', on: string) => ({
    collaborations: [{ counterpartId, kind, on }],
  });

  it.each<[string, Partial<PoolExpert>, string[]]>([
    ['nothing against', {}, []],
    ['same organisation', { uscc: 'DEMANDER' }, ['panel.same_organisation']],
    ['same organisation, other spelling', { uscc: ' demander' }, ['panel.same_organisation']],
    ['employer above the party', { uscc: 'GROUP' }, ['panel.same_parent_organisation']],
    ['employer below the party', { ancestorUsccs: ['demander'] }, ['panel.same_parent_organisation']],
    ['sister company', { ancestorUsccs: ['GROUP'] }, ['panel.same_parent_organisation']],
    ['other group', { ancestorUsccs: ['OTHER'] }, []],
    ['without employer', { uscc: null }, []],
    ['second employment', employed('DEMANDER', null), ['panel.employed_by_party']],
    ['employed until three years ago to the day', employed('DEMANDER', '2023-02-28'), ['panel.employed_by_party']],
    ['employed until a day before that', employed('DEMANDER', '2023-02-27'), []],
    ['employed elsewhere', employed('OTHER', null), []],
    [
      'joint application with the party',
      worked('DEMANDER', 'co_applied', '2025-01-01'),
      ['panel.co_applied_with_party'],
    ],
    ['joint paper with its lead', worked('person-lead', 'co_authored', '2023-02-28'), ['panel.co_authored_with_party']],
    ['joint paper long ago', worked('person-lead', 'co_authored', '2023-02-27'), []],
    ['joint paper with a stranger', worked('person-other', 'co_authored', '2026-01-01'), []],
    ['own challenge', { ownSubjectIds: ['other', 'need-1'] }, ['panel.own_subject']],
    ['named in the party’s team', { personId: 'person-lead' }, ['panel.own_subject']],
    ['declared kinship with a person', { declaredInterests: ['person-lead'] }, ['panel.declared_interest']],
    ['declared interest in a party', { declaredInterests: ['DEMANDER'] }, ['panel.declared_interest']],
    ['one below the load cap', { load: 3 }, []],
    ['at the load cap', { load: 4 }, ['panel.load_cap']],
    ['blacklisted', { isBlacklisted: true }, ['panel.blacklisted']],
    [
      'several at once',
      { isBlacklisted: true, uscc: 'DEMANDER', load: 9, declaredInterests: ['DEMANDER'] },
      ['panel.blacklisted', 'panel.load_cap', 'panel.same_organisation', 'panel.declared_interest'],
    ],
  ])('%s', (_what, change, reasons) => {
    expect(reasonsOf(change)).toEqual(reasons);
  });

  it('looks back from 29 February', () => {
    const rules = { onDate: '2024-02-29' };
    expect(reasonsOf(employed('DEMANDER', '2021-02-28'), rules)).toEqual([]);
    expect(reasonsOf(employed('DEMANDER', '2021-03-01'), rules)).toEqual(['panel.employed_by_party']);
  });

  it('asks for one of the required fields, when any', () => {
    expect(reasonsOf({}, { requiredFields: ['optics', 'materials'] })).toEqual([]);
    expect(reasonsOf({ fields: ['law'] }, { requiredFields: ['optics', 'materials'] })).toEqual([
      'panel.field_mismatch',
    ]);
  });

  it('leaves out who already sits on the panel, and who recused', () => {
    expect(reasonsOf({}, { seated: [{ expertId: 'x', uscc: 'ORG-x' }] })).toEqual(['panel.already_on_panel']);
    expect(reasonsOf({}, { recusedExpertIds: ['x'] })).toEqual(['panel.recused']);
  });
});

describe('the organisation cap', () => {
  const crowd = Array.from({ length: 6 }, (_, index) => expert(`c${index}`, { uscc: index % 2 ? 'same' : 'SAME' }));

  it('binds members and reserves together and is told of each expert passed over', () => {
    for (let run = 0; run < 50; run += 1) {
      const rules = constraints({ maxPerOrganisation: 2 });
      const draw = drawPanel(
        request({ pool: [...crowd, ...tenExperts], size: 7, reserve: 5, seed: `${run}`, constraints: rules }),
      );
      expect([...draw.members, ...draw.reserves].filter((id) => id.startsWith('c'))).toHaveLength(2);
      expect([draw.members.length, draw.reserves.length]).toEqual([7, 5]);
      const passedOver = draw.log.steps
        .filter(({ result }) => result === 'organisation_cap')
        .map(({ expertId }) => expertId);
      expect(draw.excluded.map(({ expertId, reasons }) => [expertId, reasons[0]?.code])).toEqual(
        passedOver.map((expertId) => [expertId, 'panel.organisation_cap']),
      );
    }
  });

  it('counts those already seated', () => {
    const rules = constraints({ seated: [{ expertId: 'old', uscc: 'same' }] });
    const draw = drawPanel(request({ pool: crowd, size: 1, reserve: 0, constraints: rules }));
    expect(draw.refusal).toEqual({ code: 'panel.pool_too_small', params: { needed: 1, available: 0 } });
  });

  it('does not count experts without an organisation as one organisation', () => {
    const free = Array.from({ length: 5 }, (_, index) => expert(`f${index}`, { uscc: null }));
    expect(drawPanel(request({ pool: free, reserve: 0 })).members).toHaveLength(5);
  });
});

describe('a pool that is too small', () => {
  it('is refused with the numbers, never half seated', () => {
    const draw = drawPanel(request({ size: 11, reserve: 0 }));
    expect(draw.members).toEqual([]);
    expect(draw.refusal).toEqual({ code: 'panel.pool_too_small', params: { needed: 11, available: 10 } });
  });

  it('may leave reserves short', () => {
    const draw = drawPanel(request({ size: 9, reserve: 3 }));
    expect([draw.refusal, draw.members.length, draw.reserves.length]).toEqual([null, 9, 1]);
  });
});

describe('replay', () => {
  it('gives the same result for the same pool in any order of experts and facts', () => {
    const rich = tenExperts.map((each) => expert(each.expertId, { fields: ['a', 'b'], ancestorUsccs: ['P', 'Q'] }));
    const shuffled = [...rich].reverse().map((each) => ({ ...each, fields: ['b', 'a'], ancestorUsccs: ['Q', 'P'] }));
    expect(drawPanel(request({ pool: shuffled }))).toEqual(drawPanel(request({ pool: rich })));
  });

  it('is pinned: a change of the algorithm must change its name', () => {
    const draw = drawPanel(request());
    expect([draw.members, draw.reserves]).toEqual([
      ['e3', 'e5', 'e8', 'e7', 'e2'],
      ['e6', 'e1'],
    ]);
  });

  it('differs between seeds', () => {
    const draws = Array.from({ length: 20 }, (_, run) => drawPanel(request({ seed: `${run}` })).members.join());
    expect(new Set(draws).size).toBeGreaterThan(15);
  });

  it('confirms an honest record', () => {
    expect(replayDraw(drawPanel(request()), [...tenExperts].reverse(), constraints())).toEqual([]);
  });

  const codes = (recorded: Parameters<typeof replayDraw>[0], pool = tenExperts, rules = constraints()): string[] =>
    replayDraw(recorded, pool, rules).map(({ code }) => code);

  it.each<[string, Partial<PoolExpert>]>([
    ['person', { personId: 'p' }],
    ['organisation', { uscc: null }],
    ['parent', { ancestorUsccs: ['Z'] }],
    ['employment', { employments: [{ uscc: 'Z', endedOn: null }] }],
    ['collaboration', { collaborations: [{ counterpartId: 'Z', kind: 'co_applied', on: '2020-01-01' }] }],
    ['interest', { declaredInterests: ['Z'] }],
    ['subject', { ownSubjectIds: ['Z'] }],
    ['fields', { fields: ['materials', 'optics'] }],
    ['load', { load: 1 }],
  ])('detects another %s of one expert although the result is the same', (_what, change) => {
    const pool = tenExperts.map((each) => (each.expertId === 'e3' ? { ...each, ...change } : each));
    expect(codes(drawPanel(request()), pool)).toEqual(['panel.pool_changed']);
  });

  it('detects an expert removed, other constraints, and an edited result', () => {
    const draw = drawPanel(request());
    expect(codes(draw, tenExperts.slice(1))).toEqual(['panel.pool_changed', 'panel.draw_differs']);
    expect(codes(draw, tenExperts, constraints({ loadCap: 5 }))).toEqual(['panel.constraints_changed']);
    expect(codes({ ...draw, members: [...draw.members].reverse() })).toEqual(['panel.draw_differs']);
    expect(codes({ ...draw, log: { ...draw.log, seed: 'another' } })).toEqual(['panel.draw_differs']);
    expect(codes({ ...draw, log: { ...draw.log, size: 4 } })).toContain('panel.constraints_changed');
  });
});

describe('fairness', () => {
  it('skips the incomplete last multiple of the bound instead of folding it', () => {
    const numbers = [2n ** 64n - 1n, 7n];
    expect(uniform(() => numbers.shift() ?? 0n, 10n)).toBe(7n);
    const top = [2n ** 64n - 1n];
    expect(uniform(() => top.shift() ?? 0n, 2n ** 63n)).toBe(2n ** 63n - 1n);
  });

  it('reaches every position equally (chi-square, fixed seeds)', () => {
    const runs = 20_000;
    const random = randomSequence('chi-square');
    const counts = Array.from({ length: 7 }, () => 0);
    for (let run = 0; run < runs; run += 1) {
      const value = random(7);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    const expected = runs / 7;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 6 degrees of freedom: 22.46 is exceeded once in a thousand by a fair source.
    expect(chiSquare).toBeLessThan(22.46);
  });

  it('seats every expert equally often, first place included', () => {
    const runs = 4000;
    const first = new Map<string, number>();
    const seated = new Map<string, number>();
    const count = (map: Map<string, number>, id: string) => map.set(id, (map.get(id) ?? 0) + 1);
    for (let run = 0; run < runs; run += 1) {
      const { members } = drawPanel(request({ size: 3, reserve: 0, seed: `fair-${run}` }));
      members.forEach((id) => count(seated, id));
      count(first, members[0] ?? '');
    }
    for (const { expertId } of tenExperts) {
      // Four standard deviations of a binomial count around runs × 1/10 and runs × 3/10.
      expect(Math.abs((first.get(expertId) ?? 0) - 400)).toBeLessThan(76);
      expect(Math.abs((seated.get(expertId) ?? 0) - 1200)).toBeLessThan(116);
    }
  });
});

describe('what it refuses to draw', () => {
  it.each<[string, Partial<DrawRequest>]>([
    ['an expert twice', { pool: [...tenExperts, expert('e1')] }],
    ['an empty seed', { seed: '' }],
    ['no member', { size: 0 }],
    ['half a reserve', { reserve: 0.5 }],
    ['a negative reserve', { reserve: -1 }],
    ['no expert per organisation', { constraints: constraints({ maxPerOrganisation: 0 }) }],
    ['an unlimited load', { constraints: constraints({ loadCap: Infinity }) }],
    ['a load that is not a number', { pool: [expert('a', { load: NaN })] }],
    ['a date of draw in words', { constraints: constraints({ onDate: '28.2.2026' }) }],
    ['a fact dated by its year', { pool: [expert('a', { employments: [{ uscc: 'X', endedOn: '2023' }] })] }],
  ])('%s', (_what, change) => {
    expect(() => drawPanel(request(change))).toThrow(RangeError);
  });
});

it('has a zh and an en text with the same placeholders for every code', () => {
  const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  for (const { zh, en } of Object.values(messages)) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(placeholders(en)).toEqual(placeholders(zh));
  }
});
