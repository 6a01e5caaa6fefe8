import type { Language } from '#platform';

/** What people set their preferences by. */
export const GROUPS = ['work', 'deadlines', 'results', 'money', 'challenges', 'system'] as const;
export type Group = (typeof GROUPS)[number];

export const MAIL_MODES = ['off', 'immediate', 'digest'] as const;
export type MailMode = (typeof MAIL_MODES)[number];

/** How one person wants to hear of one group. */
export interface Channels {
  readonly inApp: boolean;
  readonly mail: MailMode;
}

/** What holds for whoever has set nothing: everything in the portal, news for everybody once a day, the rest at once. */
export const DEFAULT_CHANNELS: Readonly<Record<Group, Channels>> = {
  work: { inApp: true, mail: 'immediate' },
  deadlines: { inApp: true, mail: 'immediate' },
  results: { inApp: true, mail: 'immediate' },
  money: { inApp: true, mail: 'immediate' },
  challenges: { inApp: true, mail: 'digest' },
  system: { inApp: true, mail: 'immediate' },
};

export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[];
export const DEFAULT_LANGUAGE: Language = 'zh';
/** The hour in Shanghai from which the digest of a day goes out. */
export const DEFAULT_DIGEST_HOUR = 8;
