import { api, seen } from '../../api/client.ts';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { writtenDay } from '../../i18n/written.ts';
import { dayNow } from '../../text/periods.ts';
import type { MonitoringFile, Step } from './file-rows.ts';
import type { FilePlace } from './file-work.tsx';
import { type ReceiptOf, receiptIn } from './receipt.tsx';
import { texts } from './texts.ts';

/** Hands a file on, or back: what each step may do when everything typed is saved. */
export function FileActs({
  step,
  file: { lastDay, isOverdue },
  place,
  version,
  onReceipt,
}: {
  readonly step: Step;
  readonly file: Pick<MonitoringFile, 'lastDay' | 'isOverdue'>;
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
    case 'self': {
      const isLate = isOverdue && lastDay !== null;
      // Whoever has the page open when the last day ends is asked as well; only a late one has to answer.
      const isAsked = isLate || (lastDay !== null && dayNow() >= lastDay);
      const submitted = (reason: string | null) =>
        done(
          api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/submission', {
            params,
            headers,
            body: { reason },
          }),
        );
      return isAsked ? (
        <FormDialog
          act={texts.submit}
          says={isLate ? texts.submitLateSays(writtenDay(lastDay)) : texts.submitSays}
          variant="filled"
          fields={{ reason: { kind: 'area', label: texts.reasonIfLate, isRequired: isLate } }}
          run={({ reason }) => submitted(orNull(reason))}
        />
      ) : (
        <FormDialog
          act={texts.submit}
          says={texts.submitSays}
          variant="filled"
          fields={{}}
          run={() => submitted(null)}
        />
      );
    }
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
