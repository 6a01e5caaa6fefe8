import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { may, useMe } from '../../../app/session';
import { useLanguage } from '../../../i18n/language';
import { Waiting } from '../../../ui/waiting';

/** Forms are a chunk of their own: who only reads does not load them. */
const OperationDialog = lazy(() => import('./operation-dialog'));

interface Props {
  readonly text: string;
  readonly operationId: string;
  readonly permission: string;
  readonly id: string;
  /** What is said to who is signed in but may not. */
  readonly refused: string;
}

/** Something that a signed-in reader can do from a public page; a visitor signs in first and comes back here. */
export function DialogButton({ text, operationId, permission, id, refused }: Props) {
  const { t } = useLanguage();
  const me = useMe();
  const { pathname } = useLocation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!me) {
    const to = `/sign-in?to=${encodeURIComponent(pathname)}`;
    return (
      <Link className="link-button no-print" to={to}>
        {t(`登录后${text}`, `Sign in: ${text}`)}
      </Link>
    );
  }
  if (!may(me, permission)) return <p className="no-print">{refused}</p>;
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {text}
      </Button>
      {open && (
        <Suspense fallback={<Waiting />}>
          <OperationDialog
            title={text}
            operationId={operationId}
            id={id}
            onClose={close}
            onDone={() => {
              close();
              void queries.invalidateQueries();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
