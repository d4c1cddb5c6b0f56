import { Box, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { encode } from 'uqr';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { texts } from './own-texts.ts';

/** Taking a second factor, its recovery codes, giving it up. */
export function SecondFactor() {
  const { t } = useSpeech();
  const [codes, setCodes] = useState<readonly string[]>();
  const query = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => answerOf(api.GET('/api/v1/me/second-factor')),
  });
  return (
    <Answered query={query}>
      {({ since, recoveryCodesLeft }) => (
        <>
          {since === null ? (
            <Enrolment />
          ) : (
            <Stack gap="sm">
              <Text size="sm">
                {t(texts.factorSince)} {writtenMoment(since)}. {t(texts.codesLeft)}: {recoveryCodesLeft}
              </Text>
              <Group gap="xs">
                <FormDialog
                  act={texts.prove}
                  says={texts.proveSays}
                  fields={{ code: { kind: 'text', label: texts.digits, isRequired: true } }}
                  run={({ code }) => api.POST('/api/v1/session/second-factor', { body: { code } })}
                />
                <FormDialog
                  act={texts.newCodes}
                  says={texts.codesSays}
                  fields={{}}
                  run={async () =>
                    setCodes((await answerOf(api.POST('/api/v1/me/second-factor/recovery-codes'))).codes)
                  }
                />
                <FormDialog
                  act={texts.remove}
                  says={texts.removeSays}
                  fields={{}}
                  run={() => api.DELETE('/api/v1/me/second-factor')}
                />
              </Group>
            </Stack>
          )}
          <Dialog
            isOpen={codes !== undefined}
            close={() => setCodes(undefined)}
            title={texts.newCodes}
            isKept
          >
            <Stack gap="sm">
              <Text size="sm">{t(texts.codesSays)}</Text>
              {codes?.map((code) => (
                <Code key={code}>{code}</Code>
              ))}
              <CopyButton text={codes?.join('\n') ?? ''} />
              <Button onClick={() => setCodes(undefined)}>{t(texts.codesSeen)}</Button>
            </Stack>
          </Dialog>
        </>
      )}
    </Answered>
  );
}

function Enrolment() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const offering = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/me/second-factor/offer')),
  });
  const enrolling = useMutation({
    mutationFn: () => api.POST('/api/v1/me/second-factor', { body: { code } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (offering.data === undefined)
    return (
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t(texts.factorNone)}</Text>
        {offering.error !== null && <ProblemNote error={offering.error} />}
        <Button variant="default" loading={offering.isPending} onClick={() => offering.mutate()}>
          {t(texts.begin)}
        </Button>
      </Stack>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        enrolling.mutate();
      }}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t(texts.scan)}</Text>
        <ScanCode text={offering.data.uri} label={t(texts.picture)} />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t(texts.key)}: <Code>{offering.data.secret}</Code>
        </Text>
        <TextInput
          label={t(texts.digits)}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {enrolling.error !== null && <ProblemNote error={enrolling.error} />}
        <Button type="submit" loading={enrolling.isPending}>
          {t(texts.enrol)}
        </Button>
      </Stack>
    </form>
  );
}

/** A QR code drawn as one path: no picture of another host, nothing inline that the policy forbids. */
function ScanCode({ text, label }: { readonly text: string; readonly label: string }) {
  const squares = encode(text, { ecc: 'M', border: 0 }).data;
  const count = squares.length;
  const path = squares
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <Box bg="white" p="sm">
      <svg viewBox={`0 0 ${count} ${count}`} width={196} height={196} role="img" aria-label={label}>
        <path d={path} fill="#000" />
      </svg>
    </Box>
  );
}
