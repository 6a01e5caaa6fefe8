import {
  decodeCursor,
  inTurn,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
} from '#platform';
import { projectParties } from './project.facts.js';
import { getProject } from './project.repository.js';
import { Termination } from './termination.entities.js';
import type { TerminationFacts } from './termination.lifecycle.js';

/** @throws 404 platform.not_found */
export async function getTermination(tx: ReadTx, id: string): Promise<Termination> {
  const termination = await tx.manager.findOneBy(Termination, { id });
  if (!termination) throw notFound('termination', id);
  return termination;
}

/** Everything that guards, permissions and views of a termination ask for. */
export async function terminationFacts(tx: ReadTx, subject: Termination): Promise<TerminationFacts> {
  const project = await getProject(tx, subject.projectId);
  return { subject, parties: await projectParties(tx, project), projectState: project.state };
}

export interface TerminationFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly projectId?: string;
  readonly programmeId?: string;
}

/** Terminations within reach, newest first; one row more than the page asks for. */
export async function listTerminations(tx: ReadTx, reach: Reach, filters: TerminationFilters): Promise<Termination[]> {
  const params = new SqlParams();
  const columns = {
    demander: 'p.demander_id',
    taker: 'p.taker_id',
    agency: 'g.agency_id',
    organiser: 'g.organiser_id',
    programmeId: 't.programme_id',
  };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.state) conditions.push(`t.state = any(${params.add(filters.state)}::text[])`);
  if (filters.projectId) conditions.push(`t.project_id = ${params.add(filters.projectId)}::uuid`);
  if (filters.programmeId) conditions.push(`t.programme_id = ${params.add(filters.programmeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`t.id < ${params.add(after[0])}::uuid`);
  const rows = await tx.query<{ id: string }>(
    `select t.id from termination t join project p on p.id = t.project_id join programme g on g.id = t.programme_id
      where ${conditions.join(' and ')} order by t.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
  return inTurn(rows, ({ id }) => getTermination(tx, id));
}
