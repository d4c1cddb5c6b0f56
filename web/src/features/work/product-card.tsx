import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { choiceOf } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenNumber } from '../../i18n/written.ts';
import { isAllGood, type Product, resultsNow, seenRevision } from './product.ts';
import { ReportDialog } from './report-dialog.tsx';
import { CAUSES, STANDING, texts } from './texts.ts';
import type { Unsaid } from './unsaid.ts';

/** What a piece of work is and what came of it, in two lines. */
export function ProductLines({ product }: { readonly product: Product }) {
  const { t } = useSpeech();
  const { work, corrected } = product.content;
  const results = resultsNow(product);
  const facts = [
    work.quantity !== null && `${t(texts.quantity)}: ${writtenNumber(work.quantity)}`,
    work.coefficient !== null && `${t(texts.coefficient)} ${writtenNumber(work.coefficient)}`,
    work.coefficient === null && product.standing !== 'named' && t(texts.noCoefficient),
    work.code,
    work.deadline !== null && `${t(texts.deadline)} ${writtenDay(work.deadline)}`,
  ].filter((fact) => typeof fact === 'string');
  return (
    <Stack gap={2}>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {work.title}
      </Text>
      {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
      {results !== undefined && (
        <Text size="sm">
          {writtenNumber(results.completed)}
          {work.quantity !== null && `/${writtenNumber(work.quantity)}`} {t(texts.ofCompleted)},{' '}
          {t(isAllGood(results) ? texts.good : texts.bad)}
          {Object.keys(corrected).length > 0 && ` · ${t(texts.corrected)}`}
        </Text>
      )}
    </Stack>
  );
}

/** One piece of work of the reader's own, with what they can do about it. */
export function ProductCard({
  product,
  reporting,
  unsaid: all,
}: {
  readonly product: Product;
  readonly reporting: UseMutationResult<readonly Unsaid[], Error, readonly Product[]>;
  /** What was found to be still asked, of whichever were pressed. */
  readonly unsaid: readonly Unsaid[];
}) {
  const { t } = useSpeech();
  const { standing } = product;
  const unsaid = all.find((one) => one.product === product.id);
  const pressed = reporting.isSuccess ? reporting.variables : [];
  // Of several, each waits until somebody opens it.
  const isAlone = unsaid !== undefined && pressed.length === 1 && pressed[0]?.id === product.id;
  const results = resultsNow(product);
  const path = { product: product.id };
  const headers = { 'if-match': seenRevision(product) };
  return (
    <Paper withBorder p="sm" component="article" aria-label={product.content.work.title}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="xs">
          <ProductLines product={product} />
          <Badge variant="outline" tt="none" color={standing === 'open' ? 'blue.9' : 'gray.8'}>
            {t(STANDING[standing])}
          </Badge>
        </Group>
        {standing === 'open' && unsaid !== undefined && (
          <Text size="sm" role="status">
            {t(texts.stillAsked)}: {unsaid.columns.map(t).join(', ')}
          </Text>
        )}
        <Group gap="xs">
          {standing === 'open' && (
            <>
              <Button size="sm" loading={reporting.isPending} onClick={() => reporting.mutate([product])}>
                {t(texts.done)}
              </Button>
              <ReportDialog
                key={String(isAlone)}
                product={product}
                act={unsaid === undefined ? texts.otherwise : texts.sayIt}
                isOpenAtFirst={isAlone}
              />
              <FormDialog
                act={texts.handOver}
                fields={{
                  to: { kind: 'person', label: texts.to, isRequired: true },
                  on: { kind: 'day', label: texts.on, isRequired: true },
                  reason: { kind: 'text', label: words.reason, isRequired: true },
                }}
                run={(body) =>
                  api.POST('/api/v1/work-products/{product}/hand-over', { params: { path }, headers, body })
                }
              />
            </>
          )}
          {standing === 'reported' && <ReportDialog product={product} act={texts.change} />}
          {standing === 'reported' && results !== undefined && !isAllGood(results) && (
            <FormDialog
              act={texts.askCause}
              says={texts.causeSays}
              first={{
                waivesErrors: String(results.majorErrors),
                waivesLatenesses: String(results.latenesses),
              }}
              fields={{
                kind: { kind: 'choice', label: texts.kind, options: CAUSES, isRequired: true },
                waivesErrors: { kind: 'text', label: texts.waivesErrors, isRequired: true },
                waivesLatenesses: { kind: 'text', label: texts.waivesLatenesses, isRequired: true },
                reason: { kind: 'area', label: words.reason, isRequired: true },
                evidence: { kind: 'text', label: texts.evidence, isRequired: true },
                reference: { kind: 'text', label: texts.reference, isRequired: true },
              }}
              run={({ kind, waivesErrors, waivesLatenesses, reason, evidence, reference }) =>
                api.POST('/api/v1/work-products/{product}/causes', {
                  params: { path },
                  headers,
                  body: {
                    kind: choiceOf(CAUSES, kind),
                    waivesErrors: Number(waivesErrors),
                    waivesLatenesses: Number(waivesLatenesses),
                    reason,
                    evidence: [{ title: evidence, reference, attachment: null }],
                  },
                })
              }
            />
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
