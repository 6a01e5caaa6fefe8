import { aBulletin, type BulletinBody } from '../builders/bulletin.js';
import { aCast, type Cast } from '../builders/people.js';
import { System } from '../support/system.js';

const CABLE = '超高压线缆在线测控系统';
const WEATHER = '短临天气预报大模型';
const PUMP = '心室辅助血泵轴承';
const BATTERY = '固态电池在线检测设备';
const TURBINE = '燃气轮机叶片铸造';

const FILINGS: readonly object[] = [
  { title: CABLE, region: '江西吉安', totalInvestmentFen: '500000000' },
  { title: WEATHER, field: 'AI+气象', region: '北京', totalInvestmentFen: '800000000' },
  { title: PUMP, field: '生物医药', region: '江苏', totalInvestmentFen: '400000000' },
  { title: BATTERY, field: '新能源', region: '江西吉安', totalInvestmentFen: '400000000' },
  { title: TURBINE, region: '江苏', totalInvestmentFen: '700000000', confidentiality: 'summary_public' },
  { title: '航空发动机涂层工艺', summary: '热障涂层长寿命工艺，经保密约定后公开。', confidentiality: 'invited' },
];

describe('what helps to find a challenge', () => {
  let system: System;
  let cast: Cast;
  let bulletin: BulletinBody;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    const summary = '面向产业需求开展联合攻关，形成可验证的成果。';
    bulletin = await aBulletin(
      cast,
      FILINGS.map((filing) => ({ summary, ...filing })),
    ).published();
  });
  afterAll(() => system.stop());

  describe('the counts beside the list', () => {
    interface Counts {
      readonly total: number;
      readonly complete: boolean;
      readonly [facet: string]: unknown;
    }
    const facets = async (query: string): Promise<Counts> =>
      (await system.visitor.get(`/public/challenges/facets?bulletinId=${bulletin.id}&${query}`).expect(200))
        .body as Counts;

    it('say how many there are by field, region, mode and state, what occurs most first', async () => {
      expect(await facets('')).toMatchObject({
        total: 5,
        complete: true,
        region: [
          { value: '江苏', count: 2 },
          { value: '江西吉安', count: 2 },
          { value: '北京', count: 1 },
        ],
        mode: [{ value: 'open_call', count: 5 }],
        state: [{ value: 'open', count: 5 }],
      });
    });

    it('follow every filter but a facet’s own, so that each says what another choice would find', async () => {
      const counts = await facets(`region=${encodeURIComponent('江苏')}`);
      expect(counts.total).toBe(2);
      expect(counts['region']).toHaveLength(3);
      expect(counts['field']).toEqual(
        expect.arrayContaining([
          { value: '生物医药', count: 1 },
          { value: '先进装备制造', count: 1 },
        ]),
      );
      expect(await facets('amountMinFen=700000000')).toMatchObject({ total: 2 });
    });

    it('go with a search', async () => {
      expect(await facets(`q=${encodeURIComponent('在线')}`)).toMatchObject({
        total: 2,
        region: [{ value: '江西吉安', count: 2 }],
      });
      expect(await facets(`q=${encodeURIComponent('，')}`)).toMatchObject({ total: 0, field: [] });
      expect(await facets('q=JB-')).toMatchObject({ total: 0 });
      await system.visitor.get('/public/challenges/facets?state=drafted').expect(422);
    });
  });

  describe('suggestions', () => {
    const suggest = async (typed: string): Promise<{ kind: string; text: string }[]> => {
      const path = `/public/challenges/suggest?q=${encodeURIComponent(typed)}`;
      const { items } = (await system.visitor.get(path).expect(200)).body as {
        items: { kind: string; text: string; id: string | null }[];
      };
      return items.map(({ kind, text }) => ({ kind, text }));
    };

    it('begin with words of titles, then name the challenges', async () => {
      expect((await suggest('超高')).slice(0, 2)).toEqual([
        { kind: 'term', text: '超高压' },
        { kind: 'challenge', text: CABLE },
      ]);
      expect(await suggest('短临天')).toEqual([{ kind: 'challenge', text: WEATHER }]);
      const hits = await suggest('在线');
      expect(hits).toContainEqual({ kind: 'challenge', text: BATTERY });
      expect(hits).toContainEqual({ kind: 'challenge', text: CABLE });
      expect(hits.length).toBeLessThanOrEqual(10);
    });

    it('find half a word, in the middle of a title too, and a number', async () => {
      expect(await suggest('燃气轮机 叶')).toContainEqual({ kind: 'challenge', text: TURBINE });
      const { number } = bulletin.challenges.find(({ title }) => title === PUMP) ?? { number: '' };
      expect(await suggest(number.toLowerCase())).toEqual([{ kind: 'challenge', text: PUMP }]);
    });

    it('give nothing away of a challenge for the invited, and nothing for nothing', async () => {
      expect(await suggest('航空发动机')).toEqual([]);
      expect(await suggest('热障')).toEqual([]);
      expect(await suggest('　，')).toEqual([]);
      await system.visitor.get('/public/challenges/suggest').expect(422);
      await system.visitor.get(`/public/challenges/suggest?q=${'长'.repeat(51)}`).expect(422);
    });
  });
});
