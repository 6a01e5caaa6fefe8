import { BellOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useLanguage } from '../../../i18n/language';
import { useUnreadCount } from '../use-live-notifications';

/** The unread notifications as a number that moves by itself. */
export function NotificationBell() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const count = useUnreadCount();
  return (
    <Badge count={count} overflowCount={99} size="small">
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={t(`消息，${count} 条未读`, `Notifications, ${count} unread`)}
        onClick={() => void navigate('/workbench/notifications')}
      />
    </Badge>
  );
}
