import type { ExternalHandler, LocalHandler, PeriodicTask } from '#platform/jobs';
import { composeDigests } from '../actions/compose-digests.js';
import { remind } from '../actions/remind.js';
import { MAIL_REQUESTED, SEND_MAIL, tellOfEvent } from '../actions/tell.js';
import { tellOfParked } from '../actions/tell-of-parked.js';
import { RULES, type Rule } from '../rules.js';
import { sendMail } from './send-mail.js';

const MINUTE_MS = 60_000;

interface MailSettings {
  /** Whether there is a server to hand mail to. */
  readonly mail: boolean;
  readonly portalUrl: string;
}

/** One handler for each rule: what it writes and its receipt are one transaction, so nobody is told twice. */
export const tellers = ({ mail }: MailSettings): readonly LocalHandler[] =>
  (Object.entries(RULES) as [string, Rule][]).map(([kind, rule]) => ({
    name: `notification.tell.${kind}`,
    on: rule.on ?? kind,
    queue: 'mail',
    permissions: [],
    run: (tx, event) => tellOfEvent(tx, event, { kind, rule, mail }),
  }));

export const mailSender = ({ portalUrl }: MailSettings): ExternalHandler => ({
  kind: 'external',
  name: SEND_MAIL,
  on: MAIL_REQUESTED,
  queue: 'mail',
  permissions: [],
  call: (services, { subjectId }) => sendMail(services, subjectId, portalUrl),
});

/** What nothing announces: the hour of a digest, the days before a deadline, work that was parked. */
export const sweeps = ({ mail }: MailSettings): readonly PeriodicTask[] => [
  {
    name: 'notification.compose-digests',
    everyMs: MINUTE_MS,
    permissions: [],
    run: ({ unit }) => (mail ? unit(composeDigests) : Promise.resolve(0)),
  },
  {
    name: 'notification.remind',
    everyMs: MINUTE_MS / 2,
    permissions: [],
    run: ({ unit }) => unit((tx) => remind(tx, { mail })),
  },
  {
    name: 'notification.tell-of-parked',
    everyMs: MINUTE_MS,
    permissions: [],
    run: ({ unit }) => unit((tx) => tellOfParked(tx, { mail })),
  },
];
