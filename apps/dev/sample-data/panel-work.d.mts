import type { ApiClient } from '../story/road.mjs';

export function scoreAndClose(
  panel: { readonly id: string },
  officer: ApiClient,
  expertOf: (userId: string) => ApiClient,
  pointsFor: (entryId: string, criterion: string) => number,
): Promise<unknown>;
