import type { Bilingual } from '@congtam/engine';
import { Anchor, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { calledAs, type Decision, type Item } from './decision.ts';
import { NOTICE_STATES, texts } from './texts.ts';

interface ItemGiven {
  readonly decision: Decision;
  readonly item: Item;
  readonly level: Bilingual;
}

/** The levels of a decision with the notice to each person; cards where the screen is narrow. */
export function ItemList({
  decision,
  nameOf,
}: {
  readonly decision: Decision;
  readonly nameOf: (level: string) => Bilingual;
}) {
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const rows = decision.items.map((item) => ({ decision, item, level: nameOf(item.level) }));
  if (isNarrow)
    return (
      <Stack gap="xs">
        {rows.map((row) => (
          <Card key={row.item.subject} {...row} />
        ))}
      </Stack>
    );
  return (
    <Rows label={texts.levels} heads={[texts.subject, texts.unit, texts.level, texts.reason, texts.notice]}>
      {rows.map((row) => (
        <Row key={row.item.subject} {...row} />
      ))}
    </Rows>
  );
}

function Row(given: ItemGiven) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { item, level } = given;
  return (
    <Table.Tr>
      <Table.Td>{calledAs(item)}</Table.Td>
      <Table.Td>{unitName(item.unit)}</Table.Td>
      <Table.Td>
        {t(level)}
        <Replacing item={item} />
      </Table.Td>
      <Table.Td>{grounds(item)}</Table.Td>
      <Table.Td>
        <Notice {...given} />
      </Table.Td>
    </Table.Tr>
  );
}

function Card(given: ItemGiven) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { item, level } = given;
  return (
    <Paper withBorder p="sm" className="kept-together">
      <Stack gap={4}>
        <Text fw={600}>{calledAs(item)}</Text>
        <Text size="sm">{unitName(item.unit)}</Text>
        <Text size="sm">
          {t(level)}
          <Replacing item={item} />
        </Text>
        {grounds(item) !== '–' && <Text size="sm">{grounds(item)}</Text>}
        <Notice {...given} />
      </Stack>
    </Paper>
  );
}

const grounds = ({ reason, document }: Item): string =>
  [reason, document].filter((said) => said !== null).join(' · ') || '–';

function Replacing({ item: { replacedBy, replaces } }: { readonly item: Item }) {
  const { t } = useSpeech();
  const other = replacedBy ?? replaces;
  if (other === null) return null;
  return (
    <>
      {` (${t(replacedBy === null ? texts.replaces : texts.replacedBy)}) `}
      <Anchor
        size="sm"
        className="no-print"
        renderRoot={(props) => <Link to="/decisions/$decision" params={{ decision: other }} {...props} />}
      >
        {t(texts.seeIt)}
      </Anchor>
    </>
  );
}

/** How the notice to a person stands, and what may be done about it. */
function Notice({ decision: { id, state, notices }, item }: ItemGiven) {
  const { t } = useSpeech();
  const may = useMay();
  if (item.person === null) return '–';
  const notice = notices.find(({ subject }) => subject === item.subject);
  const params = { path: { decision: id, subject: item.subject } };
  const isOut = state === 'numbered' || state === 'published';
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm">
        {notice === undefined
          ? t(texts.notSent)
          : `${t(NOTICE_STATES[notice.state])} (${writtenMoment(notice.at)})`}
      </Text>
      {notice?.witness !== null && notice !== undefined && (
        <Text size="sm">
          {t(texts.witness)}: {notice.witness}; {notice.note}
        </Text>
      )}
      {isOut && may('notice.give') && notice === undefined && (
        <FormDialog
          act={texts.sendNotice}
          size="xs"
          fields={{ lateBecause: { kind: 'text', label: texts.lateBecause } }}
          run={({ lateBecause }) =>
            api.POST('/api/v1/decisions/{decision}/notices/{subject}', {
              params,
              body: { lateBecause: orNull(lateBecause) },
            })
          }
        />
      )}
      {isOut && may('notice.give') && notice?.state === 'sent' && (
        <Group className="no-print">
          <FormDialog
            act={texts.handOver}
            says={texts.handOverSays}
            size="xs"
            fields={{
              witness: { kind: 'text', label: texts.witness, isRequired: true },
              note: { kind: 'area', label: texts.note, isRequired: true },
            }}
            run={(body) =>
              api.POST('/api/v1/decisions/{decision}/notices/{subject}/handed-over', { params, body })
            }
          />
        </Group>
      )}
    </Stack>
  );
}
