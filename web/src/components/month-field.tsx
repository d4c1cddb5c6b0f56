import { say } from '@congtam/engine';
import { NativeSelect } from '@mantine/core';
import { useSpeech } from '../i18n/language.tsx';
import { monthNow, monthsToChoose, periodName } from '../text/periods.ts';

const texts = { month: say('Kỳ', 'Period') } as const;

/** One of the months of the year. */
export function MonthField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (month: string) => void;
}) {
  const { t } = useSpeech();
  const months = monthsToChoose(monthNow());
  return (
    <NativeSelect
      label={t(texts.month)}
      value={value}
      data={(months.includes(value) ? months : [value, ...months]).map((month) => ({
        value: month,
        label: t(periodName(month)),
      }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
