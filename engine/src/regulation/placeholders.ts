import { say } from '../problem.ts';
import type { Regulation, Unverified } from './format.ts';

/** Clauses of which some number is a stand-in until the real one is known. */
export const placeholdersOf = ({ unverified }: Regulation): Unverified[] =>
  [...unverified.values()].filter((stance) => stance.placeholder);

/** How people are told of such a clause: what kind of doubt it is. */
export const PLACEHOLDER = say('Số tạm, chưa biết số thật', 'Stand-in, the real number is not known');
export const NOT_VERIFIED = say('Chưa kiểm chứng', 'Not verified');

export const stanceInWords = ({ placeholder }: Unverified) => (placeholder ? PLACEHOLDER : NOT_VERIFIED);
