import { Box, Button, Checkbox, Fieldset, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { components } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { numberTyped } from '../../text/typed-number.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { THRESHOLDS, texts } from './thresholds-texts.ts';

type Held = components['schemas']['ReviewThresholds'];
type Name = keyof typeof THRESHOLDS;
const isName = (key: string): key is Name => Object.hasOwn(THRESHOLDS, key);
const NAMES = Object.keys(THRESHOLDS).filter(isName);

/** From where a number is worth a question, for one unit and all below it. */
export function ThresholdsPage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const ownUnit = useOwnUnit();
  const { unit = ownUnit } = useSearch({ from: '/signed-in/review-thresholds' });
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['review-thresholds', unit],
    enabled: unit !== '',
    queryFn: () =>
      answerOf(api.GET('/api/v1/units/{unit}/review-thresholds', { params: { path: { unit } } })),
  });
  return (
    <Page title={texts.title} says={texts.says}>
      <Box maw={420}>
        <UnitField
          label={t(words.unit)}
          value={unit}
          onChange={(next) => void navigate({ to: '/review-thresholds', search: { unit: next } })}
        />
      </Box>
      {unit === '' ? (
        <NothingHere says={texts.chooseUnit} />
      ) : (
        <Answered query={query}>
          {(held) => (
            <Stack gap="md">
              <Text role="status">
                {held.setBy === null
                  ? t(texts.byDefault)
                  : `${t(texts.setBy)} ${unitName(held.setBy)}: ${held.document ?? ''}`}
              </Text>
              <Form key={`${unit}/${held.document}`} unit={unit} held={held} />
            </Stack>
          )}
        </Answered>
      )}
    </Page>
  );
}

function Form({ unit, held }: { readonly unit: string; readonly held: Held }) {
  const { t } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<{ readonly [name in Name]?: string }>({});
  const [off, setOff] = useState(held.thresholds.off);
  const [document, setDocument] = useState('');
  const kinds = useQuery({
    queryKey: ['review-point-kinds'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(api.GET('/api/v1/review-point-kinds')),
  });
  const saving = useMutation({
    mutationFn: () => {
      const thresholds: { [name in Name]?: number } = {};
      for (const name of NAMES) {
        const text = typed[name];
        const given = text === undefined ? String(held.thresholds[name]) : numberTyped(text);
        if (given === undefined)
          throw new Problem(422, 'review-threshold.number', t(THRESHOLDS[name]), t(texts.wrong), [
            { pointer: `/${name}`, detail: t(texts.wrong) },
          ]);
        thresholds[name] = Number(given);
      }
      return api.PUT('/api/v1/units/{unit}/review-thresholds', {
        params: { path: { unit } },
        body: { thresholds: { ...thresholds, off }, document },
      });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const isMine = may('reviewPoint.setThresholds');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {NAMES.map((name) => (
            <TextInput
              key={name}
              label={t(THRESHOLDS[name])}
              inputMode="decimal"
              readOnly={!isMine}
              value={typed[name] ?? writtenNumber(String(held.thresholds[name]))}
              error={problem?.of(name) ?? problem?.of(`thresholds.${name}`)}
              onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [name]: value })}
            />
          ))}
        </SimpleGrid>
        <Fieldset legend={t(texts.off)}>
          <Stack gap="xs">
            <Text size="sm">{t(texts.offSays)}</Text>
            {(kinds.data?.kinds ?? []).map(({ kind, label }) => (
              <Checkbox
                key={kind}
                label={t(label)}
                disabled={!isMine}
                checked={off.includes(kind)}
                onChange={({ currentTarget: { checked } }) =>
                  setOff(checked ? [...off, kind] : off.filter((one) => one !== kind))
                }
              />
            ))}
          </Stack>
        </Fieldset>
        {isMine && (
          <Stack gap="sm" maw={520}>
            <TextInput
              label={t(texts.document)}
              required
              value={document}
              onChange={(event) => setDocument(event.currentTarget.value)}
            />
            {saving.error !== null && <ProblemNote error={saving.error} />}
            <Button type="submit" w="fit-content" loading={saving.isPending}>
              {t(texts.save)}
            </Button>
          </Stack>
        )}
      </Stack>
    </form>
  );
}
