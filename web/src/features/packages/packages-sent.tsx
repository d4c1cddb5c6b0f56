import { Anchor, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { monthNow, periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import { texts } from './texts.ts';

/** Packages of a unit, to be fetched as files. */
export function PackagesSent({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const path = { unit };
  const query = useQuery({
    queryKey: ['packages-sent', unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/packages', { params: { path } })),
  });
  return (
    <>
      {may('package.send') && (
        <Group>
          <FormDialog
            act={texts.send}
            says={texts.sendSays}
            fields={{
              period: { kind: 'text', label: texts.period, isRequired: true },
              ground: { kind: 'text', label: words.ground, isRequired: true },
            }}
            first={{ period: monthNow().slice(0, 4) }}
            run={(body) => answerOf(api.POST('/api/v1/units/{unit}/packages', { params: { path }, body }))}
          />
        </Group>
      )}
      <Answered query={query}>
        {({ packages }) =>
          packages.length === 0 ? (
            <NothingHere says={texts.noneSent} />
          ) : (
            <Rows
              label={texts.sent}
              heads={[
                texts.inPeriod,
                texts.number,
                texts.file,
                texts.results,
                texts.at,
                texts.by,
                words.ground,
              ]}
              least={760}
            >
              {packages.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>{t(periodName(one.period))}</Table.Td>
                  <Table.Td>{one.number}</Table.Td>
                  <Table.Td>
                    {may('package.export') && (
                      <Anchor size="sm" href={`/api/v1/packages/${one.id}/file`} download>
                        {t(texts.file)}
                      </Anchor>
                    )}
                    <Text size="xs" c="gray.7" title={one.hash}>
                      {t(texts.hash)}: {one.hash.slice(0, 12)}…
                    </Text>
                  </Table.Td>
                  <Table.Td>{one.results}</Table.Td>
                  <Table.Td>{writtenMoment(one.sentAt)}</Table.Td>
                  <Table.Td>{one.sentByName}</Table.Td>
                  <Table.Td>{one.ground}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </>
  );
}
