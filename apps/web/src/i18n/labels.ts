import { useMemo } from 'react';
import { $api } from '../client/api';
import { useLanguage, type Text } from './language';

interface LifecycleLabels extends Text {
  readonly states: Readonly<Record<string, Text & { final: boolean }>>;
  readonly actions: Readonly<Record<string, Text & { reason: string }>>;
}

interface Labels {
  readonly messages: Readonly<Record<string, Text>>;
  readonly choices?: Readonly<Record<string, Text>>;
  readonly lifecycles: Readonly<Record<string, LifecycleLabels>>;
}

export interface Words {
  /** A state of a lifecycle: `state('need', 'draft')`. */
  readonly state: (lifecycle: string, state: string) => string;
  readonly action: (lifecycle: string, action: string) => string;
  /** A code of a choice, where needed with the field it stands in: `choice('self_filed', 'channel')`. */
  readonly choice: (code: string, field?: string) => string;
  /** A code of a message, `message('gateway.reason', 'account_closed')`. */
  readonly message: (group: string, code: string) => string;
  readonly lifecycle: (name: string) => LifecycleLabels | undefined;
}

/** The api's words for its codes. Before they are there the code itself stands in their place. */
export function useWords(): Words {
  const { t } = useLanguage();
  const { data } = $api.useQuery('get', '/api/v1/labels', {}, { staleTime: Infinity });
  const labels = data as Labels | undefined;
  return useMemo(() => {
    const said = (text: Text | undefined, code: string) => (text ? t(text) : code);
    return {
      state: (lifecycle, state) => said(labels?.lifecycles[lifecycle]?.states[state], state),
      action: (lifecycle, action) => said(labels?.lifecycles[lifecycle]?.actions[action], action),
      choice: (code, field) => said(labels?.choices?.[`${field}.${code}`] ?? labels?.choices?.[code], code),
      message: (group, code) => said(labels?.messages[`${group}.${code}`], code),
      lifecycle: (name) => labels?.lifecycles[name],
    };
  }, [labels, t]);
}
