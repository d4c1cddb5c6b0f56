import { INSPECTION_RIGHTS } from './inspection-rights.ts';
import { OVERSIGHT } from './oversight-rights.ts';
import { REVIEW_POINT_RIGHTS } from './review-point-rights.ts';
import { anyone, READERS_OF_PEOPLE, type RightOfAction, system, themself, within } from './right-lines.ts';
import type { RoleName } from './roles.ts';

/**
 * How who acts stands to what is acted on.
 * - `anyone`: has signed in; row security alone says what they see
 * - `system`: the system as a whole, no unit
 * - `within`: the unit, or one above it, is where they hold the role
 * - `themself`: it is their own
 */
export type Relation = 'anyone' | 'system' | 'within' | 'themself';

/** One line of the matrix: who may do what, to what, in which states of it. */
export interface Right {
  readonly action: string;
  /** `signedIn` asks for no role. */
  readonly by: RoleName | 'signedIn';
  readonly relation: Relation;
  /** States of the thing in which it may be done; absent: in any. */
  readonly states?: readonly string[];
  /** Even who has the right may not do it to themself. */
  readonly neverToThemself?: true;
  /** A second person has to confirm. */
  readonly byTwo?: true;
  /** Never by delegation. */
  readonly inPersonOnly?: true;
}

/**
 * The rights of the system: nothing else grants anything. Scope stands here and, a second time, in the policies of the
 * database; `matrix.test.ts` holds the two against each other.
 */
