import { Checkbox } from '@mantine/core';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** A box that takes a unit among the chosen, or out of them; chosen ones are reminded together. */
export function ChooseUnit({
  unit,
  name,
  chosen,
  choose,
}: {
  readonly unit: string;
  readonly name: string;
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}) {
  const { t } = useSpeech();
  return (
    <Checkbox
      aria-label={`${t(texts.choose)}: ${name}`}
      checked={chosen.includes(unit)}
      onChange={(event) =>
        choose(event.currentTarget.checked ? [...chosen, unit] : chosen.filter((id) => id !== unit))
      }
    />
  );
}
