import { join } from 'node:path';
import type { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDelegation, aGrant, anAccount, anActingHead } from '../testing/accounts.ts';
import { aStatement } from '../testing/computed-cycle.ts';
import { anInspection, aReviewPoint } from '../testing/inspections.ts';
import { aDossier, anIssuedPaper, aPetition, aQuestion, aRemedy } from '../testing/papers.ts';
import { aDraftComment, aSimulation } from '../testing/policy-lab.ts';
import { aReport } from '../testing/rated-province.ts';
import { anEntry } from '../testing/registers.ts';
import { aPack } from '../testing/regulations.ts';
import { testDatabase } from '../testing/test-database.ts';
import { aPerson, aUnit } from '../testing/units.ts';
import { aProduct } from '../testing/work.ts';
import { ACTIONS, type Action } from './actions.ts';
import { MATRIX } from './matrix.ts';
import { matrixPage } from './matrix-page.ts';
import { mayEver, refusalOf, type Target } from './rights.ts';
import { type Holder, isRoleName, type RoleName, roleNames } from './roles.ts';

const { superuser, as } = await testDatabase();

it('the page of rights is that of the matrix: run npm run generate', async () => {
  await expect(matrixPage()).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/rights.md'));
});

describe('the matrix', () => {
  const holder = (...roles: Holder['roles']): Holder => ({
    account: 'me',
    name: '',
    person: 'my-person',
    roles,
  });
  const at = (role: RoleName, unit: string | null) => ({ role, unit });
  const actions = Object.keys(ACTIONS).filter((name): name is Action => name in ACTIONS);

  it('allows each action to whom it names, where it says, and to no other role there', () => {
    for (const action of actions) {
      const rights = MATRIX.filter((right) => right.action === action);
      for (const role of roleNames) {
        const unit = role === 'administrator' ? null : 'here';
        const target: Target = { line: ['here', 'above'], account: 'other', person: 'other' };
        const isNamed = rights.some(
          ({ by, relation }) => by === role || (by === 'signedIn' && relation === 'anyone'),
        );
        const said = refusalOf(holder(at(role, unit)), action, target)?.code;
        expect(`${action} ${role} ${said}`).toBe(
          `${action} ${role} ${isNamed ? undefined : 'access.not-allowed'}`,
        );
      }
    }
  });

  it('reaches down from where a role is held, never up or aside', () => {
    const within = MATRIX.filter(({ relation }) => relation === 'within');
    expect(within.length).toBeGreaterThan(5);
    for (const { action, by } of within) {
      if (!isRoleName(by)) throw new Error(by);
      const mine = holder(at(by, 'here'));
      expect(refusalOf(mine, action, { line: ['below', 'here', 'top'] })).toBeUndefined();
      expect(refusalOf(mine, action, { line: ['top'] })?.status).toBe(403);
      expect(refusalOf(mine, action, { line: ['aside', 'top'] })?.status).toBe(403);
      expect(refusalOf(mine, action, {})?.status).toBe(403);
      expect(refusalOf(holder(at(by, null)), action, { line: ['here'] })?.status).toBe(403);
    }
  });

  it('A30 - gives an inspector nothing that takes people out as a whole', () => {
    const wholes = ['cycle.export', 'regulation.feed', 'work.feed', 'consolidation.export'] as const;
    for (const action of [...wholes, 'package.export', 'roster.export'] as const) {
      expect(mayEver(holder(at('inspector', 'here')), action)).toBe(false);
      expect(mayEver(holder(at('personnelOfficer', 'here')), action)).toBe(true);
    }
  });

  it('A03 - lets nobody do to themself what it forbids, whatever roles they hold', () => {
    const everything = holder(...roleNames.map((role) => at(role, role === 'administrator' ? null : 'here')));
    for (const { action, neverToThemself, states } of MATRIX) {
      const target = { line: ['here'], ...(states?.[0] ? { state: states[0] } : {}) };
      const said = [{ account: 'me' }, { person: 'my-person' }].map(
        (self) => refusalOf(everything, action, { ...target, ...self })?.code,
      );
      const wanted = neverToThemself ? 'access.not-to-yourself' : undefined;
      expect(said).toEqual([wanted, wanted]);
      const isOfOthers = MATRIX.some((right) => right.action === action && right.relation !== 'themself');
      expect(refusalOf(everything, action, { ...target, account: 'other', person: 'other' })?.code).toBe(
        isOfOthers ? undefined : 'access.not-allowed',
      );
    }
  });

  /** Every state a right is bound to, and one that none is. */
  const STATES = [...new Set(MATRIX.flatMap(({ states }) => states ?? [])), 'ofNoRight'];

  it('A08 - allows an action in its states only', () => {
    for (const { action, by, states } of MATRIX) {
      if (states === undefined || !isRoleName(by)) continue;
      const who = holder(at(by, by === 'administrator' ? null : 'here'));
      for (const state of STATES) {
        const said = refusalOf(who, action, { line: ['here'], state })?.code;
        expect(said).toBe(states.includes(state) ? undefined : 'access.not-in-this-state');
      }
    }
  });
});

