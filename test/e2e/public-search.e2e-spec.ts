import { PublicReads, uuidv7 } from '#platform';
import { aBulletin, type BulletinBody } from '../builders/bulletin.js';
import { needInput } from '../builders/need.js';
import { aCast, type Cast } from '../builders/people.js';
import { System } from '../support/system.js';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly amountFen: string;
  readonly openedAt: string;
  readonly takeUpClosesAt: string;
}
interface PageBody {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}
interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string }[];
}

const CABLE = '超高压线缆在线测控系统';
const WEATHER = '短临天气预报大模型';
const PUMP = '心室辅助血泵轴承';
const BATTERY = '固态电池在线检测设备';
const TURBINE = '燃气轮机叶片铸造';
const SECRET = '航空发动机涂层工艺';

/** Titles stay apart, so that what a search found can be told by its title. */
const FILINGS: readonly object[] = [
  {
    title: CABLE,
    summary: '研制挤出过程同心度测量装置，实现闭环反馈。',
    region: '江西吉安',
    totalInvestmentFen: '500000000',
  },
  {
    title: WEATHER,
    summary: '融合雷达与卫星观测，提升强对流预报能力。',
    field: 'AI+气象',
    region: '北京',
    totalInvestmentFen: '800000000',
  },
  {
    title: PUMP,
    summary: '悬浮轴承长期运行，溶血指标达到临床要求。',
    field: '生物医药',
    region: '江苏',
    totalInvestmentFen: '400000000',
  },
  {
    title: BATTERY,
    summary: '对极片涂布厚度做在线测量，替代离线抽检 ABC-123。',
    field: '新能源',
    region: '江西吉安',
    totalInvestmentFen: '400000000',
  },
  {
    title: TURBINE,
    summary: '单晶叶片铸造缺陷的检测与控制方法。',
    region: '江苏',
    totalInvestmentFen: '700000000',
    confidentiality: 'summary_public',
  },
  {
    title: SECRET,
    summary: '热障涂层长寿命工艺，经保密约定后公开。',
    region: '辽宁',
    totalInvestmentFen: '900000000',
    confidentiality: 'invited',
  },
];
const PUBLIC_TITLES = [CABLE, WEATHER, PUMP, BATTERY, TURBINE];

