import { Space, Tag } from 'antd';
import { may, useMe } from '../../../app/session';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';
import { ANY_ORGANISATION } from '../../../ui/command-form/references';
import { useProgrammeOptions } from '../../../ui/use-programmes';

/** Grants a role: for an organisation, and where it is to hold there only, in one programme. */
export function GrantButton({ user }: { user: Schemas['UserDetailView'] }) {
  const { t } = useLanguage();
  const programmeId = useProgrammeOptions();
  return (
    <CommandButton
      small
      operationId="Identity_grant"
      title={t('授予角色', 'Grant a role')}
      about={user.displayName}
      path={{ id: user.id }}
      initial={{ organisationId: user.organisationId }}
      references={{ organisationId: ANY_ORGANISATION, programmeId }}
    />
  );
}

/** A role that is held, for whom, and the way to take it back. */
export function RevokeButton({ grant }: { grant: Schemas['UserGrantView'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const mayRevoke = may(useMe(), 'role.revoke');
  const role = words.choice(grant.role, 'role');
  return (
    <Space wrap>
      <Tag color="blue">{role}</Tag>
      <span>{grant.organisationName}</span>
      {grant.programmeId && <span>{t('（仅限一个计划）', '(one programme only)')}</span>}
      {mayRevoke && (
        <CommandButton
          small
          operationId="Identity_revoke"
          title={t('收回', 'Revoke')}
          about={role}
          path={{ id: grant.id }}
        />
      )}
    </Space>
  );
}
