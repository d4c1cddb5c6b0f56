import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import type { Decision } from './decision.ts';
import { texts } from './texts.ts';

const late = { lateBecause: { kind: 'text', label: texts.lateBecause } } as const;

/** What may be done with a document where it stands; the act that carries it on leads. */
export function DecisionActs({ decision: { id, cycle, state } }: { readonly decision: Decision }) {
  const { t } = useSpeech();
  const may = useMay();
  const params = { path: { decision: id } };
  switch (state) {
    case 'drafted':
    case 'returned':
      return (
        <>
          {may('decision.submit') && (
            <FormDialog
              act={texts.submit}
              says={texts.submitSays}
              variant="filled"
              fields={late}
              run={({ lateBecause }) =>
                api.POST('/api/v1/decisions/{decision}/submission', {
                  params,
                  body: { reason: null, lateBecause: orNull(lateBecause) },
                })
              }
            />
          )}
          {may('decision.draft') && (
            <Button
              size="sm"
              variant="default"
              renderRoot={(props) => (
                <Link
                  to="/cycles/$cycle/decision-draft"
                  params={{ cycle }}
                  search={{ again: id }}
                  {...props}
                />
              )}
            >
              {t(texts.draftAgain)}
            </Button>
          )}
          {may('decision.withdraw') && (
            <FormDialog
              act={texts.withdraw}
              fields={{ reason: { kind: 'area', label: texts.reason, isRequired: true } }}
              run={(body) => api.POST('/api/v1/decisions/{decision}/withdraw', { params, body })}
            />
          )}
        </>
      );
    case 'submitted':
      return (
        <>
          {may('decision.decide') && (
            <FormDialog
              act={texts.decide}
              says={texts.decideSays}
              variant="filled"
              fields={late}
              run={({ lateBecause }) =>
                api.POST('/api/v1/decisions/{decision}/decision', {
                  params,
                  body: { reason: null, lateBecause: orNull(lateBecause) },
                })
              }
            />
          )}
          {may('decision.giveOpinion') && (
            <FormDialog
              act={texts.opinion}
              fields={{
                agrees: { kind: 'flag', label: texts.agrees },
                opinion: { kind: 'area', label: texts.opinionText, isRequired: true },
                ...late,
              }}
              run={({ agrees, opinion, lateBecause }) =>
                api.POST('/api/v1/decisions/{decision}/opinions', {
                  params,
                  body: { agrees: agrees === 'yes', opinion, lateBecause: orNull(lateBecause) },
                })
              }
            />
          )}
          {may('decision.return') && (
            <FormDialog
              act={texts.return}
              fields={{ reason: { kind: 'area', label: texts.reason, isRequired: true } }}
              run={(body) => api.POST('/api/v1/decisions/{decision}/return', { params, body })}
            />
          )}
        </>
      );
    case 'decided':
      return may('decision.number') ? (
        <FormDialog
          act={texts.number}
          variant="filled"
          fields={{
            number: { kind: 'text', label: texts.numberField, isRequired: true },
            day: { kind: 'day', label: texts.dayField, isRequired: true },
            ...late,
          }}
          run={({ number, day, lateBecause }) =>
            api.POST('/api/v1/decisions/{decision}/number', {
              params,
              body: { number, day, lateBecause: orNull(lateBecause) },
            })
          }
        />
      ) : null;
    case 'numbered':
    case 'published':
      return (
        <>
          {state === 'numbered' && may('decision.publish') && (
            <FormDialog
              act={texts.publish}
              says={texts.publishSays}
              variant="filled"
              fields={late}
              run={({ lateBecause }) =>
                api.POST('/api/v1/decisions/{decision}/publication', {
                  params,
                  body: { reason: null, lateBecause: orNull(lateBecause) },
                })
              }
            />
          )}
          {may('decision.draft') && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link
                  to="/cycles/$cycle/decision-draft"
                  params={{ cycle }}
                  search={{ replaces: id }}
                  {...props}
                />
              )}
            >
              {t(texts.replace)}
            </Button>
          )}
        </>
      );
    case 'withdrawn':
      return null;
  }
}
