import { Breadcrumb, Skeleton, Typography } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../i18n/language';
import { ProblemAlert } from './problem-alert';

/** The words in the browser's tab. */
export function useTitle(title: string): void {
  const { t } = useLanguage();
  useEffect(() => {
    document.title = title ? `${title} · ${t('揭榜挂帅', 'Open Challenges')}` : t('揭榜挂帅', 'Open Challenges');
  }, [title, t]);
}

interface PageProps {
  readonly title: string;
  /** The way here: `[{ to: '/workbench/needs', text: '需求' }]`. */
  readonly trail?: readonly { readonly to: string; readonly text: string }[];
  readonly extra?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page: its heading, the way here, what can be done with the whole of it, and its content. */
export function Page({ title, trail, extra, wide, children }: PageProps) {
  useTitle(title);
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      {trail && (
        <Breadcrumb
          className="no-print"
          items={[...trail.map(({ to, text }) => ({ title: <Link to={to}>{text}</Link> })), { title }]}
        />
      )}
      <div className="page-head">
        <Typography.Title level={1} style={{ fontSize: 24, margin: 0 }}>
          {title}
        </Typography.Title>
        {extra}
      </div>
      {children}
    </div>
  );
}

interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: unknown; readonly refetch?: () => unknown };
  readonly children: (data: T) => ReactNode;
}

/** What a query brings: a skeleton until it is there, the reason when it does not come. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error)
    return <ProblemAlert error={query.error} onRetry={query.refetch && (() => void query.refetch?.())} />;
  return <Skeleton active style={{ padding: 16 }} />;
}
