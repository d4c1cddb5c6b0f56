import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client.ts';
import { Answered } from '../../../components/answered.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { useSpeech } from '../../../i18n/language.tsx';
import { writtenDay } from '../../../i18n/written.ts';
import { draftOf } from './draft-of.ts';
import { procedureOf } from './procedure/procedure-edits.ts';
import { rulesBeside } from './procedure/procedure-form.ts';
import { texts } from './texts.ts';

/** Takes the text of a regulation there is as the beginning of a draft. */
export function Begin({
  first,
  onText,
}: {
  /** `id@version` that is offered first. */
  readonly first: string | undefined;
  readonly onText: (source: string, procedure: string) => void;
}) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['regulations'],
    queryFn: () => answerOf(api.GET('/api/v1/regulations')),
  });
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => {
        const options = Object.fromEntries(
          data.regulations.map(({ regulation, version, number, title }) => {
            const says = `${number}: ${t(title)} (${writtenDay(version)})`;
            return [`${regulation}@${version}`, { vi: says, en: says }];
          }),
        );
        return (
          <FormDialog
            act={texts.begin}
            says={texts.beginSays}
            fields={{ from: { kind: 'choice', label: texts.from, isRequired: true, options } }}
            {...(first !== undefined && options[first] !== undefined && { first: { from: first } })}
            run={async ({ from }) => {
              const [regulation = '', version = ''] = from.split('@');
              const { source, procedure } = await answerOf(
                api.GET('/api/v1/regulations/{regulation}/{version}/source', {
                  params: { path: { regulation, version } },
                }),
              );
              const draft = draftOf(source);
              onText(draft, procedureOf(procedure ?? '', rulesBeside(draft).regulation));
            }}
          />
        );
      }}
    </Answered>
  );
}