describe('a delegated role', () => {
  const delegated = (role: RoleName, actions: readonly string[] | null): Holder => ({
    account: 'me',
    name: '',
    person: 'my-person',
    roles: [
      { role, unit: 'here', through: { kind: 'delegation', id: 'd', actions, onBehalfOf: 'the-giver' } },
    ],
  });
  const acting: Holder = {
    ...delegated('head', null),
    roles: [
      { role: 'head', unit: 'here', through: { kind: 'acting', id: 'a', actions: null, onBehalfOf: null } },
    ],
  };
  const of = (role: RoleName) =>
    MATRIX.filter(({ by, relation }) => by === role && relation === 'within').map((right) => right);

  it('gives what the role gives, or what is named and nothing else, and never what is done in person', () => {
    let given = 0;
    for (const role of ['head', 'authority'] as const) {
      for (const { action, inPersonOnly, states } of of(role)) {
        const target = { line: ['here', 'top'], ...(states?.[0] ? { state: states[0] } : {}) };
        const whole = refusalOf(delegated(role, null), action, target) === undefined;
        const named = refusalOf(delegated(role, [action]), action, target) === undefined;
        const another = refusalOf(delegated(role, ['unit.see']), action, target)?.code;
        expect([action, whole, named]).toEqual([action, inPersonOnly !== true, inPersonOnly !== true]);
        expect(another).toBe('access.not-allowed');
        expect(mayEver(delegated(role, ['unit.see']), action)).toBe(
          MATRIX.some((right) => right.action === action && right.by === 'signedIn'),
        );
        if (role === 'head') expect(refusalOf(acting, action, target)).toBeUndefined();
        if (whole) given += 1;
      }
    }
    expect(given).toBeGreaterThan(8);
  });

  it('A05 - does for neither oneself nor the giver what nobody does to themself', () => {
    const rights = of('head').filter(({ neverToThemself, inPersonOnly }) => neverToThemself && !inPersonOnly);
    expect(rights.length).toBeGreaterThan(0);
    for (const { action, states } of rights) {
      const target = { line: ['here'], ...(states?.[0] ? { state: states[0] } : {}) };
      const said = (person: string) =>
        refusalOf(delegated('head', null), action, { ...target, person })?.code;
      expect([said('other'), said('my-person'), said('the-giver')]).toEqual([
        undefined,
        'access.not-to-yourself',
        'access.not-for-who-delegated',
      ]);
      const both = { ...acting, roles: [...acting.roles, ...delegated('head', null).roles] };
      expect(refusalOf(both, action, { ...target, person: 'the-giver' })).toBeUndefined();
    }
  });
});

