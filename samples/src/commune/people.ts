import { type SampleTable, tableOf } from '../sample-table.ts';
import { CADRES } from './cadres.ts';
import { CONTRACT_WORKERS } from './contract-workers.ts';
import { CULTURE_AND_JUSTICE } from './culture-and-justice.ts';
import { FARMING_AND_PERSONNEL } from './farming-and-personnel.ts';
import { INFRASTRUCTURE_AND_COUNTER } from './infrastructure-and-counter.ts';
import { OFFICE_AND_ECONOMY } from './office-and-economy.ts';
import { PARTY_AND_FRONT } from './party-and-front.ts';
import { monthId, type SamplePerson, type SamplePost } from './plan.ts';
import { SCHOOL_PEOPLE } from './schools.ts';
import { CENTRE_PEOPLE } from './service-centre.ts';

/** Everybody of the commune. All names are invented. */
export const PEOPLE: readonly SamplePerson[] = [
  ...CADRES,
  ...PARTY_AND_FRONT,
  ...OFFICE_AND_ECONOMY,
  ...INFRASTRUCTURE_AND_COUNTER,
  ...CULTURE_AND_JUSTICE,
  ...FARMING_AND_PERSONNEL,
  ...SCHOOL_PEOPLE,
  ...CENTRE_PEOPLE,
  ...CONTRACT_WORKERS,
];

/** Every other one, where nothing is said of it. */
export const isMember = ({ id, partyMember }: SamplePerson): boolean => partyMember ?? /[13579]$/.test(id);

/** The main post of a person at the end of a month; cadres and others have one as well. */
export const postIn = (person: SamplePerson, month: number): SamplePost | undefined =>
  person.posts.find(
    (post) =>
      post.main !== 'no' &&
      (post.from ?? '') <= `${monthId(month)}-28` &&
      (post.to ?? '9999') >= `${monthId(month)}-28`,
  );

export const people = (): SampleTable =>
  tableOf(
    'people',
    [
      'id',
      'name',
      'partyMember',
      'unit',
      'title',
      'leads',
      'service',
      'inCharge',
      'dutyGroup',
      'tier',
      'main',
      'secondedFrom',
      'from',
      'to',
      'serviceFrom',
      'serviceTo',
    ],
    PEOPLE.flatMap((person) => {
      const { id, name, serviceFrom, serviceTo, posts } = person;
      return posts.map((post) => ({
        id,
        name,
        partyMember: isMember(person) ? 'yes' : 'no',
        leads: 'none',
        service: 'civilServant',
        ...post,
        ...(serviceFrom === undefined ? {} : { serviceFrom }),
        ...(serviceTo === undefined ? {} : { serviceTo }),
      }));
    }),
  );
