import {
  Anchor,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { NothingHere } from '../../components/nothing-here.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { CycleFrame } from './cycle-frame.tsx';
import type { Level, Levels } from './levels.ts';
import { ManyActs } from './many-acts.tsx';
import { ResultsList } from './results-list.tsx';
import { SORTS, type Sort, shownOf, type Wanted } from './results-shown.ts';
import { RunNow } from './run-now.tsx';
import { GROUPS, STATES, texts } from './texts.ts';

const AT_FIRST = 100;

/** All people and units of a cycle with how far each level has come. */
export function ResultsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const { cycle } = useParams({ from: '/signed-in/classification/$cycle' });
  return (
    <CycleFrame
      cycle={cycle}
      title={texts.results}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      {(levels) => (
        <>
          <div className="no-print">
            <RunNow cycle={cycle} />
          </div>
          {levels.levels.length === 0 ? (
            <NothingHere says={texts.noneInSight} />
          ) : (
            <Results cycle={cycle} all={levels} />
          )}
          {may('cycle.export') && <Files run={levels.run} />}
        </>
      )}
    </CycleFrame>
  );
}

const FILES = ['results.json', 'receipt.json', 'input.json.gz'] as const;

/** The files of a computation as the command line writes them: whoever doubts a result computes it again elsewhere. */
function Files({ run }: { readonly run: string }) {
  const { t } = useSpeech();
  return (
    <Group gap="sm" className="no-print">
      <Text size="sm">{t(texts.files)}:</Text>
      {FILES.map((file) => (
        <Anchor key={file} size="sm" href={`/api/v1/runs/${run}/files/${file}`} download>
          {file}
        </Anchor>
      ))}
    </Group>
  );
}

const SORT_NAMES = { name: texts.name, score: texts.score, level: texts.level, state: texts.state } as const;
const isSort = (text: string): text is Sort => SORTS.some((sort) => sort === text);

function Results({ cycle, all }: { readonly cycle: string; readonly all: Levels }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const rated = useMemo(
    () => all.regulations.filter(({ regulation }) => all.levels.some((l) => l.regulation === regulation)),
    [all],
  );
  const [wanted, setWanted] = useState<Wanted>({
    ...{ sought: '', group: '', unit: '', level: '', state: '', sort: 'name', isReversed: false },
    regulation: rated[0]?.regulation ?? '',
  });
  const [most, setMost] = useState(AT_FIRST);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const later = useDeferredValue(wanted);
  const regulation = rated.find((one) => one.regulation === later.regulation);
  const found = useMemo(
    () => shownOf(all.levels, later, regulation?.levels.map(({ id }) => id) ?? []),
    [all, later, regulation],
  );
  const units = useMemo(
    () => [...new Set(all.levels.map(({ unit }) => unit))].map((unit) => ({ unit, name: unitName(unit) })),
    [all, unitName],
  );
  const want = (change: Partial<Wanted>) => setWanted((before) => ({ ...before, ...change }));
  const pick = (level: Level, isChosen: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      if (isChosen) next.add(level.subject);
      else next.delete(level.subject);
      return next;
    });
  const picked = found.filter(({ subject }) => chosen.has(subject));
  const everything = { value: '', label: t(texts.all) };
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 4 }} spacing="sm" verticalSpacing="xs" className="no-print">
        {rated.length > 1 && (
          <NativeSelect
            label={t(texts.regulation)}
            value={wanted.regulation}
            onChange={(event) => want({ regulation: event.currentTarget.value, level: '' })}
            data={rated.map(({ regulation: value, number }) => ({ value, label: number }))}
          />
        )}
        <TextInput
          type="search"
          label={t(texts.find)}
          value={wanted.sought}
          onChange={(event) => want({ sought: event.currentTarget.value })}
        />
        <NativeSelect
          label={t(texts.group)}
          value={wanted.group}
          onChange={(event) => want({ group: event.currentTarget.value })}
          data={[everything, ...Object.entries(GROUPS).map(([value, says]) => ({ value, label: t(says) }))]}
        />
        <NativeSelect
          label={t(words.unit)}
          value={wanted.unit}
          onChange={(event) => want({ unit: event.currentTarget.value })}
          data={[everything, ...units.map(({ unit, name }) => ({ value: unit, label: name }))]}
        />
        <NativeSelect
          label={t(texts.level)}
          value={wanted.level}
          onChange={(event) => want({ level: event.currentTarget.value })}
          data={[
            everything,
            ...(regulation?.levels.map(({ id, label }) => ({ value: id, label: t(label) })) ?? []),
            { value: '-', label: t(texts.noLevel) },
          ]}
        />
        <NativeSelect
          label={t(texts.state)}
          value={wanted.state}
          onChange={(event) => want({ state: event.currentTarget.value })}
          data={[
            everything,
            ...Object.entries(STATES)
              .filter(([value]) => value !== 'onPaper')
              .map(([value, says]) => ({ value, label: t(says) })),
          ]}
        />
        <NativeSelect
          label={t(texts.sortBy)}
          value={wanted.sort}
          onChange={(event) => isSort(event.currentTarget.value) && want({ sort: event.currentTarget.value })}
          data={SORTS.map((value) => ({ value, label: t(SORT_NAMES[value]) }))}
        />
        <Checkbox
          mt={28}
          label={t(texts.reverse)}
          checked={wanted.isReversed}
          onChange={(event) => want({ isReversed: event.currentTarget.checked })}
        />
      </SimpleGrid>
      <Group gap="md">
        <Text size="sm" role="status">
          {found.length} {t(texts.shown)}
        </Text>
        <ManyActs
          cycle={cycle}
          picked={picked}
          found={found}
          chooseAll={(isChosen) => setChosen(new Set(isChosen ? found.map(({ subject }) => subject) : []))}
        />
      </Group>
      {found.length === 0 ? (
        <Text>{t(texts.noneFound)}</Text>
      ) : (
        <ResultsList {...{ cycle, regulation, chosen, pick }} levels={found.slice(0, most)} />
      )}
      {found.length > most && (
        <Button
          className="no-print"
          variant="default"
          onClick={() => setMost((before) => before + 2 * AT_FIRST)}
        >
          {t(words.more)}
        </Button>
      )}
    </Stack>
  );
}
