import { Badge } from '@mantine/core';
import type { paths } from '../../api/schema.generated.ts';
import { useRegulationName } from '../../components/regulation-names.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { STATE, texts } from './texts.ts';

type List = paths['/api/v1/regulations']['get']['responses'][200]['content']['application/json'];
export type RegulationHead = List['regulations'][number];

/** What must not be overlooked about a regulation. */
export function RegulationMarks({ head }: { readonly head: RegulationHead }) {
  const { t } = useSpeech();
  const regulationName = useRegulationName();
  const { state, layerOf, isInvented, isAsReleased } = head;
  const standing = STATE[state];
  return (
    <>
      {state !== 'official' && standing !== undefined && (
        <Badge variant="outline" color="gray.8">
          {t(standing)}
        </Badge>
      )}
      {layerOf !== null && (
        <Badge variant="outline" tt="none">
          {t(texts.layerOf)} {regulationName(layerOf)}
        </Badge>
      )}
      {isInvented && (
        <Badge variant="outline" color="gray.8">
          {t(texts.invented)}
        </Badge>
      )}
      {!isAsReleased && head.pack === null && (
        <Badge variant="outline" color="red.9">
          {t(texts.changed)}
        </Badge>
      )}
    </>
  );
}
