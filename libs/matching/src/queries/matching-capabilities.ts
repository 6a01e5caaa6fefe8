import { SqlParams, type PageRequest, type ReadTx } from '#platform';
import type { Challenge } from '#bulletin';
import { indicatorsOf } from '#need';
import { tellingWords } from '../search/capability-words.js';
import { fitSql, type Fit } from './fit.js';
import { afterScore, MOST_RANKED } from './matching-challenges.js';

/** An entry of the register that fits a challenge, as far as its owner lets others read it. */
export interface MatchingCapability extends Fit {
  readonly id: string;
  readonly number: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly keywords: string[];
  readonly summary: string;
}

/** Entries whose owners agreed to be found, the best fit first; one row more than the page asks for. */
export async function matchingCapabilities(
  tx: ReadTx,
  challenge: Challenge,
  page: PageRequest,
): Promise<MatchingCapability[]> {
  const indicators = await indicatorsOf(tx, challenge.needId);
  const { title, field, region, summary, demanderId } = challenge;
  const wanted = {
    words: tellingWords([title, field, ...indicators.map(({ name }) => name), summary]),
    fields: [field],
    regions: [region],
  };
  const params = new SqlParams();
  const { condition, fit } = fitSql(wanted, { search: 'c.search', field: 'c.field', region: 'c.region' }, params);
  const cursor = afterScore(page, params);
  return tx.query<MatchingCapability>(
    `select * from (
       select c.id, c.number, c.organisation_id as "organisationId", o.name as "organisationName", c.title, c.field,
              c.region, c.keywords, c.summary, ${fit}
         from (select * from capability c
                where c.state = 'active' and c.consented_at is not null
                  and c.organisation_id <> ${params.add(demanderId)}::uuid and ${condition}
                order by c.id desc limit ${MOST_RANKED}) c
         join organisation o on o.id = c.organisation_id) ranked
      where ${cursor} order by score desc, id desc limit ${params.add(page.limit + 1)}`,
    params.values,
  );
}
