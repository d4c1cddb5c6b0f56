import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';
import { aCycle } from './computed-cycle.ts';

/** Puts a running inspection of a unit straight into the database, with a request and a finding about the unit. */
export async function anInspection(
  superuser: Client,
  given: {
    readonly unit: string;
    readonly members?: readonly string[];
    /** First and last day looked at; the year 2026 unless said. */
    readonly covers?: readonly [string, string];
  },
): Promise<{ readonly id: string; readonly request: string; readonly finding: string }> {
  const [id, request, finding] = [newId(), newId(), newId()];
  const { unit, covers = ['2026-01-01', '2026-12-31'] } = given;
  const opener = await anAccount(superuser);
  await superuser.query(
    `insert into congtam.inspection (id, unit_id, document, purpose, scope_units, covers_from, covers_to, valid_from,
       valid_to, most_rows, opened_by, opened_by_name)
     values ($1, $2, 'QĐ 7/QĐ-SNV', 'kiểm tra việc đánh giá', array[$2::uuid], $4, $5,
       current_date - 2, current_date + 20, 500, $3, 'Người mở')`,
    [id, unit, opener, ...covers],
  );
  for (const member of given.members ?? [])
    await superuser.query(
      'insert into congtam.inspection_member (inspection_id, account_id, name, leads) values ($1, $2, $3, true)',
      [id, member, 'Thành viên'],
    );
  await superuser.query(
    `insert into congtam.inspection_request (id, inspection_id, unit_id, asks, due_on, asked_by, asked_by_name)
     values ($1, $2, $3, 'Cung cấp bảng phân công', current_date + 5, $4, 'Thành viên')`,
    [request, id, unit, opener],
  );
  await superuser.query(
    `insert into congtam.inspection_finding (id, inspection_id, unit_id, says, on_day, reply_by, found_by, found_by_name)
     values ($1, $2, $3, 'Danh mục chưa ban hành', '2026-03-01', current_date + 5, $4, 'Thành viên')`,
    [finding, id, unit, opener],
  );
  return { id, request, finding };
}

/** Puts a point to review of a unit straight into the database. */
export async function aReviewPoint(
  superuser: Client,
  given: { readonly unit: string; readonly isAnswered?: boolean },
): Promise<string> {
  const { unit } = given;
  const [id, search] = [newId(), newId()];
  const cycle = await aCycle(superuser, { unit, states: ['planned', 'open', 'closing', 'closed'] });
  const account = await anAccount(superuser);
  await superuser.query(
    `insert into congtam.review_search (id, unit_id, cycle_id, thresholds, answer_by, found, searched_by)
     values ($1, $2, $3, '{}', current_date + 5, 1, $4)`,
    [search, unit, cycle, account],
  );
  await superuser.query(
    `insert into congtam.review_point (id, search_id, cycle_id, kind, unit_id, numbers, says_vi, says_en, answer_by)
     values ($1, $2, $3, 'narrowRatings', $4, '{"people": 6}', 'điểm gần như nhau', 'points nearly alike', current_date + 5)`,
    [id, search, cycle, unit],
  );
  if (given.isAnswered === true)
    await superuser.query(
      `insert into congtam.review_point_step (point_id, number, act, state, words, taken_by, taken_by_name)
       values ($1, 1, 'answer', 'answered', 'đúng thực tế', $2, 'Người trả lời')`,
      [id, account],
    );
  return id;
}
