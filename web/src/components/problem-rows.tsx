import { say } from '@congtam/engine';
import { Stack, Table, Text } from '@mantine/core';
import type { paths } from '../api/schema.generated.ts';
import { useSpeech } from '../i18n/language.tsx';
import { Rows } from './rows.tsx';

type Checked = NonNullable<
  paths['/api/v1/rosters/{roster}']['get']['responses'][200]['content']['application/json']['report']
>;
export type FileProblem = Checked['problems'][number] & {
  /** What the table is called, where a file has several. */
  readonly sheetHeading?: Checked['problems'][number]['message'];
};

const texts = {
  problems: say('Lỗi trong tệp', 'Errors in the file'),
  sheet: say('Bảng', 'Table'),
  row: say('Dòng', 'Row'),
  column: say('Cột', 'Column'),
  wrong: say('Lỗi', 'Error'),
  mend: say('Cách sửa', 'How to mend'),
  first: say('lỗi đầu trong tất cả', 'first errors of'),
} as const;

/** What is wrong with a file, cell by cell. */
export function ProblemRows({
  problems,
  count,
}: {
  readonly problems: readonly FileProblem[];
  readonly count: number;
}) {
  const { t } = useSpeech();
  const hasSheets = problems.some(({ sheetHeading }) => sheetHeading !== undefined);
  return (
    <Stack gap="xs">
      {count > problems.length && (
        <Text size="sm">
          {problems.length} {t(texts.first)} {count}
        </Text>
      )}
      <Rows
        label={texts.problems}
        heads={[...(hasSheets ? [texts.sheet] : []), texts.row, texts.column, texts.wrong, texts.mend]}
      >
        {problems.map(({ sheetHeading, row, column, heading, code, message, mend }) => (
          <Table.Tr key={`${sheetHeading?.vi}/${row}/${column}/${code}/${message.vi}`}>
            {hasSheets && <Table.Td>{sheetHeading === undefined ? '–' : t(sheetHeading)}</Table.Td>}
            <Table.Td>{row ?? '–'}</Table.Td>
            <Table.Td>{heading === undefined ? (column ?? '–') : t(heading)}</Table.Td>
            <Table.Td>{t(message)}</Table.Td>
            <Table.Td>{t(mend)}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}
