import { tell, type Chapter, type Told } from '../../../apps/dev/story/road.mjs';

/** Where a flow begins: the story told up to a chapter, with people and a programme that are nobody else's. */
export class Setting {
  private constructor(readonly told: Told) {}

  /**
   * Without the treasury's knobs: the next payment that it is told to return would be another telling's, of those that go
   * on at the same time.
   *
   * @param until the last chapter that is told
   */
  static async after({ url }: { readonly url: string }, until: Chapter): Promise<Setting> {
    return new Setting(await tell({ baseUrl: url, until, print: () => undefined }));
  }

  /** The user name of somebody of the story: officer, approver, finance, recommender, demander, taker, rival … */
  who(key: string): string {
    return `story-${this.told.cast.telling}-${key}`;
  }

  /** The name of an organisation of the story. */
  organisation(key: string): string {
    return this.told.cast.organisations.get(key)?.name ?? '';
  }

  /** Days go by in the programme. */
  async letPass(days: number): Promise<void> {
    await this.told.story.letPass(days);
  }

  /** Time goes by in the programme until just after an instant. */
  async passTo(instant: string): Promise<void> {
    await this.told.story.passTo(instant);
  }

  /** The day so many days from now on the programme's clock, YYYY-MM-DD. */
  today(days = 0): string {
    return this.told.story.today(days);
  }
}