describe('what everybody may read', () => {
  let system: System;
  let cast: Cast;
  let bulletin: BulletinBody;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    const [indicator] = (needInput(cast) as { indicators: object[] }).indicators;
    const named = (name: string): object => ({ indicators: [{ ...indicator, name }] });
    const names = ['同心度检测精度', '预报时效', '溶血指数', '涂布厚度偏差', '蠕变寿命', '循环次数'];
    bulletin = await aBulletin(
      cast,
      FILINGS.map((filing, index) => ({ ...named(names[index] ?? ''), ...filing })),
    ).published();
  });
  afterAll(() => system.stop());

  const page = async (query: string): Promise<PageBody> =>
    (await system.visitor.get(`/public/challenges?${query}`).expect(200)).body as PageBody;
  const titles = async (query: string): Promise<string[]> => (await page(query)).items.map(({ title }) => title);
  const found = async (words: string, filters = ''): Promise<string[]> =>
    titles(`bulletinId=${bulletin.id}&q=${encodeURIComponent(words)}${filters}`);
  const walk = async (query: string): Promise<Row[]> => {
    const rows: Row[] = [];
    for (let cursor = ''; ;) {
      const { items, nextCursor } = await page(`${query}&limit=2${cursor}`);
      rows.push(...items);
      if (nextCursor === null) return rows;
      cursor = `&cursor=${nextCursor}`;
    }
  };
  const idOf = (title: string): string => bulletin.challenges.find((challenge) => challenge.title === title)?.id ?? '';

  describe('the list', () => {
    it('shows every public challenge once, page by page, in each order', async () => {
      for (const sort of ['newest', 'closing', 'amount']) {
        const rows = await walk(`sort=${sort}`);
        expect([sort, rows.map(({ title }) => title).sort()]).toEqual([sort, [...PUBLIC_TITLES].sort()]);
      }
      const amounts = (await walk('sort=amount')).map(({ amountFen }) => amountFen);
      expect(amounts).toEqual(['800000000', '700000000', '500000000', '400000000', '400000000']);
      const [first] = (await page('limit=1')).items;
      expect(first).toMatchObject({
        state: 'open',
        demanderName: '江西电缆有限责任公司',
        openedAt: bulletin.publishedAt,
      });
      expect(Object.keys(first ?? {})).toHaveLength(12);
    });

    it('tells the next page in the Link header', async () => {
      const { headers, body } = await system.visitor.get('/public/challenges?limit=2&state=open').expect(200);
      expect(headers['link']).toContain(`cursor=${(body as PageBody).nextCursor}`);
      expect(headers['link']).toMatch(/rel="next"$/);
    });

    it('skips and repeats nothing when a challenge opens between two pages', async () => {
      const first = await page('limit=3');
      const added = await aBulletin(cast, [{ title: '海上风电主轴承', field: '海洋装备' }]).published();
      const rest = await page(`limit=100&cursor=${first.nextCursor}`);
      const seen = [...first.items, ...rest.items].map(({ title }) => title).sort();
      expect(seen).toEqual([...PUBLIC_TITLES].sort());
      expect(await titles(`bulletinId=${added.id}`)).toEqual(['海上风电主轴承']);
      expect((await page('limit=1')).items[0]?.title).toBe('海上风电主轴承');
    });

    it.each([
      ['field=AI%2B%E6%B0%94%E8%B1%A1', [WEATHER]],
      [`field=${encodeURIComponent('新能源')}&field=${encodeURIComponent('生物医药')}`, [BATTERY, PUMP]],
      [`region=${encodeURIComponent('江西吉安')}&field=${encodeURIComponent('新能源')}`, [BATTERY]],
      [`field=${encodeURIComponent('没有的领域')}`, []],
      ['amountMinFen=700000000', [TURBINE, WEATHER]],
      ['amountMinFen=400000001&amountMaxFen=500000000', [CABLE]],
      ['state=decided&state=completed', []],
      ['mode=open_call&mode=race', PUBLIC_TITLES],
      ['mode=docking', []],
    ])('filters by %s', async (query, expected) => {
      expect((await titles(`bulletinId=${bulletin.id}&${query}`)).sort()).toEqual([...expected].sort());
    });

    it('filters by the closing time, from it and before it', async () => {
      const [row] = (await page(`bulletinId=${bulletin.id}`)).items;
      const at = encodeURIComponent(row?.takeUpClosesAt ?? '');
      expect(await titles(`bulletinId=${bulletin.id}&closesAfter=${at}`)).toHaveLength(5);
      expect(await titles(`bulletinId=${bulletin.id}&closesBefore=${at}`)).toEqual([]);
    });
  });

  describe('the search', () => {
    it('puts a word in the title before the same word in the text', async () => {
      // In the title, in the summary, in the name of an indicator.
      expect(await found('检测')).toEqual([BATTERY, TURBINE, CABLE]);
    });

    it('wants every word', async () => {
      expect((await found('在线')).sort()).toEqual([BATTERY, CABLE].sort());
      expect(await found('在线 线缆')).toEqual([CABLE]);
      expect(await found('雷达 线缆')).toEqual([]);
      expect(await found('血泵的轴承')).toEqual([PUMP]);
    });

    it('finds by indicator, field, demander and code', async () => {
      expect(await found('预报时效')).toEqual([WEATHER]);
      expect(await found('新能源')).toEqual([BATTERY]);
      expect(await found('江西电缆')).toHaveLength(5);
      expect(await found('abc-123')).toEqual([BATTERY]);
      expect(await found('ＡＢＣ')).toEqual([BATTERY]);
    });

    it('looks a number up by its beginning, the exact one first', async () => {
      const challenge = bulletin.challenges.find(({ title }) => title === PUMP);
      expect(await found(challenge?.number.toLowerCase() ?? '')).toEqual([PUMP]);
      const year = (challenge?.number ?? '').slice(0, 8);
      expect((await found(year)).sort()).toEqual([...PUBLIC_TITLES].sort());
      const hidden = bulletin.challenges.find(({ title }) => title === SECRET);
      expect(await found(hidden?.number ?? '')).toEqual([]);
    });

    it('goes with the filters, and page by page', async () => {
      expect(await found('在线', `&region=${encodeURIComponent('江西吉安')}&amountMaxFen=400000000`)).toEqual([
        BATTERY,
      ]);
      const rows = await walk(`q=${encodeURIComponent('江西电缆')}&bulletinId=${bulletin.id}`);
      expect(rows.map(({ title }) => title).sort()).toEqual([...PUBLIC_TITLES].sort());
    });

    it.each(["'", '\\', "线缆'; drop table challenge --", '& | ! ( ) : *', '<->', '的', '%_%', '😀', '线缆:*'])(
      'takes %j as words and nothing else',
      async (text) => {
        await page(`q=${encodeURIComponent(text)}`);
      },
    );

    it('has its own order', async () => {
      const { body } = await system.visitor.get('/public/challenges?q=x&sort=amount').expect(422);
      expect(body).toMatchObject({ errors: [{ path: 'sort', code: 'challenge.search_has_own_order' }] });
    });
  });

  describe('the detail', () => {
    it('shows text, indicators, money, dates and source', async () => {
      const { body } = await system.visitor.get(`/public/challenges/${idOf(CABLE)}`).expect(200);
      expect(body).toMatchObject({
        title: CABLE,
        amountFen: '500000000',
        cashToTakerFen: '375000000',
        text: { cooperation: 'joint_development', periodMonths: 24, sourceFacts: null },
        indicators: [
          {
            name: '同心度检测精度',
            comparator: 'between',
            values: ['100', '200'],
            protocol: { sample: '同一规格线缆 3 盘' },
          },
        ],
        clarifications: [],
      });
      expect((body as { indicators: { zh: string }[] }).indicators[0]?.zh).toBe('同心度检测精度 100～200 keV');
      expect(body).not.toHaveProperty('search');
    });

    it('keeps to the summary when only that is public', async () => {
      const { body } = await system.visitor.get(`/public/challenges/${idOf(TURBINE)}`).expect(200);
      expect(body).toMatchObject({ confidentiality: 'summary_public', text: null, indicators: [] });
      expect(await found('蠕变')).toEqual([]);
      expect(await found('单晶叶片')).toEqual([TURBINE]);
    });

    it('of a challenge for the invited is nowhere', async () => {
      await system.visitor.get(`/public/challenges/${idOf(SECRET)}`).expect(404);
      await cast.taker.get(`/challenges/${idOf(SECRET)}/clarifications`).expect(404);
      expect(await found('热障涂层')).toEqual([]);
      const { body } = await system.visitor.get(`/public/bulletins/${bulletin.id}`).expect(200);
      expect(body).toMatchObject({ challengeCount: 5, state: 'published' });
      await cast.officer.get(`/challenges/${idOf(SECRET)}`).expect(200);
    });

    it('of bulletins and programmes stands beside it', async () => {
      const { body } = await system.visitor
        .get(`/public/bulletins?programmeId=${cast.programme.id}&limit=1`)
        .expect(200);
      const next = await system.visitor
        .get(`/public/bulletins?limit=1&cursor=${(body as PageBody).nextCursor}`)
        .expect(200);
      const ids = [body, next.body].flatMap((answer) => (answer as PageBody).items.map(({ id }) => id));
      expect(new Set(ids).size).toBe(2);
      expect(ids).toContain(bulletin.id);
      const programme = await system.visitor.get(`/public/programmes/${cast.programme.id}`).expect(200);
      expect(programme.body).toMatchObject({
        state: 'active',
        agencyName: '吉安市科学技术局',
        rulePack: { mode: 'open_call' },
      });
      const { rules } = programme.body as { rules: { group: string; zh: string }[] };
      expect(rules).toContainEqual(
        expect.objectContaining({ group: 'windows', zh: expect.stringMatching(/^揭榜期不少于 \d+ 天/) as string }),
      );
    });

    it('lists the programmes with how many challenges are open', async () => {
      const other = await aCast(system);
      await other.officer.get(`/programmes/${other.programme.id}`).expect(200);
      const first = (await system.visitor.get('/public/programmes?limit=1&state=active').expect(200)).body as PageBody;
      expect(first.items).toMatchObject([{ id: other.programme.id, mode: 'open_call', openChallenges: 0 }]);
      const next = await system.visitor.get(`/public/programmes?limit=1&cursor=${first.nextCursor}`).expect(200);
      expect((next.body as PageBody).items).toMatchObject([{ id: cast.programme.id }]);
      expect((next.body as { items: { openChallenges: number }[] }).items[0]?.openChallenges).toBeGreaterThanOrEqual(5);
      await system.visitor.get('/public/programmes?state=draft').expect(422);
    });
  });

  it.each([
    ['limit=0', 'limit'],
    ['state=drafted', 'state'],
    ['field=', 'field'],
    ['sort=title', 'sort'],
    ['mode=lottery', 'mode'],
    ['amountMinFen=1.5', 'amountMinFen'],
    ['amountMaxFen=9999999999999999999', 'amountMaxFen'],
    ['closesAfter=yesterday', 'closesAfter'],
    ['closesBefore=2026-13-45T00:00:00Z', 'closesBefore'],
    ['programmeId=1', 'programmeId'],
    ['q=a&q=b', 'q'],
    ['colour=red', 'colour'],
  ])('names the wrong parameter of ?%s', async (query, path) => {
    const { body } = await system.visitor.get(`/public/challenges?${query}`).expect(422);
    expect((body as Problem).errors?.map((error) => error.path)).toEqual([path]);
  });

  it('refuses cursors it did not give', async () => {
    const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
    const id = uuidv7();
    const wrong = [
      ['', 'xyz'],
      ['', cursor(['newest', 'yesterday', id])],
      ['', cursor(['newest', '2026-99-99T00:00:00.000Z', id])],
      ['', cursor(['newest', '2026-01-01T00:00:00.000Z', 'id'])],
      ['', cursor(['amount', '5', id])],
      ['sort=amount&', cursor(['amount', '5e400', id])],
      ['q=x&', cursor(['relevance', 1e300, id])],
      ['q=x&', cursor(['relevance', '0.1', id])],
      ['q=JB-2026&', cursor(['number', "'", id])],
    ];
    for (const [query, text] of wrong) {
      const { body } = await system.visitor.get(`/public/challenges?${query}cursor=${text}`).expect(400);
      expect(body).toMatchObject({ code: 'platform.malformed_cursor' });
    }
    for (const text of ['xyz', cursor([1]), cursor(['yesterday', id]), cursor(['2026-01-01T00:00:00.000Z', 'id'])]) {
      await system.visitor.get(`/public/bulletins?cursor=${text}`).expect(400);
    }
  });

  it('is all that the role of public reads can see', async () => {
    const reads = system.app.get(PublicReads);
    for (const table of ['challenge', 'bulletin', 'clarification', 'need', 'indicator', 'organisation', 'app_user']) {
      await expect(reads.query(`select 1 from ${table}`)).rejects.toThrow('permission denied');
    }
    const granted = await system.rows<{ kind: string; right: string }>(
      `select distinct c.relkind::text as kind, a.privilege_type as right
         from pg_class c cross join lateral aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
        where r.rolname = 'jbgs_public'`,
    );
    expect(granted).toEqual([{ kind: 'v', right: 'SELECT' }]);
  });
});
