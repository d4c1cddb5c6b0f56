import {
  Anchor,
  Button,
  FileInput,
  Group,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { attached } from '../../components/attached.ts';
import { DayField } from '../../components/day-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { type Form, titleOf } from './forms.ts';
import { texts } from './texts.ts';

const AT_ONCE = 50;

/** Papers that were issued in a cycle, as they were; a signed copy is bound to its paper. */
export function PaperList({ cycle, forms }: { readonly cycle: string; readonly forms: readonly Form[] }) {
  const { t } = useSpeech();
  const may = useMay();
  const [form, setForm] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  const query = useQuery({
    queryKey: ['issued-papers', cycle, form, most],
    placeholderData: (before) => before,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/issued-papers', {
          params: { query: { cycle, limit: Math.min(most, 200), ...(form !== '' && { form }) } },
        }),
      ),
  });
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.papers)}
      </Title>
      <NativeSelect
        className="no-print"
        maw={420}
        label={t(texts.only)}
        value={form}
        onChange={(event) => setForm(event.currentTarget.value)}
        data={[
          { value: '', label: t(texts.all) },
          ...forms.map(({ id: value, title }) => ({ value, label: t(title) })),
        ]}
      />
      <Answered query={query}>
        {({ papers, next }) =>
          papers.length === 0 ? (
            <Text size="sm">{t(texts.noPapers)}</Text>
          ) : (
            <>
              <Rows
                label={texts.papers}
                heads={[texts.form, texts.subject, texts.issuedAt, texts.by, texts.files, texts.copies]}
                least={760}
              >
                {papers.map(({ id, form: of, subject, issuedAt, issuedByName, files }) => (
                  <Table.Tr key={id}>
                    <Table.Td>{t(titleOf(forms, of))}</Table.Td>
                    <Table.Td>{subject ?? '–'}</Table.Td>
                    <Table.Td>{writtenMoment(issuedAt)}</Table.Td>
                    <Table.Td>{issuedByName}</Table.Td>
                    <Table.Td>
                      <Group gap="xs">
                        {files.map(({ kind }) => (
                          <Anchor
                            size="sm"
                            key={kind}
                            href={`/api/v1/issued-papers/${id}/file?kind=${kind}`}
                            download
                          >
                            {kind.toUpperCase()}
                          </Anchor>
                        ))}
                      </Group>
                    </Table.Td>
                    <Table.Td>{may('issuedPaper.bindCopy') && <BindCopy paper={id} />}</Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
              {next !== null && most < 200 && (
                <Button
                  className="no-print"
                  variant="default"
                  maw={240}
                  onClick={() => setMost((before) => before + AT_ONCE)}
                >
                  {t(words.more)}
                </Button>
              )}
            </>
          )
        }
      </Answered>
    </Stack>
  );
}

/** Binds a scan or the signed file; those already bound are said once it is opened. */
function BindCopy({ paper }: { readonly paper: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [file, setFile] = useState<File | null>(null);
  const [number, setNumber] = useState('');
  const [signedOn, setSignedOn] = useState('');
  const path = { paper };
  const { data } = useQuery({
    queryKey: ['issued-paper', paper],
    enabled: isOpen,
    queryFn: () => answerOf(api.GET('/api/v1/issued-papers/{paper}', { params: { path } })),
  });
  const binding = useMutation({
    mutationFn: async () => {
      if (file === null) throw new Error('no copy was chosen');
      const body = { attachment: await attached(file), number, signedOn };
      await api.POST('/api/v1/issued-papers/{paper}/copies', { params: { path }, body });
    },
    onSuccess: async () => {
      close();
      setFile(null);
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button size="xs" variant="default" className="no-print" onClick={open}>
        {t(texts.bindCopy)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={texts.bindCopy}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            binding.mutate();
          }}
        >
          <Stack gap="sm">
            <Text size="sm">{t(texts.bindSays)}</Text>
            {data?.copies.map(({ id }, at) => (
              <Anchor key={id} size="sm" href={`/api/v1/attachments/${id}/file`} download>
                {t(texts.copies)} {at + 1} ({t(texts.bound)})
              </Anchor>
            ))}
            <FileInput
              label={t(texts.scan)}
              accept=".pdf,.jpg,.jpeg,.png"
              required
              value={file}
              onChange={setFile}
            />
            <TextInput
              label={t(texts.number)}
              required
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <DayField label={t(texts.signedOn)} required value={signedOn} onChange={setSignedOn} />
            {binding.error !== null && <ProblemNote error={binding.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t(words.cancel)}
              </Button>
              <Button type="submit" loading={binding.isPending} disabled={file === null}>
                {t(texts.bindCopy)}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
