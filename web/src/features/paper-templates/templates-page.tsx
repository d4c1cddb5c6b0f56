import {
  Anchor,
  Badge,
  Button,
  FileInput,
  Group,
  List,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import '@mantine/core/styles/List.css';
import type { Bilingual } from '@congtam/engine';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, send } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { STATES, texts } from './texts.ts';

interface FormTitle {
  readonly id: string;
  readonly title: Bilingual;
}

/** The layouts a unit uses in place of the built-in ones: put in by one, agreed to by another. */
export function TemplatesPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const path = useParams({ from: '/signed-in/units/$unit/paper-templates' });
  const query = useQuery({
    queryKey: ['paper-templates', path.unit],
    queryFn: async () => {
      const [{ templates }, { forms }] = await Promise.all([
        answerOf(api.GET('/api/v1/units/{unit}/paper-templates', { params: { path } })),
        answerOf(api.GET('/api/v1/paper-forms')),
      ]);
      return { templates, forms };
    },
  });
  const ground = { ground: { kind: 'text', label: words.ground, isRequired: true } } as const;
  return (
    <Page title={texts.title} says={texts.says}>
      <Text fw={600}>{unitName(path.unit)}</Text>
      <Answered query={query}>
        {({ templates, forms }) => (
          <Stack gap="md">
            {templates.length === 0 && <NothingHere says={texts.none} />}
            {templates.map(({ id, form, kind, tags, ground: by, uploadedAt, state }) => (
              <Paper withBorder p="md" key={id}>
                <Group justify="space-between" align="flex-start" gap="sm">
                  <Stack gap={4} style={{ minWidth: 0 }}>
                    <Text fw={600}>
                      {t(forms.find((one) => one.id === form)?.title ?? { vi: form, en: form })} ·{' '}
                      {kind.toUpperCase()}
                    </Text>
                    <Text size="sm">
                      {t(texts.uploadedAt)} {writtenMoment(uploadedAt)} · {by}
                    </Text>
                    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                      {t(texts.tags)}: {tags.map((tag) => `{${tag}}`).join(' ')}
                    </Text>
                    <Group gap="sm">
                      <Anchor size="sm" href={`/api/v1/paper-templates/${id}/file`} download>
                        {t(texts.itself)}
                      </Anchor>
                      <Anchor size="sm" href={`/api/v1/paper-templates/${id}/file?filled=yes`} download>
                        {t(texts.filled)}
                      </Anchor>
                    </Group>
                  </Stack>
                  <Stack gap="xs" align="flex-end">
                    <Badge variant="outline" tt="none" color="gray.8">
                      {t(STATES[state])}
                    </Badge>
                    {state === 'proposed' && may('paperTemplate.agree') && (
                      <FormDialog
                        act={texts.agree}
                        says={texts.agreeSays}
                        size="xs"
                        fields={ground}
                        run={(body) =>
                          api.POST('/api/v1/paper-templates/{template}/agreement', {
                            params: { path: { template: id } },
                            body,
                          })
                        }
                      />
                    )}
                    {state !== 'ended' && may('paperTemplate.end') && (
                      <FormDialog
                        act={texts.end}
                        size="xs"
                        fields={ground}
                        run={(body) =>
                          api.POST('/api/v1/paper-templates/{template}/end', {
                            params: { path: { template: id } },
                            body,
                          })
                        }
                      />
                    )}
                  </Stack>
                </Group>
              </Paper>
            ))}
            {may('paperTemplate.upload') && <Upload unit={path.unit} forms={forms} />}
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

/** Puts a layout in; what the checker finds wrong is said place by place. */
function Upload({ unit, forms }: { readonly unit: string; readonly forms: readonly FormTitle[] }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [form, setForm] = useState(forms[0]?.id ?? '');
  const [ground, setGround] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const uploading = useMutation({
    mutationFn: async () => {
      if (file === null) throw new Error('no layout was chosen');
      const query = new URLSearchParams({ form, ground });
      await send('POST', `/api/v1/units/${unit}/paper-templates?${query}`, file);
    },
    onSuccess: async () => {
      setFile(null);
      setGround('');
      await queries.invalidateQueries({ queryKey: ['paper-templates'] });
    },
  });
  const problem = uploading.error instanceof Problem ? uploading.error : undefined;
  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          uploading.mutate();
        }}
      >
        <Stack gap="sm" maw={640}>
          <Title order={2} size="h4">
            {t(texts.upload)}
          </Title>
          <NativeSelect
            label={t(texts.form)}
            value={form}
            onChange={(event) => setForm(event.currentTarget.value)}
            data={forms.map(({ id, title }) => ({ value: id, label: t(title) }))}
          />
          <TextInput
            label={t(words.ground)}
            required
            value={ground}
            onChange={(event) => setGround(event.currentTarget.value)}
          />
          <FileInput label={t(texts.file)} accept=".docx,.xlsx" required value={file} onChange={setFile} />
          {uploading.error !== null && <ProblemNote error={uploading.error} />}
          {problem !== undefined && problem.errors.length > 0 && (
            <Stack gap={4}>
              <Text size="sm" fw={600}>
                {t(texts.faults)}
              </Text>
              <List size="sm">
                {problem.errors.map(({ pointer, detail }) => (
                  <List.Item key={`${pointer}/${detail}`}>{detail}</List.Item>
                ))}
              </List>
            </Stack>
          )}
          <Group>
            <Button type="submit" loading={uploading.isPending} disabled={file === null}>
              {t(texts.upload)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
