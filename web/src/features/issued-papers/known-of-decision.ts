import type { Typed } from './given-fields.ts';

/** What stands in brackets behind a name belongs to nobody's title. */
const bare = (name: string): string => name.replaceAll(/\s*\(.*?\)/g, '').trim();

/** A place is called without what it is: Bình Minh, of the commune (xã) Bình Minh. */
const PLACE = /(?:xã|phường|đặc khu|thị trấn|tỉnh|thành phố)\s+(\p{Lu}.*)$/u;

/**
 * What a paper of a decision is asked that follows from the decision and its unit: shown as if it were typed, so that whoever
 * makes the paper can write it otherwise.
 *
 * @param number as recorded by the clerk, such as `15/QĐ-UBND`; null before that
 */
export function knownOfDecision({
  unitName,
  number,
}: {
  readonly unitName: string;
  readonly number: string | null;
}): Typed {
  const name = bare(unitName);
  const place = PLACE.exec(name)?.[1];
  const signs = /^\d+\/(.+)$/.exec(number ?? '')?.[1];
  // A committee of the people decides through its chairman; of others the law says no title.
  const isCommittee = /^ủy ban nhân dân/iu.test(name);
  return {
    ...(isCommittee && { authorityTitle: `Chủ tịch ${name}`, signatory: 'CHỦ TỊCH' }),
    ...(place !== undefined && { issuer: place }),
    ...(signs !== undefined && { 'issuer.2': signs }),
  };
}
