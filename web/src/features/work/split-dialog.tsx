import { api } from '../../api/client.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { type Product, seenRevision } from './product.ts';
import { texts } from './texts.ts';

/** Divides a piece of work that turns out to be for two periods, or for two people: each part says how much of it. */
export function SplitDialog({ product }: { readonly product: Product }) {
  return (
    <FormDialog
      act={texts.split}
      says={texts.splitSays}
      size="xs"
      first={{ person: product.person, period: product.period, kept: '50%', given: '50%' }}
      fields={{
        kept: {
          kind: 'text',
          label: texts.kept,
          note: texts.shareNote,
          isRequired: true,
          sentAs: 'to.0.share',
        },
        person: { kind: 'person', label: texts.splitTo, isRequired: true, sentAs: 'to.1.person' },
        period: {
          kind: 'text',
          label: texts.splitPeriod,
          note: texts.splitPeriodNote,
          isRequired: true,
          sentAs: 'to.1.period',
        },
        given: { kind: 'text', label: texts.given, isRequired: true, sentAs: 'to.1.share' },
        reason: { kind: 'text', label: words.reason, isRequired: true },
      }}
      run={({ kept, person, period, given, reason }) =>
        api.POST('/api/v1/work-products/{product}/split', {
          params: { path: { product: product.id } },
          headers: { 'if-match': seenRevision(product) },
          body: {
            reason,
            to: [
              { person: product.person, period: product.period, share: kept },
              { person, period, share: given },
            ],
          },
        })
      }
    />
  );
}
