import { randomBytes } from 'node:crypto';
import { shanghaiDate } from '#platform';
import type { Knobs } from './knobs.js';
import type { Entry, Instruction, Report } from './payment-book.js';

/** Something that has happened to an instruction. */
export interface Happening extends Pick<Report, 'status' | 'reasonCode'> {
  readonly instruction: Instruction;
}

interface Telling {
  readonly knobs: Knobs;
  readonly now: Date;
  /** The newest sequence of the feed. */
  readonly after: number;
}

/**
 * What the journal is to say of things that happened together: what is true of each, in its order, and what the feed
 * tells of it. A report that is told as it is stands there once as both.
 */
export function entriesOf(happenings: readonly Happening[], { knobs, now, after }: Telling): Entry[] {
  const reports = happenings.map((happening) => reportOf(happening, now));
  const told = knobs.disordered(reports);
  const inOrder = told === reports;
  let sequence = after;
  const facts: Entry[] = [];
  const feed: Entry[] = [];
  for (const report of told) {
    const tellings = tellingsOf(report, knobs);
    const [only] = tellings;
    if (inOrder && tellings.length === 1 && only === report) {
      feed.push({ kind: 'report', report: { ...report, sequence: (sequence += 1) } });
      continue;
    }
    if (inOrder) feed.push({ kind: 'report', report });
    feed.push(...tellings.map((each): Entry => ({ kind: 'told', report: { ...each, sequence: (sequence += 1) } })));
  }
  if (!inOrder) facts.push(...reports.map((report): Entry => ({ kind: 'report', report })));
  return [...facts, ...feed];
}

/** What the feed says of a report: nothing, the report itself, something else, or the same twice. */
function tellingsOf(report: Report, knobs: Knobs): readonly Report[] {
  if (knobs.strikes('lostReport')) return [];
  if (knobs.strikes('wrongAmount')) return [{ ...report, amountFen: (BigInt(report.amountFen) + 1n).toString() }];
  if (knobs.strikes('wrongReference')) {
    return [{ ...report, instructionReference: `${report.instructionReference}-X` }];
  }
  return knobs.strikes('duplicateReport') ? [report, report] : [report];
}

function reportOf({ instruction, status, reasonCode }: Happening, now: Date): Report {
  const { line, batchReference } = instruction;
  return {
    sequence: null,
    instructionReference: line.instructionReference,
    batchReference,
    status,
    amountFen: line.amountFen,
    // Random, because the numbers of a lost journal must never come again: the product keeps them unique.
    bankReference: `${shanghaiDate(now).replaceAll('-', '')}${randomBytes(8).toString('hex').toUpperCase()}`,
    reportedAt: now.toISOString(),
    reasonCode,
  };
}
