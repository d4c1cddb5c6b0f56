import { Checkbox, Group, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { DayField } from '../../components/day-field.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenNumber } from '../../i18n/written.ts';
import { matches } from '../../text/folded.ts';
import { comparisonTexts as texts } from './comparison-texts.ts';

/** What the same product is worth in the catalogues of different bodies; those that differ come first. */
export function ComparisonPage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const [on, setOn] = useState('');
  const [sought, setSought] = useState('');
  const [isUnlikeOnly, setUnlikeOnly] = useState(true);
  const query = useQuery({
    queryKey: ['catalogue-comparison', on],
    queryFn: () =>
      answerOf(api.GET('/api/v1/work-catalogue-comparison', { params: { query: on === '' ? {} : { on } } })),
  });
  return (
    <Page title={texts.title} says={texts.says}>
      <Group align="flex-end" className="no-print">
        <TextInput
          type="search"
          label={t(words.find)}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <DayField label={t(words.onDay)} value={on} onChange={setOn} />
      </Group>
      <Checkbox
        label={t(texts.unlikeOnly)}
        checked={isUnlikeOnly}
        onChange={(event) => setUnlikeOnly(event.currentTarget.checked)}
      />
      <Answered query={query}>
        {({ products }) => {
          const shown = products.filter(
            ({ product, isAlike }) => matches(product, sought) && !(isUnlikeOnly && isAlike),
          );
          if (shown.length === 0)
            return <NothingHere says={isUnlikeOnly ? texts.allAlike : words.nothingFound} />;
          return (
            <Rows label={texts.title} heads={[texts.product, texts.bodies, texts.verdict]}>
              {shown.map(({ product, isAlike, bodies }) => (
                <Table.Tr key={product}>
                  <Table.Td>{product}</Table.Td>
                  <Table.Td>
                    {bodies.map(({ unit, from, code, group, coefficient }) => (
                      <Text size="sm" key={`${unit}/${code}`}>
                        {unitName(unit)}: {writtenNumber(coefficient)} ({t(texts.group)} {group}, {code},{' '}
                        {t(texts.from)} {writtenDay(from)})
                      </Text>
                    ))}
                  </Table.Td>
                  <Table.Td>{t(isAlike ? texts.alike : texts.unlike)}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          );
        }}
      </Answered>
    </Page>
  );
}
