import { equals, formatExact, isLess, multiply, ONE, parseExact, sum, ZERO } from '@congtam/engine';

/** Numbers of work have at most so many decimals: what the tables of regulations take. */
const WRITABLE = /^\d{1,7}(\.\d{1,4})?$/;

export type SplitFault = 'not-a-share' | 'not-whole' | 'not-writable';

/**
 * The quantities that parts of a product get: `quantity` times each share. The shares are of one whole, exactly, so that
 * nothing of the product is lost or counted twice.
 *
 * @param shares decimals, percents or fractions: `0.25`, `25%`, `1/3`
 * @returns quantities as decimals in the order of the shares, adding up to `quantity` exactly; or what is wrong
 */
export function splitQuantity(
  quantity: string,
  shares: readonly string[],
): { readonly quantities: readonly string[] } | { readonly fault: SplitFault } {
  const whole = parseExact(quantity);
  const parts = shares.map((share) => parseExact(share));
  if (whole === undefined || !parts.every((part) => part !== undefined && isLess(ZERO, part))) {
    return { fault: 'not-a-share' };
  }
  const known = parts.filter((part) => part !== undefined);
  if (!equals(sum(known), ONE)) return { fault: 'not-whole' };
  const quantities = known.map((part) => formatExact(multiply(whole, part)));
  return quantities.every((text) => WRITABLE.test(text)) ? { quantities } : { fault: 'not-writable' };
}
