import { createHash } from 'node:crypto';
import type { PublicReads } from '#platform';
import { readFigures, type Figures, type FiguresFilter, type FiguresSource } from './figures.js';

const PUBLIC: FiguresSource = {
  challenges: 'public_figure_challenge',
  needs: 'public_figure_need',
  needCount: 'coalesce(sum(x.needs), 0)::int',
  money: 'public_figure_money',
  reach: 'true',
};

/** Everybody may ask, so nobody is counted for twice within this time. */
export const FRESH_SECONDS = 30;
const KEPT = 200;

interface KeptFigures {
  readonly figures: Promise<Figures>;
  readonly until: number;
}

/** The public's figures, counted once in half a minute for each filter whoever asks, and marked for caches. */
export class PublicFigures {
  private readonly kept = new Map<string, KeptFigures>();

  constructor(private readonly reads: PublicReads) {}

  async read({ programmeId, year, field, region }: FiguresFilter): Promise<{ figures: Figures; etag: string }> {
    const filter = { programmeId, year, field, region };
    const figures = await this.fresh(JSON.stringify(filter), filter);
    const hash = createHash('sha256').update(JSON.stringify(figures)).digest('base64url');
    return { figures, etag: `"${hash.slice(0, 22)}"` };
  }

  private fresh(key: string, filter: FiguresFilter): Promise<Figures> {
    const now = Date.now();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.figures;
    if (this.kept.size >= KEPT) this.kept.clear();
    const figures = readFigures((sql, params) => this.reads.query(sql, params), PUBLIC, filter);
    this.kept.set(key, { figures, until: now + FRESH_SECONDS * 1000 });
    // A failure is not kept: the next one asks the database again.
    figures.catch(() => this.kept.delete(key));
    return figures;
  }
}
