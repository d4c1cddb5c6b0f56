import { api, seen } from '../../api/client.ts';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import type { Step } from './file-rows.ts';
import type { FilePlace } from './file-work.tsx';
import { type ReceiptOf, receiptIn } from './receipt.tsx';
import { texts } from './texts.ts';

/** Hands a file on, or back: what each step may do when everything typed is saved. */
export function FileActs({
  step,
  place,
  version,
  onReceipt,
}: {
  readonly step: Step;
  readonly place: FilePlace;
  readonly version: string;
  readonly onReceipt: (receipt: ReceiptOf | undefined) => void;
}) {
  const params = { path: place };
  const headers = seen(version);
  const done = async (call: Promise<{ readonly response: Response }>) =>
    onReceipt(receiptIn((await call).response));
  const back = { reason: { kind: 'area', label: words.reason, isRequired: true } } as const;
  switch (step) {
    case 'self':
      return (
        <FormDialog
          act={texts.submit}
          says={texts.submitSays}
          variant="filled"
          fields={{ reason: { kind: 'text', label: texts.reasonIfLate } }}
          run={({ reason }) =>
            done(
              api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/submission', {
                params,
                headers,
                body: { reason: orNull(reason) },
              }),
            )
          }
        />
      );
    case 'manager':
      return (
        <>
          <FormDialog
            act={texts.confirm}
            says={texts.confirmSays}
            variant="filled"
            fields={{}}
            run={() =>
              done(
                api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/confirmation', {
                  params,
                  headers,
                  body: { reason: null },
                }),
              )
            }
          />
          <FormDialog
            act={texts.giveBack}
            fields={back}
            run={({ reason }) =>
              api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/return', {
                params,
                headers,
                body: { reason },
              })
            }
          />
        </>
      );
    case 'authority':
      return (
        <>
          <FormDialog
            act={texts.approve}
            says={texts.confirmSays}
            variant="filled"
            fields={{}}
            run={() =>
              done(
                api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/approval', {
                  params,
                  headers,
                  body: { reason: null },
                }),
              )
            }
          />
          <FormDialog
            act={texts.giveBack}
            fields={back}
            run={({ reason }) =>
              api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/sending-back', {
                params,
                headers,
                body: { reason },
              })
            }
          />
        </>
      );
  }
}
