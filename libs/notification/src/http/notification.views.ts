import type { ReadTx } from '#platform';
import { getUser } from '#identity';
import { mailAbout } from '../mail/mail-content.js';
import type { NotificationRow } from '../notification.repository.js';
import { render, sampleOf } from '../notification.templates.js';
import { preferencesOf, type Preferences } from '../preference.repository.js';
import { KINDS, REMINDERS, RULES, type Kind, type Rule } from '../rules.js';
import type { NotificationPreferencesView, NotificationTemplateView, NotificationView } from './notification.dto.js';

export function notificationView(row: NotificationRow): NotificationView {
  const { id, kind, subjectType, subjectId, programmeId, createdAt, readAt } = row;
  return {
    id,
    kind,
    group: KINDS.get(kind as Kind)?.group ?? null,
    subjectType,
    subjectId,
    programmeId,
    ...render(row),
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

export async function preferencesView(
  tx: ReadTx,
  userId: string,
  preferences?: Preferences,
): Promise<NotificationPreferencesView> {
  const { language, digestHour, groups } = preferences ?? (await preferencesOf(tx, userId));
  const { email } = await getUser(tx, userId);
  return { language, digestHour, groups: [...groups], email };
}

/** Every kind as it would look with sample parameters, in the portal and as a mail. */
export const templateViews = (portalUrl: string): NotificationTemplateView[] =>
  [...KINDS.entries()].map(([kind, { group }]) => {
    const sample = sampleOf(kind);
    const { on, to } = originOf(kind);
    return {
      ...{ kind, group, event: on, audiences: [...to] },
      ...render(sample),
      mail: { zh: mailAbout(sample, 'zh', portalUrl), en: mailAbout(sample, 'en', portalUrl) },
    };
  });

function originOf(kind: Kind): { on: string | null; to: Rule['to'] } {
  const rule = (RULES as Readonly<Partial<Record<string, Rule>>>)[kind];
  if (rule) return { on: rule.on ?? kind, to: rule.to };
  const reminder = (REMINDERS as Readonly<Partial<Record<string, Pick<Rule, 'to'>>>>)[kind.replace(/^deadline\./, '')];
  return { on: null, to: reminder?.to ?? ['system_admins'] };
}
