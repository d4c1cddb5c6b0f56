import type { Bilingual } from '@congtam/engine';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { Product } from './product.ts';

/** What a regulation asks of one product, that neither the work nor a register says. */
export interface Unsaid {
  readonly product: string;
  readonly columns: readonly Bilingual[];
}

/** One product with what is still to be said of it. */
export const productQuery = (product: string) =>
  queryOptions({
    queryKey: ['work-product', product],
    queryFn: () => answerOf(api.GET('/api/v1/work-products/{product}', { params: { path: { product } } })),
  });

/** Columns that have to be said of a product and nobody has said yet. */
export async function unsaidOf(queries: QueryClient, { id, content }: Product): Promise<Unsaid> {
  const { toSay } = await queries.fetchQuery(productQuery(id));
  const said = content.reported?.given ?? [];
  const columns = toSay.flatMap(({ table, columns: left }) =>
    left.filter(
      (column) =>
        column.required && !said.some((one) => one.table === table && one.cells[column.id] !== undefined),
    ),
  );
  return { product: id, columns: columns.map(({ label }) => label) };
}
