import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, $api, type Schemas } from '../client/api';
import { ProblemError } from '../client/problem';

export type Me = Schemas['MeView'];

/** Who is signed in; null for a visitor, undefined while it is not known yet. */
export function useMe(): Me | null | undefined {
  const options = { staleTime: 60_000, retry: false, enabled: isSignedIn() };
  const { data, error } = $api.useQuery('get', '/api/v1/auth/me', {}, options);
  useEffect(() => {
    if (error instanceof ProblemError && error.status === 401) localStorage.removeItem(SIGNED_IN);
  }, [error]);
  if (data) return data;
  return error || !options.enabled ? null : undefined;
}

/** The session itself is in a cookie that no script reads; this only spares visitors a question whose answer is no. */
const SIGNED_IN = 'jbgs.signed-in';
const isSignedIn = (): boolean => localStorage.getItem(SIGNED_IN) !== null;

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: Credentials) => {
      await api.POST('/api/v1/auth/sign-in', { body: credentials });
    },
    onSuccess: () => {
      localStorage.setItem(SIGNED_IN, 'yes');
      return queries.invalidateQueries();
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await api.POST('/api/v1/auth/sign-out', {});
    },
    // Nothing of the person who left stays on this machine's screen.
    onSettled: () => {
      localStorage.removeItem(SIGNED_IN);
      queries.clear();
    },
  });
}

/** True when one of the person's grants carries the permission. The api decides; this only keeps menus short. */
export function may(me: Me | null | undefined, permission: string): boolean {
  return me?.permissions.includes(permission) ?? false;
}
