import { say } from '@congtam/engine';

/** Who a text is from, as far as that says where it holds. */
export const ISSUERS = {
  government: say('Của Chính phủ', 'Of the Government'),
  party: say('Của Đảng', 'Of the Party'),
  own: say('Của đơn vị, địa phương đưa lên', 'Put in by units and provinces'),
  local: say('Của các địa phương khác', 'Of other provinces and cities'),
  examples: say('Ví dụ', 'Examples'),
} as const;

/** In the order in which people look for them. */
export const ISSUER_ORDER = ['government', 'party', 'own', 'local', 'examples'] as const;

interface Issued {
  readonly issuer: string;
  /** Present where a unit has put the text in itself. */
  readonly pack: string | null;
}

/** Under which of these a text stands. */
export const issuerOf = ({ issuer, pack }: Issued): keyof typeof ISSUERS =>
  pack !== null
    ? 'own'
    : issuer === 'government' || issuer === 'party' || issuer === 'examples'
      ? issuer
      : 'local';

/** Whether a text holds all over the country, or where it was put in: others hold in their own territory only. */
export const holdsHere = (text: Issued): boolean => !['local', 'examples'].includes(issuerOf(text));
