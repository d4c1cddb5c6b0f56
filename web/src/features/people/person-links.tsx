import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../../i18n/language.tsx';
import { type Action, useMay } from '../session/session.ts';
import { texts } from './texts.ts';

const LINKS = [
  { to: '/people/$person/registers', label: texts.registers, needs: 'register.seeOfPerson' },
  { to: '/people/$person/papers', label: texts.papers, needs: 'paper.see' },
  { to: '/people/$person/levels', label: texts.levels, needs: 'result.staffing' },
  { to: '/people/$person/regulations', label: texts.regulations, needs: 'regulation.ofPerson' },
  { to: '/people/$person/results-sent', label: texts.resultsSent, needs: 'monitoring.see' },
] as const satisfies readonly { readonly to: string; readonly needs: Action; readonly label: object }[];

/** What else is known of somebody, each on a page of its own: opening most of them is logged. */
export function PersonLinks({ person }: { readonly person: string }) {
  const { t } = useSpeech();
  const may = useMay();
  return LINKS.filter(({ needs }) => may(needs)).map(({ to, label }) => (
    <Button
      key={to}
      variant="default"
      size="sm"
      renderRoot={(props) => <Link to={to} params={{ person }} preload={false} {...props} />}
    >
      {t(label)}
    </Button>
  ));
}
