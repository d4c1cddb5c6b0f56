import { Text } from '@mantine/core';
import type { Field } from '../../components/form-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { type Questions, REGISTERS } from './register-questions.ts';

/** What an entry says, question by question, with what its steps added. */
export function ContentLines({
  register,
  content,
}: {
  readonly register: string;
  readonly content: { readonly [name: string]: unknown };
}) {
  const { t } = useSpeech();
  const declared = REGISTERS[register];
  if (declared === undefined) return null;
  const written = (field: Field, value: unknown): string => {
    if (field.kind === 'flag') return t(value === true ? words.yes : words.no);
    if (typeof value !== 'string') return '';
    if (field.kind === 'day') return writtenDay(value);
    const option = field.kind === 'choice' ? field.options[value] : undefined;
    return option === undefined ? value : t(option);
  };
  const linesOf = (questions: Questions, part: { readonly [name: string]: unknown }, place: string) =>
    Object.entries(questions).flatMap(([name, field]) => {
      const value = written(field, part[name]);
      return value === ''
        ? []
        : [
            <Text size="sm" key={`${place}/${name}`}>
              {t(field.label)}: {value}
            </Text>,
          ];
    });
  return (
    <>
      {linesOf(declared.questions, content, '')}
      {declared.steps.flatMap(({ id, questions }) => {
        const part = content[id];
        return typeof part === 'object' && part !== null ? linesOf(questions, { ...part }, id) : [];
      })}
    </>
  );
}