export const MATRIX: readonly RightOfAction[] = [
  anyone('session.see'),
  anyone('session.end'),
  anyone('session.changePassword'),
  anyone('event.see'),
  system('witness.see'),
  system('installation.see'),
  anyone('job.see'),
  anyone('job.cancel'),

  anyone('session.listOwn'),
  anyone('session.endOwn'),
  anyone('notice.see'),
  anyone('account.setMail'),
  anyone('secondFactor.see'),
  anyone('secondFactor.enrol'),
  anyone('secondFactor.prove'),
  anyone('secondFactor.renewCodes'),
  anyone('secondFactor.remove'),
  system('account.removeSecondFactor', { neverToThemself: true }),
  system('role.review'),
  ...(['authority', 'homeAffairs', 'inspector'] as const).map((role) => within(role, 'role.review')),
  system('signOn.list'),
  system('signOn.propose', { neverToThemself: true, byTwo: true }),
  system('signOn.confirm', { neverToThemself: true, byTwo: true, states: ['proposed'] }),
  system('signOn.end', { neverToThemself: true, states: ['proposed', 'confirmed'] }),

  system('account.list'),
  system('account.invite'),
  system('account.reset', { neverToThemself: true }),
  system('account.confirmReset', { neverToThemself: true, byTwo: true }),
  system('account.changeStatus', { neverToThemself: true }),
  system('role.list'),
  system('role.propose', { neverToThemself: true, byTwo: true }),
  system('role.confirm', { neverToThemself: true, byTwo: true, states: ['proposed'] }),
  system('role.end', { neverToThemself: true, states: ['proposed', 'confirmed'] }),

  anyone('unit.see'),
  system('unit.found'),
  system('unit.change', { states: ['existing'] }),
  system('unit.merge', { states: ['existing'] }),
  system('unit.restore', { states: ['dissolved'] }),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'unit.found'),
    within(role, 'unit.change', { states: ['existing'] }),
    within(role, 'unit.merge', { states: ['existing'] }),
    within(role, 'unit.restore', { states: ['dissolved'] }),
  ]),

  anyone('person.see'),
  within('personnelOfficer', 'person.record', { neverToThemself: true }),
  within('personnelOfficer', 'person.transfer', { neverToThemself: true }),

  anyone('register.open'),
  themself('register.seeOfPerson'),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'register.seeOfPerson')),
  ...([...READERS_OF_PEOPLE, 'recordsClerk', 'meetingSecretary'] as const).map((role) =>
    within(role, 'register.seeOfUnit'),
  ),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'register.record', { neverToThemself: true }),
    within(role, 'register.correct', { neverToThemself: true, states: ['standing'] }),
    within(role, 'register.advance', { neverToThemself: true, states: ['standing'] }),
    within(role, 'register.withdraw', { neverToThemself: true, states: ['standing'] }),
    within(role, 'register.nameConcerned', { neverToThemself: true, states: ['standing'] }),
  ]),
  ...(['authority', 'head'] as const).map((role) =>
    within(role, 'register.decideConcerned', { neverToThemself: true, byTwo: true, states: ['proposed'] }),
  ),

  anyone('regulation.see'),
  themself('regulation.ofPerson'),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'regulation.ofPerson')),
  ...([...READERS_OF_PEOPLE, 'recordsClerk', 'meetingSecretary'] as const).map((role) =>
    within(role, 'regulation.ofUnit'),
  ),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'regulation.upload'),
    within(role, 'regulation.pilot', { states: ['draft', 'proposed'] }),
    within(role, 'regulation.proposeOfficial', { states: ['pilot'] }),
  ]),
  within('authority', 'regulation.makeOfficial', { byTwo: true, states: ['proposed'] }),
  within('authority', 'regulation.end', { states: ['pilot', 'proposed', 'official'] }),
  within('authority', 'regulation.choose'),
  within('personnelOfficer', 'person.correct', { neverToThemself: true }),
  within('personnelOfficer', 'person.retire', { neverToThemself: true }),
  within('personnelOfficer', 'person.bindAccount', { neverToThemself: true }),
  within('personnelOfficer', 'transfer.see'),
  within('personnelOfficer', 'transfer.handOver', { neverToThemself: true }),
  within('personnelOfficer', 'transfer.withdraw', { neverToThemself: true, states: ['handedOver'] }),
  within('personnelOfficer', 'transfer.settle', {
    neverToThemself: true,
    byTwo: true,
    states: ['handedOver'],
  }),

  anyone('dutyGroup.see'),
  within('personnelOfficer', 'dutyGroup.decide', { states: ['open'] }),

  within('personnelOfficer', 'roster.see'),
  within('personnelOfficer', 'roster.import'),
  within('personnelOfficer', 'roster.chooseHeadings', { states: ['faulty', 'checked'] }),
  within('personnelOfficer', 'roster.apply', { states: ['checked'] }),
  within('personnelOfficer', 'roster.withdraw', { states: ['checking', 'faulty', 'checked', 'applying'] }),
  within('personnelOfficer', 'roster.export'),

  anyone('delegation.see'),
  themself('delegation.accept', { states: ['proposed'] }),
  themself('delegation.end', { states: ['proposed', 'accepted'] }),
  ...(['authority', 'head'] as const).flatMap((role) => [
    within(role, 'delegation.propose', { neverToThemself: true, byTwo: true, inPersonOnly: true }),
    within(role, 'delegation.end', { states: ['proposed', 'accepted'], inPersonOnly: true }),
  ]),
  anyone('actingHead.see'),
  within('personnelOfficer', 'actingHead.record', { neverToThemself: true, byTwo: true }),
  ...(['personnelOfficer', 'authority'] as const).flatMap((role) => [
    within(role, 'actingHead.confirm', {
      ...{ neverToThemself: true, byTwo: true, inPersonOnly: true },
      states: ['proposed'],
    }),
    within(role, 'actingHead.end', {
      ...{ neverToThemself: true, inPersonOnly: true },
      states: ['proposed', 'confirmed'],
    }),
  ]),
  anyone('person.seeReaders'),

  system('unit.importList'),
  ...(['personnelOfficer', 'homeAffairs'] as const).map((role) => within(role, 'unit.importList')),
  anyone('attachment.add'),
  anyone('attachment.read'),
  themself('paper.see'),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'paper.see')),
  within('personnelOfficer', 'paper.enter', { neverToThemself: true }),
  within('head', 'paper.enter', { neverToThemself: true }),
  anyone('issuedPaper.list'),
  themself('issuedPaper.draft'),
  themself('issuedPaper.see'),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'issuedPaper.see')),
  ...(['personnelOfficer', 'authority', 'head'] as const).flatMap((role) => [
    within(role, 'issuedPaper.draft'),
    within(role, 'issuedPaper.issue', { neverToThemself: true }),
    within(role, 'issuedPaper.issueMany'),
    within(role, 'issuedPaper.bindCopy', { neverToThemself: true }),
  ]),
  anyone('paperTemplate.see'),
  ...(['personnelOfficer', 'authority'] as const).flatMap((role) => [
    within(role, 'paperTemplate.upload'),
    within(role, 'paperTemplate.agree', { byTwo: true, states: ['proposed'] }),
    within(role, 'paperTemplate.end', { states: ['proposed', 'inUse'] }),
  ]),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'dossier.see')),
  ...(['personnelOfficer', 'head'] as const).map((role) =>
    within(role, 'dossier.prepare', { neverToThemself: true, states: ['draft', 'submitted', 'returned'] }),
  ),
  ...(['personnelOfficer', 'homeAffairs'] as const).map((role) =>
    within(role, 'dossier.receive', { neverToThemself: true, states: ['submitted'] }),
  ),
  anyone('remedy.list'),
  themself('remedy.report', { states: ['open', 'reported'] }),
  themself('remedy.follow', { states: ['open', 'reported'] }),
  ...(['personnelOfficer', 'homeAffairs', 'head'] as const).flatMap((role) => [
    within(role, 'remedy.plan'),
    within(role, 'remedy.check', { neverToThemself: true, states: ['open', 'reported'] }),
    within(role, 'remedy.close', { neverToThemself: true, states: ['open', 'reported'] }),
    within(role, 'question.ask'),
  ]),
  anyone('question.list'),
  ...(['personnelOfficer', 'homeAffairs', 'authority'] as const).flatMap((role) => [
    within(role, 'question.answer', { states: ['waiting'] }),
    within(role, 'question.escalate', { states: ['waiting'] }),
  ]),
  ...REVIEW_POINT_RIGHTS,
  ...INSPECTION_RIGHTS,
  anyone('petition.list'),
  themself('petition.see'),
  themself('petition.file'),
  themself('petition.withdraw', { states: ['filed', 'taken'] }),
  ...(['authority', 'homeAffairs', 'inspector'] as const).map((role) => within(role, 'petition.see')),
  within('authority', 'petition.take', { neverToThemself: true, states: ['filed'] }),
  within('authority', 'petition.answer', { neverToThemself: true, states: ['taken'] }),

  anyone('catalogue.see'),
  ...(['personnelOfficer', 'head'] as const).flatMap((role) => [
    within(role, 'catalogue.propose'),
    within(role, 'catalogue.setPosition'),
  ]),
  within('authority', 'catalogue.decide', { byTwo: true, states: ['proposed'] }),
  anyone('work.open'),
  themself('work.seeOfPerson'),
  ...READERS_OF_PEOPLE.flatMap((role) => [within(role, 'work.seeOfPerson'), within(role, 'work.seeOfUnit')]),
  themself('work.name'),
  themself('work.report', { states: ['open', 'reported'] }),
  themself('work.handOver', { states: ['open'] }),
  themself('work.takeOver'),
  themself('work.askCause', { states: ['reported'] }),
  ...(['head', 'authority'] as const).flatMap((role) => [
    within(role, 'work.assign', { neverToThemself: true }),
    within(role, 'work.classify', { neverToThemself: true, states: ['named', 'open', 'reported'] }),
    within(role, 'work.split', { neverToThemself: true, states: ['open'] }),
    within(role, 'work.withdraw', { neverToThemself: true, states: ['named', 'open', 'reported'] }),
    within(role, 'work.correct', { neverToThemself: true, states: ['reported'] }),
    within(role, 'work.handOver', { states: ['open'] }),
    within(role, 'work.agreeHandOver', { neverToThemself: true }),
    within(role, 'work.decideCause', { neverToThemself: true, byTwo: true, states: ['requested'] }),
  ]),
  within('personnelOfficer', 'work.import', { neverToThemself: true }),

  anyone('cycle.see'),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'cycle.plan'),
    within(role, 'cycle.open', { states: ['planned'] }),
    within(role, 'cycle.close', { states: ['open'] }),
    within(role, 'cycle.askReopening', { states: ['closed'], byTwo: true }),
    within(role, 'cycle.exceptDeadline', { states: ['planned', 'open'] }),
    within(role, 'statement.record', { neverToThemself: true }),
    within(role, 'monitoring.submitFor', { neverToThemself: true, states: ['open', 'returned'] }),
    within(role, 'classification.run', { states: ['open', 'closed'] }),
  ]),
  within('authority', 'cycle.decideReopening', { states: ['reopening'], byTwo: true }),
  ...READERS_OF_PEOPLE.flatMap((role) => [
    within(role, 'statement.see'),
    within(role, 'monitoring.see'),
    within(role, 'monitoring.list'),
    within(role, 'classification.see'),
    within(role, 'classification.board'),
  ]),
  anyone('nextStep.see'),
  themself('monitoring.see'),
  themself('monitoring.score'),
  themself('classification.see'),
  within('head', 'monitoring.confirm', { neverToThemself: true, states: ['submitted', 'sentBack'] }),
  within('authority', 'monitoring.approve', { neverToThemself: true, states: ['confirmed'] }),
  within('authority', 'monitoring.reopen', { neverToThemself: true, states: ['approved'] }),
  ...(['authority', 'head', 'personnelOfficer', 'homeAffairs'] as const).map((role) =>
    within(role, 'classification.propose', {
      neverToThemself: true,
      states: ['notDecided', 'suggested', 'proposed'],
    }),
  ),
  within('authority', 'classification.answer', { neverToThemself: true }),
  within('authority', 'classification.decide', {
    neverToThemself: true,
    states: ['notDecided', 'suggested', 'proposed'],
  }),
  within('authority', 'classification.rateAgain', {
    neverToThemself: true,
    states: ['proposed', 'decidedUnchanged', 'decided'],
  }),
  ...(['authority', 'head'] as const).map((role) =>
    within(role, 'classification.askException', { neverToThemself: true }),
  ),
  within('authority', 'classification.settle', { neverToThemself: true }),
  ...READERS_OF_PEOPLE.flatMap((role) => [within(role, 'result.use'), within(role, 'result.staffing')]),
  themself('result.staffing'),
  within('authority', 'result.commend', { neverToThemself: true }),
  within('authority', 'result.followUp', {
    neverToThemself: true,
    states: ['suggested', 'takenUp', 'left'],
  }),

  ...(['personnelOfficer', 'homeAffairs'] as const).map((role) => within(role, 'procedure.begin')),
  themself('procedure.see'),
  themself('procedure.take'),
  ...([...READERS_OF_PEOPLE, 'recordsClerk', 'meetingSecretary'] as const).map((role) =>
    within(role, 'procedure.see'),
  ),
  ...(
    [
      ...['authority', 'head', 'personnelOfficer', 'homeAffairs', 'partyCommittee'],
      ...['recordsClerk', 'meetingSecretary'],
    ] as const
  ).map((role) => within(role, 'procedure.take')),
  anyone('authority.seeSeats'),
  within('authority', 'authority.seat'),

  anyone('decision.see'),
  anyone('publication.see'),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'decision.draft', { neverToThemself: true }),
    within(role, 'decision.submit', { neverToThemself: true }),
    within(role, 'decision.withdraw', { neverToThemself: true }),
    within(role, 'decision.publish', { neverToThemself: true }),
    // What another has decided gets its number and day from whoever keeps the records, whoever is in its list: nothing is weighed.
    within(role, 'decision.number'),
    within(role, 'notice.give', { neverToThemself: true }),
  ]),
  within('head', 'notice.give', { neverToThemself: true }),
  within('head', 'decision.publish', { neverToThemself: true }),
  themself('notice.acknowledge'),
  within('recordsClerk', 'decision.number'),
  ...(['head', 'personnelOfficer', 'authority'] as const).map((role) => within(role, 'decision.signPart')),
  ...(['authority', 'partyCommittee'] as const).map((role) =>
    within(role, 'decision.giveOpinion', { neverToThemself: true }),
  ),
  within('authority', 'decision.decide', { neverToThemself: true }),
  within('authority', 'decision.return', { neverToThemself: true }),
  ...OVERSIGHT,

  anyone('meeting.see'),
  anyone('poll.vote'),
  themself('meeting.giveOpinion'),
  ...(['meetingSecretary', 'head', 'personnelOfficer'] as const).flatMap((role) => [
    within(role, 'meeting.call'),
    within(role, 'meeting.keep'),
    within(role, 'meeting.giveOpinion'),
  ]),
];
