import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Problem } from './api/problem.ts';
import { LanguageProvider } from './i18n/language.tsx';
import { makeRouter } from './router.ts';
import { readable, theme } from './theme.ts';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

/** What was refused is not asked again by itself; a lost line is tried twice. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => error instanceof Problem && error.status === 0 && failures < 2,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
const router = makeRouter(queries);

export function Application() {
  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={() => nonce}
      forceColorScheme="light"
      cssVariablesResolver={readable}
    >
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
