import { Anchor, Popover, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { roleName } from '../../components/role-names.ts';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { NameButton } from './name-button.tsx';
import { useSession } from './session.ts';
import { texts } from './texts.ts';

/** Who I am here: each role, where, and whether it is mine or held for somebody. Open from the start. */
export function RolesPopover() {
  const { t } = useSpeech();
  const { name, roles } = useSession();
  const nameOf = useUnitName();
  const [isOpen, setIsOpen] = useState(true);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <NameButton name={name} onClick={() => setIsOpen((is) => !is)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t(texts.roles)}>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {t(texts.roles)}
          </Text>
          {roles.length === 0 && <Text size="sm">{t(texts.noRoles)}</Text>}
          {roles.map(({ role, unit, through }) => (
            <Text size="sm" key={`${role}/${unit}/${through?.id}`}>
              {t(roleName(role))}: {unit === null ? t(words.wholeSystem) : nameOf(unit)}
              {through !== undefined && ` (${t(through.kind === 'acting' ? texts.acting : texts.delegated)})`}
            </Text>
          ))}
          <Anchor
            size="sm"
            onClick={() => setIsOpen(false)}
            renderRoot={(props) => <Link to="/me" {...props} />}
          >
            {t(texts.account)}
          </Anchor>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
