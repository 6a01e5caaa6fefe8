import { fillText, type Params, type Text } from '#platform';
import { KINDS, REMINDERS, type Kind, type ReminderAction } from './rules.js';
import { subjectSource, type SubjectType } from './subjects.js';
import { AWARD_AND_PROJECT } from './templates/award-and-project.js';
import { BEFORE_THE_AWARD } from './templates/before-the-award.js';
import { DEADLINES } from './templates/deadlines.js';
import { MONEY } from './templates/money.js';
import type { Template } from './templates/template.js';

/** The words of every kind, in both languages; a kind without words does not compile. */
export const TEMPLATES: Readonly<Record<Kind, Template>> = {
  ...BEFORE_THE_AWARD,
  ...AWARD_AND_PROJECT,
  ...MONEY,
  ...DEADLINES,
};

/** What of a stored notification its words are made of. */
export interface Told {
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly params: Params;
}

export interface Rendered {
  readonly title: Text;
  readonly body: Text;
  /** A path in the portal. */
  readonly link: string;
}

/** A kind that only a newer version knows; during a rolling update an older api may read it. */
const UNKNOWN: Rendered = {
  title: { zh: '新通知', en: 'A notification' },
  body: { zh: '请刷新页面查看。', en: 'Reload the page to see it.' },
  link: '/',
};

/** The words of a notification, made when it is read: the language is the reader's choice. */
export function render({ kind, subjectType, subjectId, params }: Told): Rendered {
  const template = (TEMPLATES as Readonly<Partial<Record<string, Template>>>)[kind];
  if (!template) return UNKNOWN;
  const { zh, en } = template;
  const { link } = subjectSource(subjectType as SubjectType);
  return {
    title: fillText({ zh: zh[0], en: en[0] }, params),
    body: fillText({ zh: zh[1], en: en[1] }, params),
    link: fillText({ zh: link, en: link }, { ...params, id: subjectId }).zh,
  };
}

const SAMPLE_ID = '0192f0c0-0000-7000-8000-00000000000a';
const REMINDER_SAMPLE = { days: 3, dueAt: '2027-03-01T09:00:00.000Z' };

/** A notification of a kind with sample parameters: what the preview shows, and what its words may name. */
export function sampleOf(kind: Kind): Told {
  const about = KINDS.get(kind)?.about ?? 'programme';
  const { sample } = subjectSource(about);
  const params = isReminder(kind) ? { ...sample, ...REMINDER_SAMPLE } : sample;
  return { kind, subjectType: about, subjectId: SAMPLE_ID, params };
}

const isReminder = (kind: string): boolean =>
  (Object.keys(REMINDERS) as ReminderAction[]).some((action) => kind === `deadline.${action}`);
