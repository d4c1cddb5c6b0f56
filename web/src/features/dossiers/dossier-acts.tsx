import { say } from '@congtam/engine';
import { api } from '../../api/client.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import type { Field } from '../../components/form-field.tsx';
import { useMay } from '../session/session.ts';
import { type Dossier, saidOf } from './dossier.ts';
import { texts } from './texts.ts';

/** What may be done with a dossier where it stands: by who prepares it, and by who receives it. */
export function DossierActs({ dossier }: { readonly dossier: Dossier }) {
  const may = useMay();
  const { id, state, faults, findings, lines } = dossier;
  const params = { path: { dossier: id } };
  const explained = Object.fromEntries(
    findings.map(({ code, message }): [string, Field] => [
      code,
      {
        ...{ kind: 'area', isRequired: true },
        label: say(`${texts.explanation.vi}: ${message.vi}`, `${texts.explanation.en}: ${message.en}`),
      },
    ]),
  );
  const byLine = Object.fromEntries(
    lines.map(({ line, label }): [string, Field] => [line, { kind: 'text', label: say(label, label) }]),
  );
  return (
    <>
      {(state === 'draft' || state === 'returned') && may('dossier.prepare') && faults.length === 0 && (
        <FormDialog
          act={texts.submit}
          variant="filled"
          isWide
          fields={explained}
          run={(typed) =>
            api.POST('/api/v1/dossiers/{dossier}/steps', {
              params,
              body: { act: 'submit', words: saidOf(typed) },
            })
          }
        />
      )}
      {state === 'submitted' && may('dossier.prepare') && (
        <FormDialog
          act={texts.takeBack}
          says={texts.takeBackSays}
          fields={{}}
          run={() =>
            api.POST('/api/v1/dossiers/{dossier}/steps', { params, body: { act: 'takeBack', words: {} } })
          }
        />
      )}
      {state === 'submitted' && may('dossier.receive') && (
        <>
          <FormDialog
            act={texts.receive}
            says={texts.receiveSays}
            variant="filled"
            fields={{}}
            run={() =>
              api.POST('/api/v1/dossiers/{dossier}/receipt', { params, body: { act: 'receive', words: {} } })
            }
          />
          <FormDialog
            act={texts.return}
            says={texts.returnSays}
            isWide
            fields={byLine}
            run={(typed) =>
              api.POST('/api/v1/dossiers/{dossier}/receipt', {
                params,
                body: { act: 'return', words: saidOf(typed) },
              })
            }
          />
        </>
      )}
    </>
  );
}
