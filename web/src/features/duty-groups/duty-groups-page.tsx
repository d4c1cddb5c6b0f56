import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, readOf, seen } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, linesOf } from '../../components/choice-of.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { SCOPES, scopeName, texts } from './texts.ts';

/** Which groups of the same duties a unit has, and within what quotas are counted, on a day. */
export function DutyGroupsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const [day, setDay] = useState('');
  const path = useParams({ from: '/signed-in/units/$unit/duty-groups' });
  const query = useQuery({
    queryKey: ['duty-groups', path.unit, day],
    queryFn: () =>
      readOf(
        api.GET('/api/v1/units/{unit}/duty-groups', {
          params: { path, query: day === '' ? {} : { on: day } },
        }),
      ),
  });
  const of = unitName(path.unit);
  return (
    <Page
      title={{ vi: `${texts.title.vi}: ${of}`, en: `${texts.title.en}: ${of}` }}
      says={texts.says}
      acts={
        may('dutyGroup.decide') && (
          <FormDialog
            act={texts.decide}
            variant="filled"
            fields={{
              quotaScope: { kind: 'choice', label: texts.scope, options: SCOPES, isRequired: true },
              groups: { kind: 'area', label: texts.groups },
              from: { kind: 'day', label: words.from, isRequired: true },
              ground: { kind: 'text', label: words.ground, isRequired: true },
            }}
            run={({ quotaScope, groups, from, ground }) =>
              api.POST('/api/v1/units/{unit}/duty-groups', {
                params: { path },
                headers: seen(query.data?.version ?? ''),
                body: { quotaScope: choiceOf(SCOPES, quotaScope), groups: linesOf(groups), from, ground },
              })
            }
          />
        )
      }
    >
      <DayField label={t(words.onDay)} value={day} onChange={setDay} />
      <Answered query={query}>
        {({ read: { decision } }) =>
          decision === null ? (
            <NothingHere says={texts.none} />
          ) : (
            <Stack gap="sm">
              <Text>
                {t(texts.scope)}: {t(scopeName(decision.quotaScope))}
              </Text>
              <List>
                {decision.groups.map((group) => (
                  <List.Item key={group}>{group}</List.Item>
                ))}
              </List>
              <Text size="sm" c="dimmed">
                {t(words.from)} {writtenDay(decision.from)} · {decision.ground}
                {decision.isFrozen && ` · ${t(texts.frozen)}`}
              </Text>
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}
