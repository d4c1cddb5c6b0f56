import { Box, Text } from '@mantine/core';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { texts } from './texts.ts';

interface Month {
  readonly period: string;
  readonly shown: string | null;
}

const [WIDTH, HEIGHT, TOP, BOTTOM] = [36, 150, 18, 20];

/** The scores of somebody's periods as bars of a hundred, each with its number; the same in words for who cannot see it. */
export function MonthsPicture({ months }: { readonly months: readonly Month[] }) {
  const { t } = useSpeech();
  const said = months
    .map(
      ({ period, shown }) =>
        `${t(periodName(period))}: ${shown === null ? t(texts.noScore) : writtenNumber(shown)}`,
    )
    .join('; ');
  const floor = HEIGHT - BOTTOM;
  return (
    <Box component="figure" m={0} className="scrolls" tabIndex={0} aria-label={t(texts.picture)}>
      <svg
        role="img"
        aria-label={said}
        viewBox={`0 0 ${months.length * WIDTH} ${HEIGHT}`}
        width={months.length * WIDTH}
        height={HEIGHT}
      >
        <line x1="0" y1={floor} x2={months.length * WIDTH} y2={floor} stroke="#495057" />
        {months.map(({ period, shown }, at) => {
          const height = shown === null ? 0 : (Number(shown) / 100) * (floor - TOP);
          const middle = at * WIDTH + WIDTH / 2;
          return (
            <g key={period}>
              {shown !== null && (
                <>
                  <rect x={middle - 11} y={floor - height} width="22" height={height} fill="#1c5596" />
                  <text x={middle} y={floor - height - 4} fontSize="10" textAnchor="middle" fill="#212529">
                    {writtenNumber(shown)}
                  </text>
                </>
              )}
              <text x={middle} y={HEIGHT - 6} fontSize="11" textAnchor="middle" fill="#212529">
                {period.slice(5) || period}
              </text>
            </g>
          );
        })}
      </svg>
      <Text component="figcaption" size="sm">
        {t(texts.picture)}
      </Text>
    </Box>
  );
}
