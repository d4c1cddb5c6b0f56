import type { Bilingual } from '@congtam/engine';
import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { paths } from '../../api/schema.generated.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { ContentLines } from './content-lines.tsx';
import { REGISTERS } from './register-questions.ts';
import { stateName, texts } from './texts.ts';

type Entries =
  paths['/api/v1/units/{unit}/register-entries']['get']['responses'][200]['content']['application/json']['entries'];

/** Entries of registers, newest first. */
export function EntriesList({
  entries,
  nameOf,
  none = texts.none,
}: {
  readonly entries: Entries;
  readonly nameOf: (person: string) => string;
  readonly none?: Bilingual;
}) {
  const { t } = useSpeech();
  if (entries.length === 0) return <NothingHere says={none} />;
  return (
    <Rows
      label={texts.title}
      heads={[texts.day, texts.register, texts.about, texts.content, texts.state, texts.open]}
    >
      {entries.map(({ id, on, to, register, person, field, content, state }) => (
        <Table.Tr key={id}>
          <Table.Td>
            {writtenDay(on)}
            {to !== null && ` – ${writtenDay(to)}`}
          </Table.Td>
          <Table.Td>{t(REGISTERS[register]?.label ?? stateName(register))}</Table.Td>
          <Table.Td>
            {person === null ? t(texts.unitItself) : nameOf(person)}
            {field !== null && <Text size="xs">{field}</Text>}
          </Table.Td>
          <Table.Td>
            <ContentLines register={register} content={content} />
          </Table.Td>
          <Table.Td>{t(stateName(state))}</Table.Td>
          <Table.Td>
            <Anchor
              renderRoot={(props) => (
                <Link to="/register-entries/$entry" params={{ entry: id }} preload={false} {...props} />
              )}
            >
              {t(texts.open)}
            </Anchor>
          </Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}
