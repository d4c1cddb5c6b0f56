import { afterAll, beforeAll } from 'vitest';
import type { Product } from '../../server/src/testing/product.ts';
import { anOffice, PASSWORD } from './office.ts';
import { signIn } from './steps.ts';
import { type Person, type Visit, visit } from './visit.ts';

interface OfficeVisit {
  /** Somebody of the office has signed in, at a desk unless said otherwise. */
  enter(login: string, width?: 'phone' | 'desk', password?: string): Promise<Person>;
}

/** All journeys of a file are through one office, which is there before the first of them and gone after the last. */
export function visitToOffice({
  environment = {},
  prepare = async () => {},
  meet = async () => {},
}: {
  readonly environment?: { readonly [name: string]: string };
  /** What the journeys find there already. */
  readonly prepare?: (
    product: Product,
    office: { readonly top: string; readonly unit: string },
  ) => Promise<void>;
  /** What is done with whoever comes, before they sign in. */
  readonly meet?: (person: Person) => Promise<void>;
} = {}): OfficeVisit {
  let there: Visit;
  beforeAll(async () => {
    there = await visit(environment);
    await prepare(there.product, await anOffice(there.product));
  }, 240_000);
  afterAll(() => there.end());
  return {
    enter: async (login, width, password = PASSWORD) => {
      const person = await there.person(width);
      await meet(person);
      await signIn(person, login, password);
      return person;
    },
  };
}
