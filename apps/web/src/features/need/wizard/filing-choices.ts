import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';

interface Option {
  readonly value: string;
  readonly label: string;
}

export interface FilingChoices {
  readonly programmes: readonly Schemas['FilingProgrammeView'][];
  readonly recommenders: readonly Option[];
  /** For whom the person can file: its own organisations; any of the directory where it files on behalf. */
  readonly demanders: readonly Option[] | 'any';
}

const NONE: Schemas['FilingChoicesView'] = { programmes: [], recommenders: [] };

/** What somebody who files a need chooses from. */
export function useFilingChoices(): FilingChoices {
  const me = useMe();
  const { data = NONE } = $api.useQuery('get', '/api/v1/needs/filing-choices', {});
  const own = (me?.grants ?? []).filter(({ role }) => role === 'demander');
  const onBehalf = own.length === 0 && may(me, 'organisation.read');
  const known = own.map(({ organisationId, organisationName }) => ({ value: organisationId, label: organisationName }));
  return {
    programmes: data.programmes,
    recommenders: data.recommenders.map(({ id, name }) => ({ value: id, label: name })),
    demanders: onBehalf ? 'any' : [...new Map(known.map((option) => [option.value, option])).values()],
  };
}
