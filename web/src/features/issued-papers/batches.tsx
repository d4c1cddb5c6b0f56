import type { Bilingual } from '@congtam/engine';
import { Alert, Anchor, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { type Form, titleOf } from './forms.ts';
import { texts } from './texts.ts';

type Batch =
  paths['/api/v1/cycles/{cycle}/paper-batches']['get']['responses'][200]['content']['application/json']['batches'][number];

type Fault =
  paths['/api/v1/paper-batches/{batch}']['get']['responses'][200]['content']['application/json']['faults'][number];

const isUnderWay = ({ subjects, issued, leftOut }: Batch): boolean => issued + leftOut < subjects;

/** Papers of many at once: how far each batch is, who was left out, and the whole as one file. */
export function Batches({ cycle, forms }: { readonly cycle: string; readonly forms: readonly Form[] }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['paper-batches', cycle],
    refetchInterval: ({ state }) => (state.data?.batches.some(isUnderWay) ? 2000 : false),
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/paper-batches', { params: { path: { cycle } } })),
  });
  return (
    <Answered query={query}>
      {({ batches }) =>
        batches.length === 0 ? null : (
          <Stack gap="sm" component="section">
            <Title order={2} size="h4">
              {t(texts.batches)}
            </Title>
            {batches.map((batch) => (
              <One key={batch.id} batch={batch} forms={forms} />
            ))}
          </Stack>
        )
      }
    </Answered>
  );
}

function One({ batch, forms }: { readonly batch: Batch; readonly forms: readonly Form[] }) {
  const { t } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  const { id, form, period, askedAt, subjects, issued, leftOut } = batch;
  const share = (100 * (issued + leftOut)) / Math.max(1, subjects);
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text fw={600}>
          {t(titleOf(forms, form))} · {t(periodName(period))}
        </Text>
        <Text size="sm">
          {t(texts.askedAt)} {writtenMoment(askedAt)} · {t(texts.progress)} {issued}/{subjects}
          {leftOut > 0 && `, ${leftOut} ${t(texts.leftOut)}`}
        </Text>
        {isUnderWay(batch) && <Progress value={share} aria-label={t(texts.progress)} />}
        <Group gap="sm" className="no-print">
          {issued > 0 && <Files id={id} />}
          {leftOut > 0 && (
            <Button
              size="xs"
              variant="default"
              aria-expanded={isOpen}
              onClick={() => setIsOpen((before) => !before)}
            >
              {t(texts.whyLeftOut)}
            </Button>
          )}
        </Group>
        {isOpen && <LeftOut id={id} />}
      </Stack>
    </Paper>
  );
}

const useBatch = (id: string) =>
  useQuery({
    queryKey: ['paper-batch', id],
    queryFn: () => answerOf(api.GET('/api/v1/paper-batches/{batch}', { params: { path: { batch: id } } })),
  });

/** A large batch comes in parts. */
function Files({ id }: { readonly id: string }) {
  const { t } = useSpeech();
  const { data } = useBatch(id);
  const parts = Array.from({ length: data?.parts ?? 1 }, (_, at) => at + 1);
  const kinds = [
    ['zip', texts.takeZip],
    ['pdf', texts.takePdf],
  ] as const;
  return kinds.map(([kind, says]) =>
    parts.map((part) => (
      <Anchor
        key={`${kind}/${part}`}
        size="sm"
        href={`/api/v1/paper-batches/${id}/file?kind=${kind}&part=${part}`}
        download
      >
        {t(says)}
        {parts.length > 1 && ` ${t(texts.part)} ${part}`}
      </Anchor>
    )),
  );
}

/** Who was left out for the same reason stands together: many wait for the same thing. */
function byReason(
  faults: readonly Fault[],
  t: (text: Bilingual) => string,
): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const { subject, faults: why } of faults) {
    const reason = why.map(({ message }) => t(message)).join('; ');
    const known = reasons.get(reason);
    if (known === undefined) reasons.set(reason, [subject]);
    else known.push(subject);
  }
  return reasons;
}

function LeftOut({ id }: { readonly id: string }) {
  const { t } = useSpeech();
  return (
    <Answered query={useBatch(id)}>
      {({ faults }) => (
        <Alert color="red" variant="light" title={t(texts.whyLeftOut)}>
          {[...byReason(faults, t)].map(([reason, subjects]) => (
            <Text size="sm" key={reason}>
              <b>{reason}</b> ({subjects.length}): {subjects.join(', ')}
            </Text>
          ))}
        </Alert>
      )}
    </Answered>
  );
}
