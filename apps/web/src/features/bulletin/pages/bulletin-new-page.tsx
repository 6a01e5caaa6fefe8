import { Alert, Card } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { useCommand } from '../../../ui/command-form/action-dialog';
import { CommandForm } from '../../../ui/command-form/command-form';
import { Page } from '../../../ui/page';
import { Waiting } from '../../../ui/waiting';
import { useProgrammes } from '../../../ui/use-programmes';
import { PROGRAMME } from '../components/programme-filter';

/** The first step of composing: which programme, what it is called. The challenges are chosen on its page. */
export default function BulletinNewPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const command = useCommand('Bulletin_create');
  const { data: all = [] } = useProgrammes();
  const programmes = all.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }));
  const programmeId = search.get(PROGRAMME);
  const open = (created: unknown) => {
    void navigate(`/workbench/bulletins/${(created as Schemas['BulletinView']).id}`, { replace: true });
  };
  return (
    <Page
      title={t('编制榜单', 'Compose a bulletin')}
      trail={[{ to: '/workbench/bulletins', text: t('榜单', 'Bulletins') }]}
    >
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={t(
          '先建榜单，再在下一页选择需求、预览并送审；编制人与审批人须为两人。',
          'First the bulletin itself; on the next page you choose needs, preview it and have it approved by somebody else.',
        )}
      />
      <Card style={{ maxWidth: 720 }}>
        {command ? (
          <CommandForm
            command={command}
            path={{}}
            {...(programmeId && { initial: { programmeId } })}
            references={{ programmeId: programmes }}
            draftKey="bulletin.new"
            submitText={t('建立榜单，去选榜题', 'Create, then choose challenges')}
            onDone={open}
            onCancel={() => void navigate('/workbench/bulletins')}
          />
        ) : (
          <Waiting />
        )}
      </Card>
    </Page>
  );
}
