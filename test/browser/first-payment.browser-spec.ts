import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import { allSign, plansTheMoney, writesTheAgreement } from './support/steps/agreement.js';
import { approveAndPublish, composes } from './support/steps/bulletin.js';
import { findsWhatWasPaid, isPayable, isToldThatItCame, paysIn, release } from './support/steps/money.js';
import { agreeOnTheText, postsTheRealNeed, recommends, startsTheAssessment, TITLE } from './support/steps/need.js';
import { panelJudges } from './support/steps/panel.js';
import { handsIn, joinsForces, plans, promises, tellsTheRoute, worksAlone } from './support/steps/proposal.js';
import { isDecided, isReviewed, qualifies, standsPublicNotice } from './support/steps/selection.js';
import { isLedTo, isToldOf, People } from './support/steps/work.js';
import type { Visitor } from './support/visitor.js';

const MINUTES = 60_000;
const WINDOW_DAYS = 30;

/**
 * A stranger to the code takes the real 江西电缆 challenge from need to first payment by what the screens say: everybody is
 * led from their own list of work, or a message, to the next thing. Only the people, their organisations and the programme
 * are there before, and only time is let pass otherwise.
 */
describeInBrowser('from a need to the first payment', () => {
  let portal: RunningPortal;
  let setting: Setting;
  let people: People;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('programme');
    people = new People(portal, setting);
  }, 10 * MINUTES);
  afterAll(() => portal?.close(), MINUTES);

  it(
    'by screens alone',
    async () => {
      await aNeedIsAgreedOn();
      expect(portal.faults()).toEqual([]);
      const number = await itIsPublished();
      await takersHandIn(number);
      expect(portal.faults()).toEqual([]);
      await oneIsAwarded();
      expect(portal.faults()).toEqual([]);
      await aProjectBegins();
      await theFirstTrancheIsPaid();
      expect(portal.faults()).toEqual([]);
    },
    60 * MINUTES,
  );

  async function aNeedIsAgreedOn(): Promise<void> {
    await postsTheRealNeed(await people.the('demander'), setting);
    await recommends(await people.the('recommender'));
    const officer = await people.the('officer');
    await startsTheAssessment(officer);
    await officer.press(/^PS-/);
    await panelJudges(people, officer, { programme: setting.told.programme?.name ?? '', about: TITLE });
    await agreeOnTheText(people);
  }

  async function itIsPublished(): Promise<string> {
    await composes(await people.the('organiser'));
    return approveAndPublish(people);
  }

  async function takersHandIn(number: string): Promise<void> {
    const taker = await people.the('taker');
    await begins(taker, number);
    await joinsForces(taker, setting);
    await promises(taker);
    await plans(taker);
    await handsIn(taker);
    const rival = await people.the('rival');
    await begins(rival, number);
    await worksAlone(rival);
    await promises(rival);
    await plans(rival);
    await handsIn(rival);
  }

  /** Told of the new challenge, a taker takes it up. */
  async function begins(taker: Visitor, number: string): Promise<void> {
    await isToldOf(taker, '新榜题发布', number);
    await taker.press('我要揭榜');
    await tellsTheRoute(taker);
  }

  async function oneIsAwarded(): Promise<void> {
    await setting.letPass(WINDOW_DAYS);
    await qualifies(await people.the('officer'), 2);
    await isReviewed(people, setting);
    await isDecided(people);
    await standsPublicNotice(people, setting);
  }

  async function aProjectBegins(): Promise<void> {
    await plansTheMoney(await people.the('demander'), setting);
    await writesTheAgreement(await people.the('officer'), setting);
    await allSign(people);
    const taker = await people.the('taker');
    await isLedTo(taker, '提交报告', '原理样机');
    await taker.sees('检测频率');
  }

  async function theFirstTrancheIsPaid(): Promise<void> {
    await paysIn(people, setting);
    await isPayable(people, setting);
    await release(people);
    await isToldThatItCame(await people.the('demander'));
    await findsWhatWasPaid(await people.the('taker'));
  }
});
