/** A post as far as it says where somebody serves, and when. */
export interface Service {
  readonly unit: string;
  readonly from: string;
  /** Last day; null while nothing is said of an end. */
  readonly to: string | null;
  readonly isMain: boolean;
}

interface Days {
  readonly from: string;
  readonly to: string;
}

const endWithin = (service: Service, { to }: Days): string =>
  service.to === null || service.to > to ? '9999' : service.to;

/** Where somebody serves within these days: what is held last, and of what is held at once the main post. */
export const lastServed = <S extends Service>(services: readonly S[], days: Days): S | undefined =>
  inOrder(services, days).at(-1);

/** Where they served first within these days: the unit that somebody who moves in the middle leaves. */
export const firstServed = <S extends Service>(services: readonly S[], days: Days): S | undefined =>
  inOrder(services, days)[0];

const inOrder = <S extends Service>(services: readonly S[], days: Days): readonly S[] =>
  services
    .filter(({ from, to }) => from <= days.to && (to ?? '9999') >= days.from)
    .toSorted((a, b) => {
      const [one, other] = [endWithin(a, days), endWithin(b, days)];
      return one === other ? Number(a.isMain) - Number(b.isMain) : one < other ? -1 : 1;
    });
