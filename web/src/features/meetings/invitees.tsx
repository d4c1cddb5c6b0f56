import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  TextInput,
  Title,
} from '@mantine/core';
import type { UnitPerson } from '../../components/unit-people.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** Somebody invited; `person` is '' for who is of no unit here. */
export interface Invitee {
  /** Tells one line of the form from another. */
  readonly key: string;
  readonly person: string;
  readonly name: string;
  readonly standsFor: string;
  readonly directs: boolean;
}

/** Who is invited to follow, and who also to direct. */
export function Invitees({
  people,
  invitees,
  onChange,
}: {
  readonly people: readonly UnitPerson[];
  readonly invitees: readonly Invitee[];
  readonly onChange: (invitees: readonly Invitee[]) => void;
}) {
  const { t } = useSpeech();
  const invited = new Set(invitees.map(({ person }) => person));
  const left = people.filter(({ id }) => !invited.has(id));
  const asInvitee = ({ id, fullName }: UnitPerson): Invitee => ({
    ...{ key: id, person: id, name: fullName, standsFor: t(texts.colleague), directs: false },
  });
  const put = (key: string, change: Partial<Invitee>) =>
    onChange(invitees.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.invitees)}: {invitees.length}
      </Title>
      <Group gap="sm" align="flex-end">
        <Button
          size="sm"
          variant="default"
          disabled={left.length === 0}
          onClick={() => onChange([...invitees, ...left.map(asInvitee)])}
        >
          {t(texts.inviteAll)}
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={() =>
            onChange([
              ...invitees,
              { key: crypto.randomUUID(), person: '', name: '', standsFor: '', directs: false },
            ])
          }
        >
          {t(texts.addInvitee)}
        </Button>
      </Group>
      {invitees.map((one) => (
        <Paper withBorder p="sm" key={one.key}>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm" verticalSpacing="xs">
            {one.person === '' ? (
              <TextInput
                label={t(texts.inviteeName)}
                required
                value={one.name}
                onChange={(event) => put(one.key, { name: event.currentTarget.value })}
              />
            ) : (
              <NativeSelect
                label={t(texts.inviteeName)}
                value={one.person}
                onChange={(event) => {
                  const found = people.find(({ id }) => id === event.currentTarget.value);
                  if (found) put(one.key, { person: found.id, name: found.fullName });
                }}
                data={people
                  .filter(({ id }) => id === one.person || !invited.has(id))
                  .map(({ id, fullName, staffCode }) => ({ value: id, label: `${fullName} (${staffCode})` }))}
              />
            )}
            <TextInput
              label={t(texts.standsFor)}
              required
              value={one.standsFor}
              onChange={(event) => put(one.key, { standsFor: event.currentTarget.value })}
            />
            <Checkbox
              mt={{ base: 0, sm: 32 }}
              label={t(texts.directs)}
              checked={one.directs}
              onChange={(event) => put(one.key, { directs: event.currentTarget.checked })}
            />
            <Group align="flex-end">
              <Button
                size="sm"
                variant="default"
                aria-label={`${t(texts.removeInvitee)}: ${one.name}`}
                onClick={() => onChange(invitees.filter(({ key }) => key !== one.key))}
              >
                {t(texts.removeInvitee)}
              </Button>
            </Group>
          </SimpleGrid>
        </Paper>
      ))}
    </Stack>
  );
}
