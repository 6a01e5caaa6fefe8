import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import enUS from 'antd/locale/en_US';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ProblemError } from '../client/problem';
import { LanguageProvider, useLanguage } from '../i18n/language';
import { makeRouter } from './routes';
import { theme } from './theme';

const FRESH_MS = 10_000;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A refusal stays a refusal; only an unreachable server is asked again.
        retry: (count, error) => count < 2 && error instanceof ProblemError && error.status >= 502,
      },
    },
  });
}

export function Portal() {
  return (
    <LanguageProvider>
      <Themed />
    </LanguageProvider>
  );
}

function Themed() {
  const { language } = useLanguage();
  const [queries] = useState(makeQueryClient);
  const [router] = useState(makeRouter);
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
