import { Anchor, AppShell, Box, Burger, Button, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { sessionLost } from './api/lost-session.ts';
import { words } from './components/words.ts';
import { MyRoles } from './features/session/my-roles.tsx';
import { Notes } from './features/session/notes.tsx';
import { useSession, useSignOut } from './features/session/session.ts';
import { KeptNote, useKeptTasks } from './features/work/kept-note.tsx';
import { useSpeech } from './i18n/language.tsx';
import { offeredTo } from './navigation.ts';

/** Loaded when it happens: a session seldom runs out. */
const SignInAgain = lazy(async () => ({
  default: (await import('./features/session/sign-in-again.tsx')).SignInAgain,
}));

const SignOutKept = lazy(async () => ({
  default: (await import('./features/work/sign-out-kept.tsx')).SignOutKept,
}));

/** The frame of every page behind the sign-in: who I am, where I can go. */
export function Shell() {
  const { t, language, speak } = useSpeech();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const session = useSession();
  const signOut = useSignOut();
  const { kept } = useKeptTasks();
  const [isLeaving, leaving] = useDisclosure(false);
  const isLost = useSyncExternalStore(sessionLost.listen, sessionLost.now) !== undefined;
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 248, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap">
            <Burger hiddenFrom="md" size="sm" opened={isOpen} onClick={toggle} aria-label={t(words.menu)} />
            <Anchor
              renderRoot={(props) => <Link to="/" {...props} />}
              fw={600}
              size="lg"
              c="blue.9"
              style={{ whiteSpace: 'nowrap' }}
            >
              {t(words.product)}
            </Anchor>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <MyRoles />
            <Anchor
              component="button"
              type="button"
              size="sm"
              visibleFrom="xs"
              onClick={() => speak(language === 'vi' ? 'en' : 'vi')}
            >
              {t(words.language)}
            </Anchor>
            <Button
              size="xs"
              variant="default"
              px={{ base: 8, sm: 'sm' }}
              style={{ flexShrink: 0 }}
              loading={signOut.isPending}
              onClick={() => (kept.length > 0 ? leaving.open() : signOut.mutate())}
            >
              {t(words.signOut)}
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" className="no-print" style={{ overflowY: 'auto' }}>
        <Box component="nav" aria-label={t(words.menu)}>
          {offeredTo(session).map((section) => (
            <Box key={section.label.en} role="group" aria-label={t(section.label)} pb="xs">
              <Text size="xs" fw={600} c="gray.7" px="sm" pt="xs" aria-hidden>
                {t(section.label)}
              </Text>
              {section.places.map(({ to, label }) => (
                <NavLink
                  key={to}
                  label={t(label)}
                  py={6}
                  onClick={close}
                  renderRoot={(props) => (
                    <Link
                      to={to}
                      activeOptions={{ exact: to === '/' }}
                      activeProps={{ 'data-active': true }}
                      {...props}
                    />
                  )}
                />
              ))}
            </Box>
          ))}
        </Box>
        <Anchor
          component="button"
          type="button"
          size="sm"
          p="sm"
          ta="left"
          hiddenFrom="xs"
          onClick={() => speak(language === 'vi' ? 'en' : 'vi')}
        >
          {t(words.language)}
        </Anchor>
      </AppShell.Navbar>
      <AppShell.Main>
        <Notes />
        <KeptNote />
        <Outlet />
        {isLeaving && (
          <Suspense>
            <SignOutKept count={kept.length} close={leaving.close} signOut={() => signOut.mutate()} />
          </Suspense>
        )}
        {isLost && (
          <Suspense>
            <SignInAgain />
          </Suspense>
        )}
      </AppShell.Main>
    </AppShell>
  );
}