describe('the policies of the database', () => {
  /** What an action is in SQL, tried as the app role and rolled back: parameters are actor, unit, account. */
  const STATEMENTS: { readonly [action in Action]?: string } = {
    'account.invite': `insert into congtam.account (id, login, display_name, kind, status)
      values (gen_random_uuid(), 'new.login', 'x', 'person', 'invited')`,
    'account.changeStatus': `update congtam.account set status = 'disabled' where id = $3`,
    'account.reset': `insert into congtam.activation (account_id, code_hash, expires_at, takes_two, started_by)
      values ($3, sha256('x'), now(), true, $1)`,
    'account.confirmReset': `update congtam.activation set second_hash = sha256('y'), confirmed_by = $1
      where takes_two and account_id <> $3`,
    'role.propose': `insert into congtam.role_grant (id, account_id, role, unit_id, valid_from, ground, proposed_by)
      values (gen_random_uuid(), $3, 'head', $2, now(), 'x', $1)`,
    'account.removeSecondFactor': `select 1 where access.remove_second_factor($3) is not null`,
    'signOn.propose': `insert into congtam.sign_on_subject (id, account_id, issuer, subject, proposed_by)
      values (gen_random_uuid(), $3, 'https://id.example', 'x', $1)`,
    'signOn.end': `update congtam.sign_on_subject set ended_by = $1, ended_at = now() where issuer = 'https://bound.example'`,
    'role.end': `update congtam.role_grant set ended_by = $1, ended_at = now() where account_id = $3`,
    'witness.see': `select 1 from audit.witness`,
    'installation.see': `select 1 where access.has_role('administrator')`,
    'unit.change': `insert into congtam.unit_version
        (unit_id, valid_from, name, kind, role, parent_id, ground, recorded_by)
      select $2, '2025-01-01', 'x', 'other', 'usingBody', v.parent_id, 'x', $1
      from (select access.stands_below($2, '2025-01-01') as parent_id) v`,
    'unit.merge': `insert into congtam.unit_succession (predecessor_id, successor_id, on_day)
      values ($2, gen_random_uuid(), now())`,
    'person.record': `insert into congtam.post
        (id, person_id, unit_id, title, leads, service, is_main, valid_from, ground)
      values (gen_random_uuid(), (select gen_random_uuid()), $2, 'x', 'none', 'civilServant', false, now(), 'x')`,
    'person.transfer': `update congtam.post set valid_to = now() where unit_id = $2`,
    'register.seeOfUnit': `select 1 from congtam.register_entry where unit_id = $2 and person_id is null`,
    'register.seeOfPerson': `select 1 from congtam.register_revision r join congtam.register_entry e
      on e.id = r.entry_id where e.unit_id = $2 and e.person_id is not null`,
    'register.record': `insert into congtam.register_entry (id, register, unit_id, recorded_by)
      values (gen_random_uuid(), 'unitTasks', $2, $1)`,
    'register.correct': `insert into congtam.register_revision
        (entry_id, revision, act, state, on_day, content, reason, recorded_by)
      select e.id, 2, 'corrected', 'open', now(), '{}', 'x', $1 from congtam.register_entry e
      where e.unit_id = $2 and e.person_id is null`,
    'register.nameConcerned': `insert into congtam.register_concern (entry_id, person_id, ground, named_by)
      select e.id, gen_random_uuid(), 'x', $1 from congtam.register_entry e
      where e.unit_id = $2 and e.person_id is null`,
    'register.decideConcerned': `insert into congtam.register_concern_decision
        (entry_id, person_id, decision, ground, decided_by)
      select c.entry_id, c.person_id, 'confirmed', 'x', $1 from congtam.register_concern c
        join congtam.register_entry e on e.id = c.entry_id where e.unit_id = $2`,
    'regulation.upload': `insert into congtam.local_pack
        (id, unit_id, regulation, in_force_from, title_vi, title_en, number, source, hash, uploaded_by)
      values (gen_random_uuid(), $2, 'new-pack', now(), 'x', 'x', 'x', 'x', sha256('x'), $1)`,
    'regulation.pilot': `insert into congtam.local_pack_step (pack_id, step, state, on_day, ground, taken_by)
      select p.id, 2, 'pilot', now(), 'x', $1 from congtam.local_pack p
      where p.unit_id = $2 and p.regulation = 'a-draft'`,
    'regulation.makeOfficial': `insert into congtam.local_pack_step (pack_id, step, state, on_day, ground, taken_by)
      select p.id, 4, 'official', now(), 'x', $1 from congtam.local_pack p
      where p.unit_id = $2 and p.regulation = 'a-proposal'`,
    'regulation.end': `insert into congtam.local_pack_step (pack_id, step, state, on_day, ground, taken_by)
      select p.id, 4, 'ended', now(), 'x', $1 from congtam.local_pack p
      where p.unit_id = $2 and p.regulation = 'a-proposal'`,
    'regulation.choose': `insert into congtam.regulation_choice (unit_id, regulation, version, kind, name, number,
        option, valid_from, document, document_day, chosen_by)
      values ($2, 'some', now(), 'reading', 'x', 1, 'x', now(), 'x', now(), $1)`,
    'person.correct': `update congtam.person set revision = 2
      where id in (select p.person_id from congtam.post p where p.unit_id = $2)`,
    'transfer.handOver': `insert into congtam.transfer
        (id, person_id, post_id, kind, from_unit, to_unit, on_day, ground, handed_by)
      values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'transfer', $2, gen_random_uuid(), now(), 'x', $1)`,
    'dutyGroup.decide': `insert into congtam.duty_group_decision
        (id, unit_id, valid_from, revision, quota_scope, groups, ground, recorded_by)
      values (gen_random_uuid(), $2, now(), 1, 'unit', '{}', 'x', $1)`,
    'roster.import': `insert into congtam.roster
        (id, unit_id, on_day, ground, file_kind, content, content_hash, uploaded_by)
      values (gen_random_uuid(), $2, now(), 'x', 'csv', 'x', sha256('x'), $1)`,
    'roster.chooseHeadings': `update congtam.roster set headings = '{"Họ tên": "name"}' where unit_id = $2`,
    'roster.apply': `update congtam.roster set state = 'applied' where unit_id = $2`,
    'delegation.propose': `insert into congtam.delegation
        (id, unit_id, role, to_account, to_person, valid_from, valid_to, document, document_day, proposed_by)
      select gen_random_uuid(), $2, coalesce((select r ->> 'role' from jsonb_array_elements(access.my_roles()) r
        where r ->> 'role' in ('authority', 'head') limit 1), 'head'), $3, gen_random_uuid(), now(), now(), 'x', now(), $1`,
    'actingHead.record': `insert into congtam.acting_head
        (id, unit_id, person_id, kind, valid_from, document, document_day, recorded_by)
      values (gen_random_uuid(), $2, gen_random_uuid(), 'acting', now(), 'x', now(), $1)`,
    'actingHead.confirm': `update congtam.acting_head set confirmed_by = $1, confirmed_at = now()
      where unit_id = $2 and confirmed_at is null`,
    'actingHead.end': `update congtam.acting_head set ended_by = $1, ended_at = now()
      where unit_id = $2 and confirmed_at is null`,
    'paper.enter': `insert into congtam.paper
        (id, person_id, unit_id, title, signed_on, attachment_id, entered_by, entered_by_name)
      values (gen_random_uuid(), gen_random_uuid(), $2, 'x', now(), '01890000-0000-7000-8000-00000000000a', $1, 'x')`,
    'issuedPaper.issue': `insert into congtam.issued_paper
        (id, form, unit_id, input, input_hash, code, issued_by, issued_by_name)
      select p.id, 'personal-notice', $2, '{}', sha256('{}'),
        'CT1:' || p.id || ':' || encode(sha256('{}'), 'hex'), $1, 'x' from (select gen_random_uuid() as id) p`,
    'issuedPaper.see': `select 1 from congtam.issued_paper p where p.unit_id = $2`,
    'issuedPaper.issueMany': `insert into congtam.paper_batch (id, cycle_id, unit_id, form, period, given, subjects, asked_by)
      values (gen_random_uuid(), gen_random_uuid(), $2, 'personal-notice', '2026', '{}', '{X}', $1)`,
    'paperTemplate.upload': `insert into congtam.paper_template (id, unit_id, form, content, hash, tags, ground, uploaded_by)
      values (gen_random_uuid(), $2, 'personal-notice', 'x', sha256('x'), '{x}', 'x', $1)`,
    'dossier.see': `select 1 from congtam.dossier d where d.unit_id = $2`,
    'dossier.prepare': `insert into congtam.dossier
        (id, cycle_id, regulation, subject_code, round, unit_id, recipient_unit, lines, opened_by)
      values (gen_random_uuid(), gen_random_uuid(), 'x', 'X', 1, $2, gen_random_uuid(), '[]', $1)`,
    'dossier.receive': `insert into congtam.dossier_step (dossier_id, number, act, state, is_late, taken_by, taken_by_name)
      select d.id, 9, 'receive', 'received', false, $1, 'x' from congtam.dossier d where d.recipient_unit = $2`,
    'remedy.plan': `insert into congtam.remedy
        (id, unit_id, shortcoming, measure, owner_id, follower_id, due_on, ground, planned_by)
      values (gen_random_uuid(), $2, 'x', 'x', gen_random_uuid(), gen_random_uuid(), now(), 'x', $1)`,
    'remedy.close': `insert into congtam.remedy_step
        (remedy_id, number, act, state, words, is_late, taken_by, taken_by_name)
      select r.id, 9, 'close', 'closed', 'x', false, $1, 'x' from congtam.remedy r where r.unit_id = $2`,
    'question.ask': `insert into congtam.unit_question (id, unit_id, question, asked_by)
      values (gen_random_uuid(), $2, 'x', $1)`,
    'question.answer': `insert into congtam.unit_question_step
        (question_id, number, act, at_unit, words, is_late, taken_by, taken_by_name)
      select q.id, 9, 'answer', $2, 'x', false, $1, 'x' from congtam.unit_question q
      where access.question_lies_with(q.id) = $2`,
    'reviewPoint.setThresholds': `insert into congtam.review_threshold (unit_id, number, thresholds, document, set_by)
      values ($2, 1, '{}', 'x', $1)`,
    'reviewPoint.search': `insert into congtam.review_search
        (id, unit_id, cycle_id, thresholds, answer_by, found, searched_by)
      select gen_random_uuid(), $2, c.id, '{}', now(), 0, $1 from congtam.cycle c where c.unit_id = $2 limit 1`,
    'reviewPoint.answer': `insert into congtam.review_point_step
        (point_id, number, act, state, words, taken_by, taken_by_name)
      select p.id, 1, 'answer', 'answered', 'x', $1, 'x' from congtam.review_point p where p.unit_id = $2`,
    'nationalDatabase.send': `insert into congtam.national_delivery (id, unit_id, ground, made_by)
      values (gen_random_uuid(), $2, 'x', $1)`,
    'package.send': `insert into congtam.package_sent
        (id, unit_id, period, number, body, body_hash, results, ground, sent_by, sent_by_name)
      values (gen_random_uuid(), $2, '2025', 1, 'x', sha256('x'), 1, 'x', $1, 'x')`,
    'package.proposeSender': `insert into congtam.package_sender (id, unit_id, name, origin, key, ground, proposed_by)
      values (gen_random_uuid(), $2, 'x', 'x', repeat('A', 43) || '=', 'x', $1)`,
    'package.take': `insert into congtam.package_received (id, unit_id, origin, sender_code, sender_name, period, number,
        format, body_hash, results, totals, checkpoint, proofs, unknown_fields, received_by)
      values (gen_random_uuid(), $2, 'x', 'x', 'x', '2025', 1, 1, sha256('x'), 1, '[]', 'x', '[]', '{}', $1)`,
    'inspection.open': `insert into congtam.inspection (id, unit_id, document, purpose, scope_units, covers_from, covers_to,
        valid_from, valid_to, most_rows, opened_by, opened_by_name)
      values (gen_random_uuid(), $2, 'x', 'x', array[$2::uuid], '2026-01-01', '2026-12-31', access.today(), access.today(),
        10, $1, 'x')`,
    'inspection.end': `insert into congtam.inspection_end (inspection_id, reason, ended_by)
      select i.id, 'x', $1 from congtam.inspection i where i.unit_id = $2`,
    'inspection.answer': `insert into congtam.inspection_answer
        (id, request_id, words, is_late, answered_by, answered_by_name)
      select gen_random_uuid(), q.id, 'x', false, $1, 'x' from congtam.inspection_request q where q.unit_id = $2`,
    'inspection.reply': `insert into congtam.inspection_finding_step
        (finding_id, number, act, state, words, taken_by, taken_by_name)
      select f.id, 1, 'reply', 'replied', 'x', $1, 'x' from congtam.inspection_finding f where f.unit_id = $2`,
    'progress.urge': `insert into congtam.urging (id, unit_id, period, about, words, urged_by, urged_by_name)
      values (gen_random_uuid(), $2, '2025', 'cycle', 'x', $1, 'x')`,
    'consolidation.see': `select 1 from congtam.consolidation c where c.unit_id = $2`,
    'consolidation.send': `insert into congtam.consolidation
        (id, unit_id, period, number, ground, figures, figures_hash, sent_by, sent_by_name)
      values (gen_random_uuid(), $2, '2025', 1, 'x', '{}', sha256('{}'), $1, 'x')`,
    'policyLab.run': `insert into congtam.simulation (id, unit_id, title, readings, cycles, asked_by, asked_by_name)
      values (gen_random_uuid(), $2, 'x', '{"a":"b"}', array[gen_random_uuid()], $1, 'x')`,
    'policyLab.see': `select 1 from congtam.simulation s where s.unit_id = $2`,
    'policyLab.collect': `insert into congtam.draft_comment
        (id, pack_id, unit_id, author, clause, content, received_on, entered_by)
      select gen_random_uuid(), p.id, $2, 'x', 'x', 'x', now(), $1 from congtam.local_pack p where p.unit_id = $2`,
    'policyLab.answer': `insert into congtam.draft_comment_answer
        (comment_id, number, verdict, explanation, answered_by, answered_by_name)
      select c.id, 1, 'accepted', 'x', $1, 'x' from congtam.draft_comment c where c.unit_id = $2`,
    'petition.see': `select 1 from congtam.petition p where p.unit_id = $2`,
    'petition.take': `insert into congtam.petition_step
        (petition_id, number, act, state, is_late, taken_by, taken_by_name)
      select p.id, 1, 'take', 'taken', false, $1, 'x' from congtam.petition p where p.unit_id = $2`,
    'roster.withdraw': `update congtam.roster set state = 'withdrawn' where unit_id = $2`,
    'catalogue.propose': `insert into congtam.work_catalogue (id, unit_id, valid_from, standard_product, groups,
        groups_article, items, ground, proposed_by)
      values (gen_random_uuid(), $2, now(), 'x', 5, 'x', '[]', 'x', $1)`,
    'catalogue.setPosition': `insert into congtam.job_position_products
        (unit_id, job_position, valid_from, revision, codes, ground, recorded_by)
      values ($2, 'x', now(), 1, '{}', 'x', $1)`,
    'work.seeOfUnit': `select 1 from congtam.work_product p where p.unit_id = $2`,
    'work.seeOfPerson': `select 1 from congtam.work_product_revision r join congtam.work_product p
      on p.id = r.product_id where p.unit_id = $2`,
    'work.assign': `insert into congtam.work_product_revision
        (product_id, revision, act, state, content, recorded_by)
      select p.id, 1, 'assigned', 'open', '{}', $1 from congtam.work_product p where p.unit_id = $2`,
    'work.classify': `insert into congtam.work_product_revision
        (product_id, revision, act, state, content, recorded_by)
      select r.product_id, 2, 'classified', 'reported', r.content, $1 from congtam.work_product_revision r
        join congtam.work_product p on p.id = r.product_id where p.unit_id = $2`,
    'work.withdraw': `insert into congtam.work_product_revision
        (product_id, revision, act, state, content, reason, recorded_by)
      select r.product_id, 2, 'withdrawn', 'withdrawn', r.content, 'x', $1 from congtam.work_product_revision r
        join congtam.work_product p on p.id = r.product_id where p.unit_id = $2`,
    'work.handOver': `insert into congtam.work_handover (id, product_id, to_person, to_unit, on_day, made_by)
      select gen_random_uuid(), p.id, gen_random_uuid(), p.unit_id, now(), $1 from congtam.work_product p
      where p.unit_id = $2`,
    'work.correct': `insert into congtam.work_product_revision
        (product_id, revision, act, state, content, reason, recorded_by)
      select r.product_id, 2, 'corrected', 'reported', r.content, 'x', $1 from congtam.work_product_revision r
        join congtam.work_product p on p.id = r.product_id where p.unit_id = $2`,
    'work.agreeHandOver': `insert into congtam.work_handover_step
        (handover_id, product_id, step, state, on_day, reason, taken_by)
      select h.id, p.id, 2, 'agreed', now(), 'x', $1 from congtam.work_handover h
        join congtam.work_product p on p.id = h.product_id where p.unit_id = $2`,
    'work.decideCause': `insert into congtam.work_cause_decision (cause_id, product_id, decision, reason, decided_by)
      select c.id, p.id, 'declined', 'x', $1 from congtam.work_cause c join congtam.work_product p
        on p.id = c.product_id where p.unit_id = $2`,
    'work.import': `insert into congtam.work_product_revision
        (product_id, revision, act, state, content, recorded_by)
      select p.id, 2, 'imported', 'reported', '{}', $1 from congtam.work_product p where p.unit_id = $2`,
    'cycle.plan': `insert into congtam.cycle
        (id, unit_id, kind, period, roots, excluded, people, is_pilot, ground, planned_by)
      values (gen_random_uuid(), $2, 'year', '2026', '{00000000-0000-7000-8000-000000000000}', '{}', '{}', false, 'x', $1)`,
    'cycle.exceptDeadline': `insert into congtam.cycle_exception (id, cycle_id, unit_id, entry_until, ground, recorded_by)
      select gen_random_uuid(), c.id, c.unit_id, now(), 'x', $1 from congtam.cycle c where c.unit_id = $2`,
    'statement.record': `insert into congtam.statement
        (cycle_id, sheet, unit_id, period, row_key, step, is_late, said_by)
      values (gen_random_uuid(), 'x', $2, '', '', 'office', false, $1)`,
    'statement.see': `select 1 from congtam.statement s where s.unit_id = $2 and s.person_id is not null`,
    'monitoring.confirm': `insert into congtam.monitoring_act
        (cycle_id, person_id, period, number, act, step, state, unit_id, is_late, taken_by)
      select gen_random_uuid(), p.person_id, '2026-01', 1, 'confirm', 'manager', 'confirmed', $2, false, $1
      from congtam.post p where p.unit_id = $2 and p.person_id is distinct from access.my_person()`,
    'monitoring.approve': `insert into congtam.monitoring_act
        (cycle_id, person_id, period, number, act, step, state, unit_id, is_late, taken_by)
      select gen_random_uuid(), p.person_id, '2026-01', 1, 'approve', 'authority', 'approved', $2, false, $1
      from congtam.post p where p.unit_id = $2 and p.person_id is distinct from access.my_person()`,
    'monitoring.reopen': `insert into congtam.monitoring_act
        (cycle_id, person_id, period, number, act, step, state, unit_id, reason, is_late, taken_by)
      select gen_random_uuid(), p.person_id, '2026-01', 1, 'reopen', 'authority', 'sentBack', $2, 'x', false, $1
      from congtam.post p where p.unit_id = $2 and p.person_id is distinct from access.my_person()`,
    'classification.run': `insert into congtam.evaluation_run (id, cycle_id, unit_id, number, as_of, asked_by)
      values (gen_random_uuid(), gen_random_uuid(), $2, 1, now(), $1)`,
    'classification.answer': `insert into congtam.answer
        (cycle_id, question, unit_id, subject_code, period, option, by_whom, on_day, is_brought, recorded_by)
      values (gen_random_uuid(), 'x', $2, 'X', '2026', 'x', 'x', now(), false, $1)`,
    'classification.propose': `insert into congtam.level_act (cycle_id, regulation, subject_code, number, act, state,
        round, level, suggested, unit_id, run_id, taken_by)
      values (gen_random_uuid(), 'x', 'X', 1, 'propose', 'proposed', 1, 'good', 'good', $2, gen_random_uuid(), $1)`,
    'classification.decide': `insert into congtam.level_act (cycle_id, regulation, subject_code, number, act, state,
        round, level, suggested, unit_id, run_id, taken_by)
      values (gen_random_uuid(), 'x', 'X', 1, 'decide', 'decidedUnchanged', 1, 'good', 'good', $2, gen_random_uuid(), $1)`,
    'decision.draft': `insert into congtam.decision (id, cycle_id, regulation, unit_id, kind, basis, drafted_by)
      values (gen_random_uuid(), gen_random_uuid(), 'x', $2, 'first', 'x', $1)`,
    'notice.give': `insert into congtam.notice_act (decision_id, subject_code, number, act, unit_id, taken_by)
      values (gen_random_uuid(), 'X', 1, 'sent', $2, $1)`,
    'meeting.call': `insert into congtam.meeting (id, cycle_id, regulation, unit_id, kind, on_day, place, called_by)
      values (gen_random_uuid(), gen_random_uuid(), 'x', $2, 'meeting', now(), 'x', $1)`,
    'meeting.keep': `insert into congtam.meeting_act (meeting_id, number, act, unit_id, taken_by)
      values (gen_random_uuid(), 1, 'call', $2, $1)`,
    'procedure.begin': `insert into congtam.procedure_of_cycle (cycle_id, unit_id, ground, begun_by)
      values (gen_random_uuid(), $2, 'x', $1)`,
    'authority.seat': `insert into congtam.authority_seat
        (id, unit_id, regulation, authority, seat, body_id, document, document_day, valid_from, recorded_by)
      values (gen_random_uuid(), $2, 'x', 'x', 'authority', $2, 'x', now(), now(), $1)`,
    'classification.askException': `insert into congtam.quota_exception
        (id, cycle_id, regulation, quota, scope, subject_code, unit_id, ground, document, asked_by)
      values (gen_random_uuid(), gen_random_uuid(), 'x', 'x', 'x', 'X', $2, 'x', 'x', $1)`,
    'result.commend': `insert into congtam.result_use
        (cycle_id, regulation, subject_code, rule, number, act, unit_id, taken_by)
      values (gen_random_uuid(), 'x', 'X', 'commendation', 1, 'putForward', $2, $1)`,
    'result.followUp': `insert into congtam.result_use
        (cycle_id, regulation, subject_code, rule, number, act, unit_id, taken_by)
      values (gen_random_uuid(), 'x', 'X', 'x', 1, 'takeUp', $2, $1)`,
  };
  /** What has to be there before, in the name of who tries. */
  const BEFORE: { readonly [action in Action]?: string } = {
    'paper.enter': `insert into congtam.attachment (id, kind, content, hash, uploaded_by)
      values ('01890000-0000-7000-8000-00000000000a', 'pdf', 'x', sha256('x'), access.actor_id())`,
  };
  let client: Client;
  const unit: Record<string, string> = {};
  const holders: Holder[] = [];
  let other: string;

  beforeAll(async () => {
    unit.top = await aUnit(superuser, { name: 'Tỉnh' });
    unit.middle = await aUnit(superuser, { name: 'Xã', parent: unit.top });
    unit.leaf = await aUnit(superuser, { name: 'Phòng', parent: unit.middle });
    unit.aside = await aUnit(superuser, { name: 'Xã khác', parent: unit.top });
    for (const each of Object.values(unit)) {
      const person = await aPerson(superuser, { name: 'Người', unit: each });
      await anEntry(superuser, { unit: each, person });
      await anEntry(superuser, { unit: each, concerned: person });
      await aProduct(superuser, { unit: each, person, isHandedTo: person });
      await aPack(superuser, { unit: each, regulation: 'a-draft', states: ['draft'] });
      await aStatement(superuser, { unit: each, person });
      await anIssuedPaper(superuser, { unit: each });
      await anInspection(superuser, { unit: each });
      await aReviewPoint(superuser, { unit: each });
      await aPetition(superuser, { unit: each, person });
      await aDossier(superuser, { unit: each });
      await aRemedy(superuser, { unit: each, owner: person });
      await aReport(superuser, { unit: each });
      await aSimulation(superuser, { unit: each });
      await aDraftComment(superuser, { unit: each });
      await aQuestion(superuser, { unit: each, to: each });
      await aPack(superuser, {
        unit: each,
        regulation: 'a-proposal',
        states: ['draft', 'pilot', 'proposed'],
      });
    }
    other = await anAccount(superuser);
    await aGrant(superuser, { account: other, role: 'head', unit: unit.top });
    await superuser.query(
      `insert into congtam.activation (account_id, code_hash, expires_at, takes_two, started_by)
       values ($1, sha256('x'), now(), true, $2)`,
      [await anAccount(superuser), await anAccount(superuser)],
    );
    await superuser.query(
      `insert into congtam.sign_on_subject (id, account_id, issuer, subject, proposed_by)
       values (gen_random_uuid(), $1, 'https://bound.example', 'x', $2)`,
      [other, await anAccount(superuser)],
    );
    await superuser.query("insert into audit.witness (name, kind) values ('https://w.example/add', 'http')");
    for (const each of Object.values(unit)) {
      await superuser.query(
        `insert into congtam.roster (id, unit_id, on_day, ground, file_kind, content_hash, uploaded_by)
         values (gen_random_uuid(), $1, now(), 'x', 'csv', sha256('x'), $2)`,
        [each, other],
      );
    }
    for (const role of roleNames) {
      for (const place of role === 'administrator' ? [null] : Object.values(unit)) {
        const account = await anAccount(superuser);
        await aGrant(superuser, { account, role, ...(place === null ? {} : { unit: place }) });
        holders.push({ account, name: '', person: null, roles: [{ role, unit: place }] });
      }
    }
    holders.push({ account: await anAccount(superuser), name: '', person: null, roles: [] });
    for (const place of Object.values(unit)) {
      await anActingHead(superuser, {
        ...{ unit: place, person: await aPerson(superuser, { name: 'Sẽ', unit: place }) },
        ...{ from: '1990-01-01', to: '1990-12-31', isConfirmed: false },
      });
      const acting = await aPerson(superuser, { name: 'Quyền', unit: place });
      await anActingHead(superuser, { unit: place, person: acting });
      holders.push(await holderOf(await anAccount(superuser, { person: acting })));
      for (const role of ['authority', 'head']) {
        const giver = await anAccount(superuser);
        await aGrant(superuser, { account: giver, role, unit: unit.top! });
        const named = role === 'head' ? 'register.decideConcerned' : 'regulation.choose';
        for (const actions of [null, [named]]) {
          const person = await aPerson(superuser, { name: 'Được ủy quyền', unit: place });
          const to = await anAccount(superuser, { person });
          await aDelegation(superuser, { by: giver, to, person, role, unit: place, actions });
          holders.push(await holderOf(to));
        }
      }
    }
    client = await as('congtam_app');
  });

  /** As the program finds them: what the database says an account holds. */
  async function holderOf(account: string): Promise<Holder> {
    const { rows } = await superuser.query<Pick<Holder, 'person' | 'roles'>>(
      'select person_id as person, access.roles_as_json(id) as roles from congtam.account where id = $1',
      [account],
    );
    expect(rows[0]?.roles).toHaveLength(1);
    return { account, name: '', person: null, roles: [], ...rows[0] };
  }

  /**
   * Whether a statement is let through on each of these units. A violated key is fine: the policy had let it through. What
   * the actor holds is found once for all of them: there are many thousand cells.
   */
  async function areLetThrough(
    holder: Holder,
    action: Action,
    sql: string,
    places: readonly string[],
  ): Promise<readonly boolean[]> {
    await client.query(
      `begin; select set_config('congtam.actor', '${holder.account}', true), set_config('congtam.action', '${action}', true);
       select access.units_in_sight()`,
    );
    try {
      const before = BEFORE[action];
      if (before !== undefined) await client.query(before);
      await client.query('savepoint untouched');
      const letThrough: boolean[] = [];
      for (const place of places) {
        letThrough.push(await isLetThrough(action, sql, [holder.account, place, other]));
        await client.query('rollback to untouched');
      }
      return letThrough;
    } finally {
      await client.query('rollback');
    }
  }

  async function isLetThrough(name: string, sql: string, values: readonly string[]): Promise<boolean> {
    try {
      const used = values.filter((_, at) => sql.includes(`$${at + 1}`));
      const renumbered = sql.replaceAll(/\$(\d)/g, (_, n) => `$${used.indexOf(values[Number(n) - 1]!) + 1}`);
      // By a name, so that it is planned once: with its policies that takes as long as to answer it.
      const { rowCount } = await client.query({ name, text: renumbered, values: used });
      return rowCount !== null && rowCount > 0;
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      if (/violates (foreign key|unique|check)/.test(message)) return true;
      if (/row-level security/.test(message)) return false;
      throw error;
    }
  }

  it('say the same as the matrix, for every role, place and target', async () => {
    const lineOf = (place: string) =>
      place === unit.leaf
        ? [unit.leaf!, unit.middle!, unit.top!]
        : place === unit.top
          ? [unit.top!]
          : [place, unit.top!];
    const differing: string[] = [];
    let allowed = 0;
    let cells = 0;
    for (const [action, sql] of Object.entries(STATEMENTS)) {
      const known = MATRIX.find((right) => right.action === action)?.action;
      if (known === undefined || sql === undefined) throw new Error(action);
      for (const holder of holders) {
        const places = Object.values(unit);
        const does = await areLetThrough(holder, known, sql, places);
        for (const [at, place] of places.entries()) {
          // Everywhere here somebody answers for the unit: there administrators merge nothing.
          const isOfficers = action === 'unit.merge' && holder.roles[0]?.unit === null;
          const may =
            !isOfficers && refusalOf(holder, known, { line: lineOf(place), account: other }) === undefined;
          cells += 1;
          if (may) allowed += 1;
          if (may !== does[at]) {
            const name = Object.entries(unit).find(([, id]) => id === place)?.[0];
            const held = Object.entries(unit).find(([, id]) => id === holder.roles[0]?.unit)?.[0];
            differing.push(
              `${action} by ${JSON.stringify(holder.roles)} at ${held} on ${name}: matrix ${may}, database ${does[at]}`,
            );
          }
        }
      }
    }
    expect(differing).toEqual([]);
    expect(cells).toBe(Object.keys(STATEMENTS).length * holders.length * 4);
    expect(allowed).toBeGreaterThan(40);
  }, 600_000);
});
