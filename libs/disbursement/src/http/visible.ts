import { notFound, type ReadTx } from '#platform';
import { getProject, projectParties, type Project } from '#project';

/** @throws 404 when the project is not there or the reader may not see this of it */
export async function visibleProject(tx: ReadTx, id: string, permission: string): Promise<Project> {
  const project = await getProject(tx, id);
  if (!tx.context.actor.may(permission, await projectParties(tx, project))) throw notFound('project', id);
  return project;
}
