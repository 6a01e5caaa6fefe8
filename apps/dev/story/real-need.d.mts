/** The filing of 江西电缆, as `POST /needs` takes it. */
export function needFiling(programmeId: string, recommenderId: string): { readonly title: string };
