import { Anchor, Button, FileInput, Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { attached } from '../../components/attached.ts';
import { DayField } from '../../components/day-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { type Dossier, type DossierLine, type DossierPaper, paperOn } from './dossier.ts';
import { texts } from './texts.ts';

/** The index of a dossier: each paper that has to be there, and the one that is. */
export function DossierLines({
  dossier,
  mayChange,
}: {
  readonly dossier: Dossier;
  readonly mayChange: boolean;
}) {
  const { t } = useSpeech();
  return (
    <Rows label={texts.cover} heads={[texts.line, texts.there]} least={300}>
      {dossier.lines.map((line) => {
        const paper = paperOn(dossier, line.line);
        return (
          <Table.Tr key={line.line}>
            <Table.Td>
              {line.label} ({t(line.isRequired ? texts.required : texts.whenNeeded)})
              {line.article !== '' && (
                <Text size="sm" c="gray.7">
                  {t(texts.article)} {line.article}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Stack gap={4} align="flex-start">
                <OnIt paper={paper} />
                {mayChange && (
                  <Group gap="xs" className="no-print">
                    <Put dossier={dossier} line={line} />
                    {paper !== undefined && (
                      <FormDialog
                        act={texts.takeOut}
                        size="xs"
                        fields={{}}
                        run={() =>
                          api.PUT('/api/v1/dossiers/{dossier}/lines/{line}', {
                            params: { path: { dossier: dossier.id, line: line.line } },
                            body: { attachment: null, paper: null, classified: null },
                          })
                        }
                      />
                    )}
                  </Group>
                )}
              </Stack>
            </Table.Td>
          </Table.Tr>
        );
      })}
    </Rows>
  );
}

function OnIt({ paper }: { readonly paper: DossierPaper | undefined }) {
  const { t } = useSpeech();
  if (paper === undefined) return <Text size="sm">{t(texts.lacking)}</Text>;
  if (paper.kind === 'classified')
    return (
      <Text size="sm">
        {paper.registerNumber}
        {paper.paperDay !== null && `, ${writtenDay(paper.paperDay)}`} ({t(texts.classified)})
      </Text>
    );
  const href =
    paper.attachment === null
      ? `/api/v1/issued-papers/${paper.paper}/file?kind=pdf`
      : `/api/v1/attachments/${paper.attachment}/file`;
  return (
    <Anchor size="sm" href={href} download>
      {t(paper.attachment === null ? texts.issued : texts.openFile)}
    </Anchor>
  );
}

/** Puts one of three things on a line; a classified paper never leaves its safe. */
function Put({
  dossier: { id, cycle, subject },
  line: { line, label },
}: {
  readonly dossier: Dossier;
  readonly line: DossierLine;
}) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [file, setFile] = useState<File | null>(null);
  const [paper, setPaper] = useState('');
  const [number, setNumber] = useState('');
  const [day, setDay] = useState('');
  const issued = useQuery({
    queryKey: ['issued-papers', cycle, subject],
    enabled: isOpen,
    queryFn: async () => {
      const [{ papers }, { forms }] = await Promise.all([
        answerOf(api.GET('/api/v1/issued-papers', { params: { query: { cycle, subject } } })),
        answerOf(api.GET('/api/v1/paper-forms')),
      ]);
      return papers.map(({ id: value, form, issuedAt }) => {
        const title = forms.find((one) => one.id === form)?.title;
        return { value, label: `${title === undefined ? form : t(title)}, ${writtenMoment(issuedAt)}` };
      });
    },
  });
  const putting = useMutation({
    mutationFn: async () => {
      const body = {
        attachment: file === null ? null : await attached(file),
        paper: paper === '' ? null : paper,
        classified: number === '' ? null : { number, day },
      };
      await api.PUT('/api/v1/dossiers/{dossier}/lines/{line}', {
        params: { path: { dossier: id, line } },
        body,
      });
    },
    onSuccess: async () => {
      close();
      setFile(null);
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={`${t(texts.put)}: ${label}`}>
        {t(texts.put)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={texts.put}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            putting.mutate();
          }}
        >
          <Stack gap="sm">
            <Text fw={600}>{label}</Text>
            <Text size="sm">{t(texts.putSays)}</Text>
            <FileInput label={t(texts.scan)} accept=".pdf,.jpg,.jpeg,.png" value={file} onChange={setFile} />
            <NativeSelect
              label={t(texts.issued)}
              value={paper}
              onChange={(event) => setPaper(event.currentTarget.value)}
              data={[{ value: '', label: t(words.none) }, ...(issued.data ?? [])]}
            />
            <TextInput
              label={t(texts.number)}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <DayField label={t(texts.day)} required={number !== ''} value={day} onChange={setDay} />
            {putting.error !== null && <ProblemNote error={putting.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t(words.cancel)}
              </Button>
              <Button
                type="submit"
                loading={putting.isPending}
                disabled={file === null && paper === '' && number === ''}
              >
                {t(texts.put)}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
