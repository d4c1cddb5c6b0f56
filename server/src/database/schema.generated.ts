// Generated from the migrated database: run npm run generate.
import type { Json } from '@congtam/evidence';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface Schema {
  'audit.checkpoint': {
    size: number;
    note: string;
    signed_at: Generated<Date>;
  };
  'audit.cosignature': {
    witness: string;
    size: number;
    line: string;
    received_at: Generated<Date>;
  };
  'audit.event': {
    id: string;
    canonical: string;
    hash: Buffer;
    at: GeneratedAlways<string>;
    action: GeneratedAlways<string>;
    actor: GeneratedAlways<string | null>;
    subject_kind: GeneratedAlways<string>;
    subject_id: GeneratedAlways<string>;
    unit_id: GeneratedAlways<string | null>;
    person_id: GeneratedAlways<string | null>;
    role: GeneratedAlways<string | null>;
    on_behalf_of: GeneratedAlways<string | null>;
    number: GeneratedAlways<number>;
    signature: Buffer | null;
    audience: GeneratedAlways<string | null>;
  };
  'audit.leaf': {
    index: number;
    event_id: string;
    hash: Buffer;
  };
  'audit.node': {
    level: number;
    index: number;
    hash: Buffer;
  };
  'audit.personal_text': {
    event_id: string;
    name: string;
    key: Buffer | null;
    content: string | null;
  };
  'audit.witness': {
    name: string;
    kind: string;
    sent_size: Generated<number>;
    sent_at: Date | null;
    tries: Generated<number>;
    next_try_at: Generated<Date>;
    failure: string | null;
    failed_at: Date | null;
  };
  'congtam.account': {
    id: string;
    login: string;
    display_name: string;
    kind: string;
    status: string;
    created_at: Generated<Date>;
    last_sign_in_at: Date | null;
    person_id: string | null;
    mail: string | null;
    mail_before: string | null;
    mail_changed_at: Date | null;
    opened_by_one: Generated<boolean>;
    enabled_at: Date | null;
    released_at: Date | null;
    login_shape: GeneratedAlways<string>;
  };
  'congtam.acting_head': {
    id: string;
    unit_id: string;
    person_id: string;
    kind: string;
    valid_from: string;
    valid_to: string | null;
    document: string;
    document_day: string;
    recorded_by: string;
    recorded_at: Generated<Date>;
    confirmed_by: string | null;
    confirmed_at: Date | null;
    ended_by: string | null;
    ended_at: Date | null;
  };
  'congtam.activation': {
    account_id: string;
    code_hash: Buffer;
    expires_at: Date;
    takes_two: Generated<boolean>;
    second_hash: Buffer | null;
    started_by: string | null;
    confirmed_by: string | null;
    from_machine: Generated<boolean>;
  };
  'congtam.answer': {
    seq: GeneratedAlways<number>;
    cycle_id: string;
    regulation: string | null;
    question: string;
    unit_id: string;
    person_id: string | null;
    subject_code: string;
    period: string;
    option: string;
    value: string | null;
    by_whom: string;
    on_day: string;
    document: string | null;
    reason: string | null;
    is_brought: boolean;
    round: Generated<number>;
    recorded_by: string;
    recorded_at: Generated<Date>;
  };
  'congtam.attachment': {
    id: string;
    kind: string;
    content: Buffer;
    hash: Buffer;
    uploaded_by: string;
    uploaded_at: Generated<Date>;
  };
  'congtam.attachment_binding': {
    attachment_id: string;
    subject_kind: string;
    subject_id: string;
    unit_id: string;
    person_id: string | null;
    seen_by: string[];
    bound_by: string;
    bound_at: Generated<Date>;
  };
  'congtam.authority_seat': {
    id: string;
    unit_id: string;
    regulation: string;
    authority: string;
    seat: string;
    tier: string | null;
    body_id: string;
    document: string;
    document_day: string;
    valid_from: string;
    valid_to: string | null;
    recorded_by: string;
    recorded_at: Generated<Date>;
  };
  'congtam.credential': {
    account_id: string;
    password_hash: string;
    changed_at: Generated<Date>;
  };
  'congtam.cycle': {
    id: string;
    unit_id: string;
    kind: string;
    period: string;
    roots: string[];
    excluded: string[];
    people: string[];
    entry_until: string | null;
    is_pilot: boolean;
    ground: string;
    planned_by: string;
    planned_at: Generated<Date>;
  };
  'congtam.cycle_exception': {
    id: string;
    cycle_id: string;
    unit_id: string;
    entry_until: string;
    ground: string;
    recorded_by: string;
    recorded_at: Generated<Date>;
  };
  'congtam.cycle_freeze': {
    cycle_id: string;
    step: number;
    roster: Buffer;
    roster_hash: Buffer;
    people: number;
    units: number;
    groups: string[];
    frozen_by: string;
    frozen_at: Generated<Date>;
  };
  'congtam.cycle_regulation': {
    cycle_id: string;
    position: number;
    regulation: string;
    version: string;
    parts: ColumnType<Json, string, string>;
  };
  'congtam.cycle_step': {
    cycle_id: string;
    step: number;
    state: string;
    ground: string;
    taken_by: string;
    taken_at: Generated<Date>;
  };
  'congtam.delegation': {
    id: string;
    unit_id: string;
    role: string;
    actions: string[] | null;
    to_account: string;
    to_person: string;
    valid_from: string;
    valid_to: string;
    document: string;
    document_day: string;
    proposed_by: string;
    proposed_at: Generated<Date>;
    accepted_at: Date | null;
    ended_by: string | null;
    ended_at: Date | null;
  };
  'congtam.duty_group_decision': {
    id: string;
    unit_id: string;
    valid_from: string;
    revision: number;
    quota_scope: string;
    groups: string[];
    ground: string;
    recorded_at: Generated<Date>;
    recorded_by: string;
  };
  'congtam.duty_group_use': {
    decision_id: string;
    cycle_id: string;
    used_at: Generated<Date>;
    used_by: string;
  };
  'congtam.evaluation_board': {
    run_id: string;
    regulation: string;
    position: number;
    quota: string;
    scope: string;
    duty_group: string | null;
    unit_id: string;
    line: string;
  };
  'congtam.evaluation_end': {
    run_id: string;
    outcome: string;
    receipt: ColumnType<Json, string, string>;
    frames: ColumnType<Json, string, string>;
    ended_at: Generated<Date>;
  };
  'congtam.evaluation_input': {
    run_id: string;
    tables: Buffer;
    hash: Buffer;
    evidence: number;
    taken_at: Generated<Date>;
  };
  'congtam.evaluation_result': {
    run_id: string;
    regulation: string;
    kind: string;
    position: number;
    subject_code: string;
    unit_id: string;
    person_id: string | null;
    outcome: string;
    score: string | null;
    before_quota: string | null;
    suggested: string | null;
    duty: string | null;
    line: string;
  };
  'congtam.evaluation_run': {
    id: string;
    cycle_id: string;
    unit_id: string;
    number: number;
    as_of: string;
    asked_by: string;
    asked_at: Generated<Date>;
  };
  'congtam.issued_paper': {
    id: string;
    form: string;
    cycle_id: string | null;
    unit_id: string;
    person_id: string | null;
    subject_code: string | null;
    period: string | null;
    run_id: string | null;
    batch_id: string | null;
    input: string;
    input_hash: Buffer;
    code: string;
    issued_by: string;
    issued_by_name: string;
    issued_at: Generated<Date>;
    petition_id: string | null;
  };
  'congtam.issued_paper_file': {
    paper_id: string;
    kind: string;
    content: Buffer;
    hash: Buffer;
  };
  'congtam.job': {
    id: string;
    kind: string;
    payload: ColumnType<Json, string, string>;
    key: string | null;
    requested_by: string | null;
    state: Generated<string>;
    run_at: Generated<Date>;
    attempts: Generated<number>;
    lease: string | null;
    leased_until: Date | null;
    progress: Generated<number>;
    failure: string | null;
    created_at: Generated<Date>;
    ended_at: Date | null;
  };
  'congtam.job_position_products': {
    unit_id: string;
    job_position: string;
    valid_from: string;
    revision: number;
    codes: string[];
    ground: string;
    recorded_by: string;
    recorded_at: Generated<Date>;
  };
  'congtam.kept_answer': {
    account_id: string;
    key_hash: Buffer;
    fingerprint: Buffer;
    sealed: Buffer;
    answered_at: Generated<Date>;
  };
  'congtam.known_device': {
    token_hash: Buffer;
    account_id: string;
    since: Generated<Date>;
  };
  'congtam.level_act': {
    cycle_id: string;
    regulation: string;
    subject_code: string;
    number: number;
    act: string;
    state: string;
    round: number;
    level: string | null;
    suggested: string | null;
    reason: string | null;
    document: string | null;
    unit_id: string;
    person_id: string | null;
    run_id: string;
    taken_by: string;
    taken_at: Generated<Date>;
  };
  'congtam.local_pack': {
    id: string;
    unit_id: string;
    regulation: string;
    in_force_from: string;
    layer_of: string | null;
    title_vi: string;
    title_en: string;
    number: string;
    source: string;
    hash: Buffer;
    register_tables: ColumnType<Json, string, string>;
    uploaded_by: string;
    uploaded_at: Generated<Date>;
  };
  'congtam.local_pack_step': {
    pack_id: string;
    step: number;
    state: string;
    on_day: string;
    ground: string;
    taken_by: string;
    taken_at: Generated<Date>;
  };
  'congtam.migration': {
    number: number;
    name: string;
    checksum: Buffer;
    applied_at: Generated<Date>;
  };
  'congtam.monitoring_act': {
    cycle_id: string;
    person_id: string;
    period: string;
    number: number;
    act: string;
    step: string;
    state: string;
    unit_id: string;
    reason: string | null;
    is_late: boolean;
    taken_by: string;
    taken_at: Generated<Date>;
  };
  'congtam.notice': {
    id: string;
    account_id: string;
    kind: string;
    caused_by: string | null;
    at: Generated<Date>;
  };
  'congtam.paper': {
    id: string;
    person_id: string;
    unit_id: string;
    title: string;
    signed_on: string;
    attachment_id: string;
    entered_by: string;
    entered_by_name: string;
    entered_at: Generated<Date>;
  };
  'congtam.paper_batch': {
    id: string;
    cycle_id: string;
    unit_id: string;
    form: string;
    regulation: string | null;
    period: string;
    given: ColumnType<Json, string, string>;
    subjects: string[];
    asked_by: string;
    asked_at: Generated<Date>;
  };
  'congtam.paper_batch_fault': {
    batch_id: string;
    subject_code: string;
    faults: ColumnType<Json, string, string>;
  };
  'congtam.party_membership': {
    person_id: string;
    valid_from: string;
    valid_to: string | null;
    ground: Generated<string>;
  };
  'congtam.password_history': {
    id: GeneratedAlways<number>;
    account_id: string;
    password_hash: string;
  };
  'congtam.person': {
    id: string;
    staff_code: string;
    full_name: string;
    given_name: string;
    folded_name: string;
    born_on: string | null;
    recorded_at: Generated<Date>;
    id_number: string | null;
    id_number_end: GeneratedAlways<string | null>;
    service_from: string | null;
    service_to: string | null;
    service_end: string | null;
    revision: Generated<number>;
  };
  'congtam.person_name': {
    person_id: string;
    revision: number;
    full_name: string;
    ground: string;
    recorded_at: Generated<Date>;
    recorded_by: string;
  };
  'congtam.petition': {
    id: string;
    cycle_id: string;
    regulation: string;
    subject_code: string;
    level: string;
    level_act: number;
    unit_id: string;
    person_id: string;
    contested: string;
    grounds: string | null;
    request: string | null;
    against: Generated<string[]>;
    against_accounts: Generated<string[]>;
    received_on: string;
    due_on: string | null;
    is_due_certain: boolean;
    due_article: string | null;
    filed_by: string;
    filed_at: Generated<Date>;
  };
  'congtam.petition_step': {
    petition_id: string;
    number: number;
    act: string;
    state: string;
    outcome: string | null;
    findings: string | null;
    new_level: string | null;
    replacing_document: string | null;
    paper_id: string | null;
    is_late: boolean;
    taken_by: string;
    taken_by_name: string;
    taken_at: Generated<Date>;
  };
  'congtam.post': {
    id: string;
    person_id: string;
    unit_id: string;
    title: string;
    leads: string;
    service: string;
    professional_title: string | null;
    job_position: string | null;
    management_tier: string | null;
    is_main: boolean;
    seconded_from: string | null;
    valid_from: string;
    valid_to: string | null;
    ground: string;
    recorded_at: Generated<Date>;
    contract_kind: string | null;
    duty_group: string | null;
    fields_in_charge: Generated<string[]>;
    units_in_charge: Generated<string[]>;
    seconded_from_name: string | null;
    revision: Generated<number>;
  };
  'congtam.procedure_of_cycle': {
    cycle_id: string;
    unit_id: string;
    ground: string;
    begun_by: string;
    begun_at: Generated<Date>;
  };
  'congtam.procedure_step': {
    cycle_id: string;
    regulation: string;
    subject_code: string;
    round: number;
    step: string;
    does: string;
    unit_id: string;
    person_id: string | null;
    thing_kind: string;
    thing_id: string;
    due_by: string | null;
    is_late: boolean;
    reason: string | null;
    taken_by: string;
    taken_at: Generated<Date>;
  };
  'congtam.quota_exception': {
    id: string;
    cycle_id: string;
    regulation: string;
    quota: string;
    scope: string;
    subject_code: string;
    unit_id: string;
    person_id: string | null;
    ground: string;
    document: string;
    asked_by: string;
    asked_at: Generated<Date>;
  };
  'congtam.recovery_code': {
    account_id: string;
    code_hash: Buffer;
    used_at: Date | null;
  };
  'congtam.register_concern': {
    entry_id: string;
    person_id: string;
    ground: string;
    named_by: string;
    named_at: Generated<Date>;
  };
  'congtam.register_concern_decision': {
    entry_id: string;
    person_id: string;
    decision: string;
    ground: string;
    decided_by: string;
    decided_at: Generated<Date>;
  };
  'congtam.register_entry': {
    id: string;
    register: string;
    unit_id: string;
    person_id: string | null;
    field: string | null;
    recorded_by: string;
    recorded_at: Generated<Date>;
  };
  'congtam.register_revision': {
    entry_id: string;
    revision: number;
    act: string;
    state: string;
    on_day: string;
    to_day: string | null;
    content: ColumnType<Json, string, string>;
    reason: string | null;
    recorded_by: string;
    recorded_at: Generated<Date>;
  };
  'congtam.regulation_choice': {
    unit_id: string;
    regulation: string;
    version: string;
    kind: string;
    name: string;
    number: number;
    option: string;
    valid_from: string;
    document: string;
    document_day: string;
    reason: string | null;
    chosen_by: string;
    chosen_at: Generated<Date>;
  };
  'congtam.result_use': {
    cycle_id: string;
    regulation: string;
    subject_code: string;
    rule: string;
    number: number;
    act: string;
    reason: string | null;
    document: string | null;
    unit_id: string;
    person_id: string | null;
    taken_by: string;
    taken_at: Generated<Date>;
  };
  'congtam.role_grant': {
    id: string;
    account_id: string;
    role: string;
    unit_id: string | null;
    valid_from: string;
    valid_to: string | null;
    ground: string;
    proposed_by: string;
    proposed_at: Generated<Date>;
    confirmed_by: string | null;
    confirmed_at: Date | null;
    ended_by: string | null;
    ended_at: Date | null;
    by_machine: Generated<boolean>;
  };
  'congtam.roster': {
    id: string;
    unit_id: string;
    on_day: string;
    ground: string;
    file_kind: string;
    content: Buffer | null;
    content_hash: Buffer;
    state: Generated<string>;
    version: Generated<number>;
    report: ColumnType<Json | null, string | null | undefined, string | null>;
    plan_hash: Buffer | null;
    uploaded_by: string;
    uploaded_at: Generated<Date>;
    applied_at: Date | null;
  };
  'congtam.sample_mark': {
    is_sample: Generated<boolean>;
    marked_at: Generated<Date>;
    marked_by: string;
  };
  'congtam.second_factor': {
    account_id: string;
    sealed: Buffer;
    confirmed_at: Generated<Date>;
    last_step: number;
  };
  'congtam.second_factor_offer': {
    account_id: string;
    sealed: Buffer;
    expires_at: Date;
  };
  'congtam.session': {
    token_hash: Buffer;
    account_id: string;
    created_at: Generated<Date>;
    seen_at: Generated<Date>;
    expires_at: Date;
    idle_limit: string;
    id: Generated<string>;
    second_factor_at: Date | null;
  };
  'congtam.settlement': {
    id: string;
    cycle_id: string;
    subject_code: string;
    unit_id: string;
    person_id: string;
    entry_id: string;
    touched: string;
    outcome: string;
    ground: string;
    settled_by: string;
    settled_at: Generated<Date>;
  };
  'congtam.sign_in_attempt': {
    bucket: Buffer;
    at: Generated<Date>;
  };
  'congtam.sign_on': {
    browser_hash: Buffer;
    expires_at: Date;
  };
  'congtam.sign_on_subject': {
    id: string;
    account_id: string;
    issuer: string;
    subject: string;
    at_sign_in: Generated<boolean>;
    proposed_by: string;
    proposed_at: Generated<Date>;
    confirmed_by: string | null;
    confirmed_at: Date | null;
    ended_by: string | null;
    ended_at: Date | null;
  };
  'congtam.statement': {
    seq: GeneratedAlways<number>;
    cycle_id: string;
    sheet: string;
    unit_id: string;
    person_id: string | null;
    subject_id: GeneratedAlways<string | null>;
    period: string;
    row_key: string;
    step: string;
    cells: ColumnType<Json | null, string | null | undefined, string | null>;
    reason: string | null;
    document: string | null;
    is_late: boolean;
    act: number | null;
    said_by: string;
    said_at: Generated<Date>;
  };
  'congtam.stranger_refused': {
    hour: Date;
    times: number;
  };
  'congtam.transfer': {
    id: string;
    person_id: string;
    post_id: string;
    kind: string;
    from_unit: string;
    to_unit: string;
    on_day: string;
    until_day: string | null;
    ground: string;
    state: Generated<string>;
    handed_by: string;
    handed_at: Generated<Date>;
    settled_by: string | null;
    settled_at: Date | null;
  };
  'congtam.unit': {
    id: string;
    code: string;
    created_at: Generated<Date>;
  };
  'congtam.unit_succession': {
    predecessor_id: string;
    successor_id: string;
    on_day: string;
    recorded_at: Generated<Date>;
    withdrawn_by: string | null;
    withdrawn_at: Date | null;
  };
  'congtam.unit_version': {
    unit_id: string;
    valid_from: string;
    revision: Generated<number>;
    name: string;
    kind: string;
    role: string;
    parent_id: string | null;
    fields_in_charge: Generated<string[]>;
    is_dissolved: Generated<boolean>;
    ground: string;
    recorded_at: Generated<Date>;
    recorded_by: string;
    territories: Generated<string[]>;
    year_ends: number | null;
    recognised_by: string | null;
  };
  'congtam.work_catalogue': {
    id: string;
    unit_id: string;
    valid_from: string;
    standard_product: string;
    groups: number;
    groups_article: string;
    items: ColumnType<Json, string, string>;
    ground: string;
    proposed_by: string;
    proposed_at: Generated<Date>;
  };
  'congtam.work_catalogue_decision': {
    catalogue_id: string;
    decision: string;
    ground: string;
    decided_by: string;
    decided_at: Generated<Date>;
  };
  'congtam.work_cause': {
    id: string;
    product_id: string;
    kind: string;
    waives_errors: number;
    waives_latenesses: number;
    reason: string;
    evidence: ColumnType<Json, string, string>;
    asked_by: string;
    asked_at: Generated<Date>;
  };
  'congtam.work_cause_decision': {
    cause_id: string;
    product_id: string;
    decision: string;
    document: string | null;
    reason: string;
    decided_by: string;
    decided_at: Generated<Date>;
  };
  'congtam.work_handover': {
    id: string;
    product_id: string;
    to_person: string;
    to_unit: string;
    on_day: string;
    made_by: string;
    made_at: Generated<Date>;
  };
  'congtam.work_handover_step': {
    handover_id: string;
    product_id: string;
    step: number;
    state: string;
    on_day: string;
    reason: string;
    taken_by: string;
    taken_at: Generated<Date>;
  };
  'congtam.work_product': {
    id: string;
    task_id: string;
    unit_id: string;
    person_id: string;
    period: string;
    taken_from: string | null;
    made_by: string;
    made_at: Generated<Date>;
  };
  'congtam.work_product_revision': {
    product_id: string;
    revision: number;
    act: string;
    state: string;
    content: ColumnType<Json, string, string>;
    reason: string | null;
    recorded_by: string;
    recorded_at: Generated<Date>;
  };
  'congtam.work_task': {
    id: string;
    unit_id: string;
    title: string;
    source_system: string | null;
    source_id: string | null;
    made_by: string;
    made_at: Generated<Date>;
  };
}
