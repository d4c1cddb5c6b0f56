import { type Bilingual, say } from '@congtam/engine';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Action, useMay } from '../features/session/session.ts';
import { useSpeech } from '../i18n/language.tsx';
import { periodName } from '../text/periods.ts';
import { useCycle } from './cycle.ts';
import { Page } from './page.tsx';
import { type PlaceOfCycle, PlacesOfCycle } from './places-of-cycle.tsx';
import { useUnitName } from './units.ts';

const texts = {
  places: say('Các trang của đợt', 'Pages of the cycle'),
  cycle: say('Đợt', 'Cycle'),
  procedure: say('Trình tự', 'Procedure'),
  meetings: say('Cuộc họp', 'Meetings'),
  results: say('Xếp loại', 'Classification'),
  decisions: say('Quyết định', 'Decisions'),
  dossiers: say('Hồ sơ', 'Dossiers'),
  papers: say('Văn bản', 'Papers'),
  uses: say('Sử dụng kết quả', 'Use of results'),
  sheets: say('Số liệu', 'Evidence'),
  workbook: say('Bảng tính', 'Workbook'),
} as const;

const PLACES: readonly (PlaceOfCycle & { readonly needs?: readonly Action[] })[] = [
  { to: '/cycles/$cycle', label: texts.cycle },
  { to: '/cycles/$cycle/procedure', label: texts.procedure, needs: ['procedure.begin', 'cycle.export'] },
  { to: '/cycles/$cycle/meetings', label: texts.meetings },
  { to: '/classification/$cycle', label: texts.results, needs: ['classification.board'] },
  { to: '/cycles/$cycle/decisions', label: texts.decisions },
  { to: '/cycles/$cycle/dossiers', label: texts.dossiers, needs: ['dossier.see'] },
  { to: '/cycles/$cycle/papers', label: texts.papers, needs: ['issuedPaper.issueMany'] },
  { to: '/cycles/$cycle/commendation', label: texts.uses, needs: ['result.use'] },
  { to: '/cycles/$cycle/sheets', label: texts.sheets, needs: ['statement.record'] },
  { to: '/cycles/$cycle/workbooks', label: texts.workbook, needs: ['statement.record'] },
];

/** A page about one cycle: which it is, and its other pages as far as they are for the reader. */
export function CyclePage({
  cycle,
  title,
  says,
  acts,
  children,
}: {
  readonly cycle: string;
  readonly title: Bilingual;
  readonly says?: Bilingual;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { data } = useCycle(cycle);
  return (
    <Page title={title} acts={acts} {...(says && { says })}>
      {data !== undefined && (
        <Text c="gray.7">
          {unitName(data.unit)} · {t(periodName(data.period))}
        </Text>
      )}
      <CyclePlaces cycle={cycle} />
      {children}
    </Page>
  );
}

/** Where one cycle goes on. */
export function CyclePlaces({ cycle }: { readonly cycle: string }) {
  const may = useMay();
  const places = PLACES.filter(({ needs }) => needs === undefined || needs.some(may));
  return <PlacesOfCycle cycle={cycle} label={texts.places} places={places} />;
}
