import type { Bilingual } from '@congtam/engine';
import { Button, Stack, Table, Text, Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { FieldError } from '../../../api/problem.ts';
import { Rows } from '../../../components/rows.tsx';
import { useSpeech } from '../../../i18n/language.tsx';
import { checkerLines, extentOf } from '../checker-lines.ts';
import { texts } from '../work-texts.ts';

/** A part of a pack as text; what the checker has against it is gone to by its line. */
export function TextView({
  label,
  isRequired = true,
  text,
  errors,
  onChange,
}: {
  readonly label: Bilingual;
  readonly isRequired?: boolean;
  readonly text: string;
  readonly errors: readonly FieldError[];
  readonly onChange: (text: string) => void;
}) {
  const { t } = useSpeech();
  const field = useRef<HTMLTextAreaElement>(null);
  const goTo = (line: number) => {
    const { from, to } = extentOf(text, line);
    const area = field.current;
    if (area === null) return;
    area.focus();
    area.setSelectionRange(from, to);
    area.scrollTop = Math.max(0, (line - 4) * (area.scrollHeight / Math.max(1, text.split('\n').length)));
  };
  return (
    <Stack gap="sm">
      <Textarea
        ref={field}
        label={t(label)}
        description={t(texts.kept)}
        required={isRequired}
        rows={18}
        spellCheck={false}
        autoComplete="off"
        value={text}
        styles={{ input: { fontFamily: 'monospace', whiteSpace: 'pre', overflowX: 'auto' } }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {errors.length > 0 && (
        <Rows label={texts.faults} heads={[texts.line, texts.fault]} least={280}>
          {checkerLines(errors).map(({ line, says }) => (
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
  );
}
