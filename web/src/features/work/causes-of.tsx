import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { isAllGood, type Product, resultsNow } from './product.ts';
import { CAUSES, DECISIONS, texts } from './texts.ts';

/** What was asked not to be held against a product; there is none where nothing was less than it could be. */
export function CausesOf({ product }: { readonly product: Product }) {
  const { t } = useSpeech();
  const may = useMay();
  const [isOpen, { open, close }] = useDisclosure(false);
  const results = resultsNow(product);
  if (!may('work.decideCause') || results === undefined || isAllGood(results)) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t(texts.causes)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={texts.causes} size="lg">
        <Asked product={product.id} />
      </Dialog>
    </>
  );
}

function Asked({ product }: { readonly product: string }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['product', product],
    queryFn: () => answerOf(api.GET('/api/v1/work-products/{product}', { params: { path: { product } } })),
  });
  return (
    <Answered query={query}>
      {({ causes }) => (
        <Stack gap="md">
          {causes.length === 0 && <Text>{t(words.nothingFound)}</Text>}
          {causes.map(({ id, kind, reason, waivesErrors, waivesLatenesses, evidence, decision }) => (
            <Stack gap="xs" key={id}>
              <Text fw={600}>{t(CAUSES[kind])}</Text>
              <Text size="sm">{reason}</Text>
              <Text size="sm">
                {t(texts.majorErrors)}: {waivesErrors} · {t(texts.latenesses)}: {waivesLatenesses}
              </Text>
              {evidence.map(({ title, reference }) => (
                <Text size="sm" key={`${title}/${reference}`}>
                  {title}: {reference}
                </Text>
              ))}
              {decision === 'requested' ? (
                <Group>
                  <FormDialog
                    act={texts.decide}
                    fields={{
                      decision: {
                        kind: 'choice',
                        label: texts.decision,
                        options: DECISIONS,
                        isRequired: true,
                      },
                      document: { kind: 'text', label: texts.document },
                      reason: { kind: 'area', label: words.reason, isRequired: true },
                    }}
                    run={(given) =>
                      api.POST('/api/v1/work-causes/{cause}/decision', {
                        params: { path: { cause: id } },
                        body: {
                          decision: choiceOf(DECISIONS, given.decision),
                          document: orNull(given.document),
                          reason: given.reason,
                        },
                      })
                    }
                  />
                </Group>
              ) : (
                <Text size="sm">{t(DECISIONS[decision])}</Text>
              )}
            </Stack>
          ))}
        </Stack>
      )}
    </Answered>
  );
}
