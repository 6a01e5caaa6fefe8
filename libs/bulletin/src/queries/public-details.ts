import { decodeCursor, notFound, SqlParams, toPage, type Page, type PageRequest, type PublicReads } from '#platform';
import type { Indicator, SourceFacts } from '#need';

/** One indicator as the view gives it: the protocol flat. */
type IndicatorColumns = Omit<Indicator, 'protocol'> & {
  readonly protocolWho: string;
  readonly protocolHow: string;
  readonly protocolSample: string | null;
  readonly protocolInstrument: string | null;
};

interface PublicText {
  readonly needNumber: string;
  readonly cannotSolveAlone: string;
  readonly scene: string;
  readonly resultOwnership: string;
  readonly cooperation: string;
  readonly periodMonths: number;
  readonly chainNode: string | null;
  readonly priority: string;
  readonly sourceFacts: SourceFacts | null;
}

interface PublicClarification {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly askedAt: string;
  readonly answeredAt: string;
}

interface ChallengeColumns {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly title: string;
  readonly summary: string;
  readonly field: string;
  readonly region: string;
  readonly demanderId: string;
  readonly demanderName: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly mode: string | null;
  readonly bulletinId: string;
  readonly amountFen: string;
  readonly cashToTakerFen: string;
  readonly confidentiality: string;
  readonly awardSlots: number;
  readonly textVersion: number;
  readonly openedAt: Date;
  readonly takeUpClosesAt: Date;
  readonly windowClosedAt: Date | null;
  readonly noAwardReason: string | null;
  /** When the text was last changed by an addendum. */
  readonly amendedAt: Date | null;
}

/** A challenge as everybody may read it; `text` is null when only the summary is public. */
export interface PublicChallengeDetail extends ChallengeColumns {
  readonly text: PublicText | null;
  readonly indicators: readonly Indicator[];
  readonly clarifications: readonly PublicClarification[];
}

const DETAIL = `
  select c.id, number, state, title, summary, field, region, "demanderId", "demanderName", "programmeId", "programmeName",
         mode, "bulletinId", "amountFen", "cashToTakerFen", confidentiality, "awardSlots", "textVersion", "openedAt",
         "takeUpClosesAt", "windowClosedAt", "noAwardReason",
         (select to_jsonb(t) - 'challengeId' from public_challenge_text t where t."challengeId" = c.id) as text,
         (select coalesce(jsonb_agg(to_jsonb(i) - '{challengeId,position}'::text[] order by i.position), '[]')
            from public_challenge_indicator i where i."challengeId" = c.id) as indicators,
         (select coalesce(jsonb_agg(to_jsonb(q) - 'challengeId' order by q."askedAt", q.id), '[]')
            from public_clarification q where q."challengeId" = c.id) as clarifications,
         (select max(a."issuedAt") from public_addendum a where a."challengeId" = c.id) as "amendedAt"
    from public_challenge c`;

/** @throws 404 when there is none or it is not public */
export async function publicChallenge(reads: PublicReads, id: string): Promise<PublicChallengeDetail> {
  const [found] = await reads.query<DetailRow>(`${DETAIL} where c.id = $1`, [id]);
  if (!found) throw notFound('challenge', id);
  return detailOf(found);
}

/** The public challenges of a bulletin with everything that is public of them, in the order of their numbers. */
export async function publicChallengesOf(
  reads: PublicReads,
  bulletinId: string,
  limit: number,
): Promise<PublicChallengeDetail[]> {
  const sql = `${DETAIL} where c."bulletinId" = $1 order by c.number limit $2`;
  return (await reads.query<DetailRow>(sql, [bulletinId, limit])).map(detailOf);
}

interface DetailRow extends ChallengeColumns {
  readonly text: PublicText | null;
  readonly indicators: readonly IndicatorColumns[];
  readonly clarifications: readonly PublicClarification[];
}

function detailOf(found: DetailRow): PublicChallengeDetail {
  return {
    ...found,
    indicators: found.indicators.map(indicator),
    clarifications: found.clarifications.map((clarification) => ({
      ...clarification,
      askedAt: utc(clarification.askedAt),
      answeredAt: utc(clarification.answeredAt),
    })),
  };
}

/** PostgreSQL writes instants in JSON as `+00:00`; everything else in the API ends in `Z`. */
const utc = (text: string): string => new Date(text).toISOString();

function indicator(columns: IndicatorColumns): Indicator {
  const { protocolWho, protocolHow, protocolSample, protocolInstrument, ...rest } = columns;
  const protocol = { who: protocolWho, how: protocolHow, sample: protocolSample, instrument: protocolInstrument };
  return { ...rest, protocol };
}

export interface PublicBulletin {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly title: string;
  readonly preface: string | null;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly publishedAt: Date;
  readonly challengeCount: number;
}

const BULLETIN = `select id, number, state, title, preface, "programmeId", "programmeName", "publishedAt", "challengeCount"
  from public_bulletin`;

/**
 * Published bulletins, the latest first.
 * @throws 400 platform.malformed_cursor
 */
export async function publicBulletins(
  reads: PublicReads,
  filters: PageRequest & { readonly programmeId?: string },
): Promise<Page<PublicBulletin>> {
  const params = new SqlParams();
  const conditions = filters.programmeId ? [`"programmeId" = ${params.add(filters.programmeId)}`] : [];
  if (filters.cursor) {
    const [publishedAt, id] = decodeCursor(filters.cursor, ['instant', 'uuid']);
    conditions.push(`("publishedAt", id) < (${params.add(new Date(publishedAt))}, ${params.add(id)})`);
  }
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const rows = await reads.query<PublicBulletin>(
    `${BULLETIN} ${where} order by "publishedAt" desc, id desc limit ${params.add(filters.limit + 1)}`,
    params.values,
  );
  const keyOf = (bulletin: PublicBulletin): [string, string] => [bulletin.publishedAt.toISOString(), bulletin.id];
  return toPage(rows, filters.limit, (bulletin) => bulletin, keyOf);
}

/** @throws 404 when there is none or it is not published */
export async function publicBulletin(reads: PublicReads, id: string): Promise<PublicBulletin> {
  const [found] = await reads.query<PublicBulletin>(`${BULLETIN} where id = $1`, [id]);
  if (!found) throw notFound('bulletin', id);
  return found;
}
