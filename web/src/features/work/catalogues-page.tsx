import { Anchor, Box, Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenNumber } from '../../i18n/written.ts';
import { matches } from '../../text/folded.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { itemsTyped, itemsWritten } from './catalogue-lines.ts';
import { CATALOGUE_STATES, catalogueTexts as texts } from './catalogue-texts.ts';
import { comparisonTexts, positionTexts } from './comparison-texts.ts';

type Catalogue =
  paths['/api/v1/units/{unit}/work-catalogues']['get']['responses'][200]['content']['application/json']['catalogues'][number];

/** What products there are for a unit and what each is worth, version by version. */
export function CataloguesPage() {
  const { t } = useSpeech();
  const may = useMay();
  const ownUnit = useOwnUnit();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/catalogues' });
  const { unit = ownUnit } = search;
  const inForce = useQuery({
    queryKey: ['catalogue', unit],
    enabled: unit !== '',
    queryFn: () =>
      answerOf(api.GET('/api/v1/units/{unit}/work-catalogue', { params: { path: { unit }, query: {} } })),
  });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        unit !== '' &&
        may('catalogue.propose') &&
        inForce.data !== undefined && <Propose unit={unit} before={inForce.data.catalogue} />
      }
    >
      <Box maw={420}>
        <UnitField
          label={t(words.unit)}
          value={unit}
          onChange={(next) => void navigate({ to: '/catalogues', search: { unit: next } })}
        />
      </Box>
      <Group gap="md" className="no-print">
        <Anchor size="sm" renderRoot={(props) => <Link to="/catalogue-comparison" {...props} />}>
          {t(comparisonTexts.open)}
        </Anchor>
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/job-positions" search={unit === '' ? {} : { unit }} {...props} />}
        >
          {t(positionTexts.open)}
        </Anchor>
      </Group>
      {unit === '' ? (
        <NothingHere says={texts.chooseUnit} />
      ) : (
        <>
          <Answered query={inForce}>
            {({ catalogue }) =>
              catalogue === null ? (
                <NothingHere says={texts.noneInForce} />
              ) : (
                <Items catalogue={catalogue} title={t(texts.inForce)} />
              )
            }
          </Answered>
          <Versions unit={unit} />
        </>
      )}
    </Page>
  );
}

function Items({ catalogue, title }: { readonly catalogue: Catalogue; readonly title: string }) {
  const { t } = useSpeech();
  const [sought, setSought] = useState('');
  const shown = catalogue.items.filter(({ code, product }) => matches(`${code} ${product}`, sought));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm">
        {t(texts.from)} {writtenDay(catalogue.from)} · {t(texts.standard)}: {catalogue.standardProduct} ·{' '}
        {catalogue.ground}
      </Text>
      <TextInput
        type="search"
        maw={420}
        className="no-print"
        label={t(texts.find)}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {shown.length === 0 && <Text size="sm">{t(words.nothingFound)}</Text>}
      {shown.length > 0 && (
        <Rows
          label={texts.title}
          heads={[texts.code, texts.product, texts.group, texts.coefficient, texts.quality]}
        >
          {shown.map(({ code, product, group, coefficient, quality }) => (
            <Table.Tr key={code}>
              <Table.Td>{code}</Table.Td>
              <Table.Td>{product}</Table.Td>
              <Table.Td>{group}</Table.Td>
              <Table.Td>{writtenNumber(coefficient)}</Table.Td>
              <Table.Td>{quality ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Stack>
  );
}

function Versions({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const query = useQuery({
    queryKey: ['catalogues', unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/work-catalogues', { params: { path: { unit } } })),
  });
  const decide = (catalogue: string, decision: 'approved' | 'declined') => (
    <FormDialog
      act={decision === 'approved' ? texts.approve : texts.decline}
      {...(decision === 'approved' && { variant: 'filled' })}
      fields={{ ground: { kind: 'text', label: words.ground, isRequired: true } }}
      run={({ ground }) =>
        api.POST('/api/v1/work-catalogues/{catalogue}/decision', {
          params: { path: { catalogue } },
          body: { decision, ground },
        })
      }
    />
  );
  return (
    <Answered query={query}>
      {({ catalogues }) => (
        <Stack gap="sm" component="section">
          {catalogues.length > 0 && (
            <Title order={2} size="h4">
              {t(texts.versions)}
            </Title>
          )}
          {catalogues.map((catalogue) => (
            <Paper withBorder p="sm" key={catalogue.id}>
              <Stack gap="xs">
                <Text size="sm">
                  {t(texts.from)} {writtenDay(catalogue.from)} · {catalogue.items.length}{' '}
                  {t(texts.itemsCount)} · {t(CATALOGUE_STATES[catalogue.state])} · {catalogue.ground}
                  {catalogue.decisionGround !== null && ` · ${catalogue.decisionGround}`}
                </Text>
                <details>
                  <summary>{t(texts.items)}</summary>
                  <Items catalogue={catalogue} title={t(texts.items)} />
                </details>
                {catalogue.state === 'proposed' && may('catalogue.decide') && (
                  <Group gap="xs">
                    {decide(catalogue.id, 'approved')}
                    {decide(catalogue.id, 'declined')}
                  </Group>
                )}
              </Stack>
            </Paper>
          ))}
        </Stack>
      )}
    </Answered>
  );
}

function Propose({ unit, before }: { readonly unit: string; readonly before: Catalogue | null }) {
  const { t } = useSpeech();
  return (
    <FormDialog
      act={texts.propose}
      variant="filled"
      isWide
      first={{
        standardProduct: before?.standardProduct ?? '',
        items: itemsWritten(before?.items ?? []),
        groups: String(before?.groups ?? ''),
        article: before?.groupsArticle ?? '',
      }}
      fields={{
        from: { kind: 'day', label: texts.from, isRequired: true },
        standardProduct: { kind: 'text', label: texts.standard, isRequired: true },
        items: { kind: 'area', label: texts.items, note: texts.itemsNote, isRequired: true },
        groups: { kind: 'text', label: texts.groups, sentAs: 'limit.groups' },
        article: { kind: 'text', label: texts.article, sentAs: 'limit.article' },
        ground: { kind: 'text', label: words.ground, isRequired: true },
      }}
      run={async ({ from, standardProduct, items, groups, article, ground }) => {
        const typed = itemsTyped(items);
        if ('wrong' in typed)
          throw new Problem(422, 'catalogue.line', t(texts.wrongLine), typed.wrong, [
            { pointer: '/items', detail: typed.wrong },
          ]);
        const limit =
          groups.trim() !== '' && article.trim() !== '' ? { groups: Number(groups), article } : null;
        await api.POST('/api/v1/units/{unit}/work-catalogues', {
          params: { path: { unit } },
          body: { from, standardProduct, items: [...typed.items], ground, regulation: null, limit },
        });
      }}
    />
  );
}
