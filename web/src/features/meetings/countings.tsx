import { Group, Stack, Table, Title } from '@mantine/core';
import { api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { calledAs, countsIn, type Meeting, nameIn, wholeIn } from './meeting.ts';
import { texts } from './texts.ts';

/** Paper ballots as they were counted, each by its counting record. */
export function Countings({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useSpeech();
  const may = useMay();
  const { id, subjects, countings, state } = meeting;
  const mayRecord = may('meeting.keep') && (state === 'called' || state === 'held');
  if (countings.length === 0 && !mayRecord) return null;
  const about = Object.fromEntries(
    subjects.map((one) => [one.subject, { vi: calledAs(one), en: calledAs(one) }]),
  );
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t(texts.countings)}
        </Title>
        {mayRecord && (
          <FormDialog
            act={texts.recordCounting}
            size="sm"
            fields={{
              subject: { kind: 'choice', label: texts.subject, options: about, isRequired: true },
              question: { kind: 'text', label: texts.question, isRequired: true },
              issued: { kind: 'text', label: texts.issued, isRequired: true },
              returned: { kind: 'text', label: texts.returned, isRequired: true },
              invalid: { kind: 'text', label: texts.invalid, isRequired: true },
              counts: { kind: 'area', label: texts.counts, isRequired: true },
              counters: { kind: 'text', label: texts.counters, isRequired: true },
              document: { kind: 'text', label: texts.document, isRequired: true },
            }}
            run={async (given) => {
              const { subject, question, counters, document } = given;
              const counts = countsIn(given.counts);
              const [issued, returned, invalid] = [given.issued, given.returned, given.invalid].map(wholeIn);
              const isNumber = { issued, returned, invalid };
              const wrong = Object.entries(isNumber).flatMap(([field, number]) =>
                number === undefined ? [{ pointer: `/${field}`, detail: t(texts.badNumber) }] : [],
              );
              if (counts === undefined) wrong.push({ pointer: '/counts', detail: t(texts.badCounts) });
              if (
                counts === undefined ||
                issued === undefined ||
                returned === undefined ||
                invalid === undefined
              )
                throw new Problem(422, 'counting.unread', t(texts.badCounts), t(texts.mendNumber), wrong);
              await api.POST('/api/v1/meetings/{meeting}/counting-records', {
                params: { path: { meeting: id } },
                body: { subject, question, issued, returned, invalid, counts, counters, document },
              });
            }}
          />
        )}
      </Group>
      {countings.length > 0 && (
        <Rows
          label={texts.countings}
          heads={[
            ...[texts.subject, texts.question, texts.issued, texts.returned, texts.invalid],
            ...[texts.countsShown, texts.counters, texts.document],
          ]}
          least={760}
        >
          {countings.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>{nameIn(meeting, one.subject)}</Table.Td>
              <Table.Td>{one.question}</Table.Td>
              <Table.Td>{one.issued}</Table.Td>
              <Table.Td>{one.returned}</Table.Td>
              <Table.Td>{one.invalid}</Table.Td>
              <Table.Td>
                {Object.entries(one.counts)
                  .map(([option, papers]) => `${option}: ${papers}`)
                  .join('; ')}
              </Table.Td>
              <Table.Td>{one.counters}</Table.Td>
              <Table.Td>{one.document}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Stack>
  );
}
