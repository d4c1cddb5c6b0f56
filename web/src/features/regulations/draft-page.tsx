import { Button, Group, Stack, Table, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { checkerLines, extentOf } from './checker-lines.ts';
import { texts } from './work-texts.ts';

/** Where a text that was begun is kept on this machine. */
const KEPT_AS = 'congtam.draft-of-regulation';

/** A regulation of a unit written as text; what the checker has against it stands at its line. */
export function DraftPage() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [unit, setUnit] = useState('');
  const [source, setSource] = useState(() => localStorage.getItem(KEPT_AS) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const sending = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/units/{unit}/local-packs', {
          params: { path: { unit } },
          body: { source },
        }),
      ),
    onSuccess: async ({ id }) => {
      localStorage.removeItem(KEPT_AS);
      await queries.invalidateQueries();
      await navigate({ to: '/local-regulations/$pack', params: { pack: id } });
    },
  });
  const problem = sending.error instanceof Problem ? sending.error : undefined;
  const faults = checkerLines(problem?.errors ?? []);
  const goTo = (line: number) => {
    const { from, to } = extentOf(source, line);
    const area = field.current;
    if (area === null) return;
    area.focus();
    area.setSelectionRange(from, to);
    area.scrollTop = Math.max(0, (line - 4) * (area.scrollHeight / Math.max(1, source.split('\n').length)));
  };
  return (
    <Page title={texts.draft} says={texts.draftSays}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <Stack gap="sm">
          <UnitField label={t(words.unit)} required value={unit} onChange={setUnit} />
          <Textarea
            ref={field}
            label={t(texts.source)}
            description={t(texts.kept)}
            required
            rows={18}
            spellCheck={false}
            autoComplete="off"
            value={source}
            styles={{ input: { fontFamily: 'monospace', whiteSpace: 'pre', overflowX: 'auto' } }}
            onChange={(event) => {
              setSource(event.currentTarget.value);
              localStorage.setItem(KEPT_AS, event.currentTarget.value);
            }}
          />
          <Group>
            <Button type="submit" loading={sending.isPending}>
              {t(texts.send)}
            </Button>
          </Group>
          {sending.error !== null && <ProblemNote error={sending.error} />}
          {faults.length > 0 && (
            <Rows label={texts.faults} heads={[texts.line, texts.fault]} least={280}>
              {faults.map(({ line, says }) => (
                <Table.Tr key={`${line}/${says}`}>
                  <Table.Td>
                    {line === undefined ? (
                      '–'
                    ) : (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`${t(texts.goToLine)} ${line}`}
                        onClick={() => goTo(line)}
                      >
                        {line}
                      </Button>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm">{says}</Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )}
        </Stack>
      </form>
    </Page>
  );
}
