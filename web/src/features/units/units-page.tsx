import { Anchor, Box, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { DayField } from '../../components/day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useUnits } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { kindName, texts } from './texts.ts';
import { branchesOf } from './tree-of-units.ts';
import { unitAnswered, unitQuestions } from './unit-questions.ts';

/** The tree of units, as of a day. */
export function UnitsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const [day, setDay] = useState('');
  const [sought, setSought] = useState('');
  const query = useUnits(day === '' ? undefined : day);
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        <>
          {may('unit.importList') && (
            <Button variant="default" size="sm" renderRoot={(props) => <Link to="/unit-list" {...props} />}>
              {t(texts.fromFile)}
            </Button>
          )}
          {may('unit.found') && (
            <FormDialog
              act={texts.found}
              variant="filled"
              fields={{ code: { kind: 'text', label: texts.code, isRequired: true }, ...unitQuestions }}
              run={({ code, ...given }) =>
                answerOf(api.POST('/api/v1/units', { body: { code, ...unitAnswered(given) } }))
              }
            />
          )}
        </>
      }
    >
      <Group align="flex-end" className="no-print">
        <TextInput
          type="search"
          label={t(texts.find)}
          miw={260}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <DayField label={t(words.onDay)} value={day} onChange={setDay} />
      </Group>
      <Answered query={query}>
        {({ units }) => {
          const branches = branchesOf(units, sought);
          if (units.length === 0) return <NothingHere says={texts.none} />;
          if (branches.length === 0) return <Text>{t(words.nothingFound)}</Text>;
          return (
            <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
              {branches.map(({ unit, depth }) => (
                <Box component="li" key={unit.id} pl={{ base: depth * 12, sm: depth * 24 }}>
                  <Anchor
                    renderRoot={(props) => <Link to="/units/$unit" params={{ unit: unit.id }} {...props} />}
                  >
                    {unit.name}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {unit.code} · {t(kindName(unit.kind))}
                    {unit.isDissolved && ` · ${t(texts.dissolved)}`}
                  </Text>
                </Box>
              ))}
            </Stack>
          );
        }}
      </Answered>
    </Page>
  );
}
