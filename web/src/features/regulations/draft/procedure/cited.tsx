import { Group, Stack, Table, Title } from '@mantine/core';
import type { FieldError } from '../../../../api/problem.ts';
import { FormDialog } from '../../../../components/form-dialog.tsx';
import { Rows } from '../../../../components/rows.tsx';
import { useSpeech } from '../../../../i18n/language.tsx';
import { FaultLines } from './fault-lines.tsx';
import { freeId, withArticle, withoutCited, withStance } from './procedure-edits.ts';
import { faultsAt } from './procedure-faults.ts';
import type { ProcedureForm } from './procedure-form.ts';
import { CERTAINTIES, texts } from './procedure-words.ts';

interface Shown {
  readonly form: ProcedureForm;
  readonly errors: readonly FieldError[];
  readonly onChange: (text: string) => void;
}

const SAYS = {
  vi: { kind: 'area', label: texts.saysVi, isRequired: true },
  en: { kind: 'area', label: texts.saysEn, isRequired: true },
} as const;
const ARTICLE = {
  ref: { kind: 'text', label: texts.ref, isRequired: true },
  ...SAYS,
  certainty: { kind: 'choice', label: texts.certainty, isRequired: true, options: CERTAINTIES },
  source: { kind: 'text', label: texts.source },
} as const;

/** The articles that steps cite. */
export function ArticlesCited({ form, errors, onChange }: Shown) {
  const { t } = useSpeech();
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t(texts.articles)}
      </Title>
      {form.articles.length > 0 && (
        <Rows label={texts.articles} heads={[texts.ref, texts.saysVi, texts.acts]}>
          {form.articles.map(({ id, ref, says, certainty, source }) => (
            <Table.Tr key={id}>
              <Table.Td>{ref}</Table.Td>
              <Table.Td>
                {t(says)}
                <FaultLines lines={faultsAt(errors, `/articles/${id}`)} />
              </Table.Td>
              <Table.Td className="no-print">
                <Group gap={4}>
                  <FormDialog
                    key={form.text}
                    act={texts.changeArticle}
                    size="compact-sm"
                    fields={ARTICLE}
                    first={{ ref, ...says, certainty, source }}
                    run={async ({ vi, en, ...given }) =>
                      onChange(withArticle(form.text, { id, says: { vi, en }, ...given }))
                    }
                  />
                  <FormDialog
                    act={texts.remove}
                    size="compact-sm"
                    color="red.9"
                    fields={{}}
                    run={async () => onChange(withoutCited(form.text, 'articles', id))}
                  />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
      <Group className="no-print">
        <FormDialog
          act={texts.addArticle}
          fields={ARTICLE}
          first={{ certainty: 'read' }}
          run={async ({ vi, en, ...given }) => {
            const taken = form.articles.map((article) => article.id);
            onChange(withArticle(form.text, { id: freeId('dieu', taken), says: { vi, en }, ...given }));
          }}
        />
      </Group>
    </Stack>
  );
}

/** What is not certain in how it goes. */
export function StancesCited({ form, errors, onChange }: Shown) {
  const { t } = useSpeech();
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t(texts.stances)}
      </Title>
      {form.stances.length > 0 && (
        <Rows label={texts.stances} heads={[texts.saysVi, texts.acts]} least={320}>
          {form.stances.map(({ id, says }) => (
            <Table.Tr key={id}>
              <Table.Td>
                {t(says)}
                <FaultLines lines={faultsAt(errors, `/unverified/${id}`)} />
              </Table.Td>
              <Table.Td className="no-print">
                <FormDialog
                  act={texts.remove}
                  size="compact-sm"
                  color="red.9"
                  fields={{}}
                  run={async () => onChange(withoutCited(form.text, 'unverified', id))}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
      <Group className="no-print">
        <FormDialog
          act={texts.addStance}
          fields={SAYS}
          run={async (says) => {
            const taken = form.stances.map((stance) => stance.id);
            onChange(withStance(form.text, { id: freeId('chua-kiem-chung', taken), says }));
          }}
        />
      </Group>
    </Stack>
  );
}
