import { Button, Group, Paper, Stack, Table, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { MonthField } from '../../components/month-field.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnitPeople } from '../../components/unit-people.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { monthNow } from '../../text/periods.ts';
import { numberTyped } from '../../text/typed-number.ts';
import { useMay, useOwnUnit, useSession } from '../session/session.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { CausesOf } from './causes-of.tsx';
import { ComingWork } from './coming-work.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { texts as fromExcel } from './import-texts.ts';
import { originAnswered, originNow, originQuestions } from './origin-questions.ts';
import { type Product, seenRevision } from './product.ts';
import { ProductLines } from './product-card.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { STANDING, texts } from './texts.ts';
import { WorkloadPicture } from './workload-picture.tsx';

/** The work of a unit in a month: assigned, classified, corrected, and who did how much of it. */
export function UnitWorkPage() {
  const { t } = useSpeech();
  const may = useMay();
  const ownUnit = useOwnUnit();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/unit-work' });
  const { unit = ownUnit, period = monthNow() } = search;
  const show = (next: { unit?: string; period?: string }) =>
    void navigate({ to: '/unit-work', search: { unit, period, ...next } });
  return (
    <Page
      title={texts.unitTitle}
      acts={
        <>
          {may('work.import') && (
            <Button
              variant="default"
              size="sm"
              renderRoot={(props) => <Link to="/work-import" search={{ unit, period }} {...props} />}
            >
              {t(fromExcel.act)}
            </Button>
          )}
          {unit !== '' && may('work.assign') && <AssignDialog unit={unit} period={period} />}
        </>
      }
    >
      <Group align="flex-end">
        <UnitField label={t(words.unit)} value={unit} onChange={(next) => show({ unit: next })} />
        <MonthField value={period} onChange={(next) => show({ period: next })} />
      </Group>
      {may('work.agreeHandOver') && <ComingWork person={null} title={t(texts.coming)} />}
      {unit === '' ? <NothingHere says={texts.chooseUnit} /> : <OfUnit unit={unit} period={period} />}
    </Page>
  );
}

const PAGE = 100;

function OfUnit({ unit, period }: { readonly unit: string; readonly period: string }) {
  const { t } = useSpeech();
  const { data: people = [] } = useUnitPeople(unit);
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]));
  const nameOf = (person: string) => names.get(person) ?? '…';
  const query = useInfiniteQuery({
    queryKey: ['unit-work', unit, period],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/units/{unit}/work-products', {
          params: { path: { unit }, query: { period, limit: PAGE, offset: pageParam } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Answered query={query}>
      {({ pages }) => {
        const products = pages.flatMap((page) => page.products);
        const named = products.filter(({ standing }) => standing === 'named');
        const others = products.filter(({ standing }) => standing !== 'named' && standing !== 'withdrawn');
        return (
          <Stack gap="md">
            {named.length > 0 && (
              <Stack gap="sm" component="section">
                <Title order={2} size="h4">
                  {t(texts.toClassify)} ({named.length})
                </Title>
                <ProductRows label={texts.toClassify} products={named} nameOf={nameOf} />
              </Stack>
            )}
            {others.length > 0 && <ProductRows label={texts.unitTitle} products={others} nameOf={nameOf} />}
            {named.length + others.length === 0 && <NothingHere says={texts.none} />}
            {query.hasNextPage && (
              <Button variant="default" onClick={() => void query.fetchNextPage()}>
                {t(words.more)}
              </Button>
            )}
            <Paper withBorder p="md" component="section">
              <Title order={2} size="h4" mb="xs">
                {t(texts.load)}
              </Title>
              <WorkloadPicture unit={unit} period={period} nameOf={nameOf} />
            </Paper>
          </Stack>
        );
      }}
    </Answered>
  );
}

function ProductRows({
  label,
  products,
  nameOf,
}: {
  readonly label: typeof texts.toClassify;
  readonly products: readonly Product[];
  readonly nameOf: (person: string) => string;
}) {
  const { t } = useSpeech();
  return (
    <Rows label={label} heads={[texts.person, texts.task, texts.state, texts.acts]}>
      {products.map((product) => (
        <Table.Tr key={product.id}>
          <Table.Td>{nameOf(product.person)}</Table.Td>
          <Table.Td>
            <ProductLines product={product} />
          </Table.Td>
          <Table.Td>{t(STANDING[product.standing])}</Table.Td>
          <Table.Td>
            <ProductActs product={product} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}

function ProductActs({ product }: { readonly product: Product }) {
  const may = useMay();
  const { person } = useSession();
  if (person === product.person) return null;
  const params = { path: { product: product.id } };
  const headers = { 'if-match': seenRevision(product) };
  const { standing, content } = product;
  const number = (text: string) => numberTyped(text) ?? text;
  // What was reported keeps what was assigned, but for a coefficient that nobody gave.
  const isBare = standing === 'reported' && content.work.coefficient === null;
  return (
    <Group gap="xs">
      {may('work.classify') && (standing === 'named' || standing === 'open' || isBare) && (
        <FormDialog
          act={standing === 'named' ? texts.classify : isBare ? texts.giveCoefficient : texts.changeWork}
          says={standing === 'named' ? texts.classifySays : texts.changeSays}
          size="xs"
          {...(standing === 'named' && { variant: 'filled' })}
          first={{
            title: content.work.title,
            code: content.work.code,
            coefficient: content.work.coefficient,
            quantity: content.work.quantity ?? '1',
            deadline: content.work.deadline,
            ...originNow(content.work),
          }}
          fields={{
            title: { kind: 'text', label: texts.task, isRequired: true },
            code: { kind: 'text', label: texts.code, note: texts.codeNote },
            coefficient: { kind: 'text', label: texts.ownCoefficient },
            quantity: { kind: 'text', label: texts.quantity, isRequired: true },
            deadline: { kind: 'day', label: texts.dueDay },
            ...originQuestions,
            reason: { kind: 'text', label: words.reason, isRequired: standing !== 'named' },
          }}
          run={({ title, code, coefficient, quantity, deadline, reason, ...origin }) =>
            api.POST('/api/v1/work-products/{product}/classification', {
              params,
              headers,
              body: {
                title,
                code: orNull(code),
                coefficient: code.trim() !== '' || coefficient.trim() === '' ? null : number(coefficient),
                quantity: number(quantity),
                deadline: orNull(deadline),
                reason: orNull(reason),
                isPlanned: content.work.isPlanned,
                ...originAnswered(origin),
                given: [...content.work.given],
              },
            })
          }
        />
      )}
      {may('work.correct') && standing === 'reported' && <CorrectDialog product={product} />}
      {standing === 'reported' && <CausesOf product={product} />}
      {may('work.split') && standing === 'open' && <SplitDialog product={product} />}
      {may('work.withdraw') && standing !== 'reported' && (
        <FormDialog
          act={texts.withdraw}
          size="xs"
          fields={{ reason: { kind: 'text', label: words.reason, isRequired: true } }}
          run={(body) => api.POST('/api/v1/work-products/{product}/withdrawal', { params, headers, body })}
        />
      )}
    </Group>
  );
}
