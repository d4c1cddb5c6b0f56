import type { Lane } from './lanes.ts';
import type { Meeting, Poll } from './meeting-model.ts';
import type { Doc, Petition, YearState, YearTexts } from './year-model.ts';
import { type Actor, INVITED } from './year-people.ts';

/** A year of the model on a server. */
export interface Year extends YearTexts {
  readonly lane: Lane;
  readonly unit: string;
  readonly cycle: string;
  readonly code: string;
  readonly regulation: string;
  readonly sessions: ReadonlyMap<Actor, string>;
  readonly actors: ReadonlyMap<string, Actor>;
  /** People of the office by who they are in the model. */
  readonly people: ReadonlyMap<Actor, string>;
  readonly since: number;
}

interface Rows {
  readonly steps: readonly string[] | null;
  readonly levels:
    | readonly { state: string; round: number; number: number; act: string; by: string }[]
    | null;
  readonly docs: readonly (Omit<Doc, 'replaces'> & { id: string; replaces: string | null })[] | null;
  readonly petitions: readonly { id: string; levelAct: number; state: string }[] | null;
  readonly meetings: readonly (Meeting & { id: string })[] | null;
  readonly polls:
    | readonly (Omit<Poll, 'meeting'> & { id: string; meeting: string; papers: number; writers: number })[]
    | null;
  readonly events: number;
}

const ACT_TO_STATE = `case l.act when 'call' then 'called' when 'hold' then 'held' when 'adopt' then 'adopted' else 'cancelled' end`;

/** Where a year stands, as it is stored, with the ids of its documents and petitions and how many events it has. */
export async function stored({ lane, cycle, actors, people, since }: Year) {
  const { rows } = await lane.superuser.query<Rows>(
    `select
       (select json_agg(round || '/' || step order by taken_at) from congtam.procedure_step where cycle_id = $1) as steps,
       (select json_agg(json_build_object('state', state, 'round', round, 'number', number, 'act', act, 'by', taken_by)
         order by number) from congtam.level_act where cycle_id = $1) as levels,
       (select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'state', a.state, 'acts', a.number, 'notice', (
           select n.act from congtam.notice_act n where n.decision_id = d.id order by n.number desc limit 1),
         'replaces', i.replaces_id) order by d.drafted_at)
        from congtam.decision d join congtam.decision_item i on i.decision_id = d.id
          join lateral (select x.state, x.number from congtam.decision_act x where x.decision_id = d.id
            order by x.number desc limit 1) a on true where d.cycle_id = $1) as docs,
       (select json_agg(json_build_object('id', p.id, 'levelAct', p.level_act, 'state', coalesce((
           select s.state from congtam.petition_step s where s.petition_id = p.id order by s.number desc limit 1), 'filed'))
         order by p.filed_at) from congtam.petition p where p.cycle_id = $1) as petitions,
       (select json_agg(json_build_object('id', m.id, 'state', ${ACT_TO_STATE},
           'attended', coalesce((select h.attended from congtam.meeting_act h where h.meeting_id = m.id and h.act = 'hold'), '{}'),
           'opinions', coalesce((select json_agg(o.position order by o.said_at)
             from congtam.meeting_opinion o where o.meeting_id = m.id), '[]'),
           'countings', coalesce((select json_agg(c.question order by c.recorded_at)
             from congtam.counting_record c where c.meeting_id = m.id), '[]')) order by m.called_at)
        from congtam.meeting m join lateral (select a.act from congtam.meeting_act a where a.meeting_id = m.id
          order by a.number desc limit 1) l on true where m.cycle_id = $1) as meetings,
       (select json_agg(json_build_object('id', p.id, 'meeting', p.meeting_id, 'voters', p.voters,
           'voted', coalesce((select json_agg(v.person_id) from congtam.poll_voted v where v.poll_id = p.id), '[]'),
           'isClosed', exists (select 1 from congtam.poll_close c where c.poll_id = p.id),
           'cast', json_build_object('good', (select count(*) from ballot.paper b where b.poll_id = p.id and b.choice = 'good'),
             'completed', (select count(*) from ballot.paper b where b.poll_id = p.id and b.choice = 'completed')),
           'papers', (select count(*) from ballot.paper b where b.poll_id = p.id),
           'writers', (select count(distinct b.xmin::text) from ballot.paper b where b.poll_id = p.id)) order by p.opened_at)
        from congtam.poll p join congtam.meeting m on m.id = p.meeting_id where m.cycle_id = $1) as polls,
       (select count(*)::int from audit.event where number > $3 and actor = any ($2)) as events`,
    [cycle, [...actors.keys()], since],
  );
  const [row] = rows;
  const [levels, docs, petitions] = [row?.levels ?? [], row?.docs ?? [], row?.petitions ?? []];
  const [meetings, polls] = [row?.meetings ?? [], row?.polls ?? []];
  const actorOf = (person: string) => [...people].find(([, one]) => one === person)?.[0] ?? 'stranger';
  const decidersUntil = (last: number) =>
    levels.flatMap(({ act, number, by }) =>
      act === 'decide' && number <= last ? [actors.get(by) ?? 'stranger'] : [],
    );
  const last = levels.at(-1) ?? { state: 'suggested', round: 1, number: 0 };
  const state: YearState = {
    steps: row?.steps ?? [],
    level: { state: last.state, round: last.round, acts: last.number },
    deciders: decidersUntil(last.number),
    docs: docs.map(({ id: _, replaces, ...doc }) => ({
      ...doc,
      replaces: replaces === null ? null : docs.findIndex(({ id }) => id === replaces),
    })),
    petitions: petitions.map(
      ({ levelAct, state: stands }): Petition => ({
        ...{ levelAct, state: stands, against: decidersUntil(levelAct) },
      }),
    ),
    meetings: meetings.map(({ id: _, ...meeting }) => meeting),
    polls: polls.map(({ voters, voted, meeting, isClosed, cast }): Poll => {
      const [asked, gave] = [voters.map(actorOf), voted.map(actorOf)];
      return {
        ...{ isClosed, cast, meeting: meetings.findIndex(({ id }) => id === meeting) },
        voters: asked,
        voted: [...INVITED.filter((one) => gave.includes(one)), ...gave.filter((one) => !isInvited(one))],
      };
    }),
  };
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  const ids = {
    docs: idsOf(docs),
    petitions: idsOf(petitions),
    meetings: idsOf(meetings),
    polls: idsOf(polls),
  };
  /** How many papers lie in each box, and how many transactions wrote them. */
  const boxes = polls.map(({ papers, writers }) => ({ papers, writers }));
  return { state, ids, boxes, events: row?.events ?? 0 };
}
export type Stored = Awaited<ReturnType<typeof stored>>;

const isInvited = (actor: Actor): boolean => INVITED.some((one) => one === actor);
