import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';

/** Puts a product straight into the database, reported, with a request for an objective cause. */
export async function aProduct(
  superuser: Client,
  given: {
    readonly unit: string;
    readonly person: string;
    readonly period?: string;
    readonly quantity?: string;
    readonly state?: 'open' | 'reported';
    /** With a handing over to somebody that was offered. */
    readonly isHandedTo?: string;
    readonly hasCause?: boolean;
  },
): Promise<{ readonly product: string; readonly cause: string }> {
  const {
    unit,
    person,
    period = '2026-03',
    quantity = '4',
    state = 'reported',
    isHandedTo,
    hasCause = true,
  } = given;
  const [task, product, cause, maker] = [newId(), newId(), newId(), await anAccount(superuser)];
  await superuser.query(
    "insert into congtam.work_task (id, unit_id, title, made_by) values ($1, $2, 'Việc', $3)",
    [task, unit, maker],
  );
  await superuser.query(
    `insert into congtam.work_product (id, task_id, unit_id, person_id, period, made_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [product, task, unit, person, period, maker],
  );
  const results = { completed: quantity, meetingQuality: null, onTime: null, majorErrors: 1, latenesses: 1 };
  const content = {
    work: {
      ...{ title: 'Việc', code: null, coefficient: '2', isPlanned: true, basis: null, assignedBy: null },
      ...{ document: null, deadline: null, isKey: false, given: [], catalogue: null, source: 'plan' },
      ...{ quantity, share: null, jobPosition: null },
    },
    reported:
      state === 'open'
        ? null
        : { ...results, finishedOn: null, isExceeded: false, justification: null, evidence: [], given: [] },
    corrected: {},
  };
  await superuser.query(
    `insert into congtam.work_product_revision (product_id, revision, act, state, content, recorded_by)
     values ($1, 1, 'imported', $2, $3, $4)`,
    [product, state, JSON.stringify(content), maker],
  );
  if (hasCause) {
    await superuser.query(
      `insert into congtam.work_cause
         (id, product_id, kind, waives_errors, waives_latenesses, reason, evidence, asked_by)
       values ($1, $2, 'objectiveCause', 0, 1, 'Bão', '[{"title": "CV", "reference": "1/CV"}]', $3)`,
      [cause, product, maker],
    );
  }
  if (isHandedTo !== undefined) {
    const handover = newId();
    await superuser.query(
      `insert into congtam.work_handover (id, product_id, to_person, to_unit, on_day, made_by)
       values ($1, $2, $3, $4, '2026-03-10', $5)`,
      [handover, product, isHandedTo, unit, maker],
    );
    await superuser.query(
      `insert into congtam.work_handover_step (handover_id, product_id, step, state, on_day, reason, taken_by)
       values ($1, $2, 1, 'offered', '2026-03-10', 'Nghỉ ốm', $3)`,
      [handover, product, maker],
    );
  }
  return { product, cause };
}
