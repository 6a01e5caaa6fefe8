import type { ReadTx } from '#platform';

/** What a need can name when it is filed. */
export interface FilingChoices {
  readonly programmes: readonly FilingProgramme[];
  readonly recommenders: readonly NamedOrganisation[];
}

export interface FilingProgramme {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly agencyName: string;
  /** Fen as digits. */
  readonly investmentFloorFen: string;
  readonly maxPeriodMonths: number;
}

export interface NamedOrganisation {
  readonly id: string;
  readonly name: string;
}

const MOST = 200;

/** The programmes in force, the newest first, with what their rules bound of a need; and the agencies that may recommend. */
export async function filingChoices(tx: ReadTx): Promise<FilingChoices> {
  const programmes = await tx.query<FilingProgramme>(
    `select p.id, p.number, p.name, a.name as "agencyName",
            r.content #>> '{eligibility,demanderInvestmentFloorFen}' as "investmentFloorFen",
            (r.content #>> '{milestones,maxPeriodMonths}')::int as "maxPeriodMonths"
       from programme p join organisation a on a.id = p.agency_id join rule_pack r on r.id = p.rule_pack_id
      where p.state = 'active' order by p.id desc limit $1`,
    [MOST],
  );
  const recommenders = await tx.query<NamedOrganisation>(
    `select id, name from organisation where kind = 'agency' order by name, id limit $1`,
    [MOST],
  );
  return { programmes, recommenders };
}
