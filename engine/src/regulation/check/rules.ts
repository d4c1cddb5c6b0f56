import { NOT_RATED } from '../../classification/classification.ts';
import { say } from '../../problem.ts';
import type { Cap, Ceiling, ForcedLevel, Ladder } from '../format.ts';
import { checkAvailable } from './available.ts';
import { checkCondition } from './conditions.ts';
import { type Context, wheresOf } from './context.ts';
import { ratesUnits } from './kinds.ts';
import { checkOnePayout, checkPayout } from './payout.ts';
import { checkQuestion } from './questions.ts';
import { checkQuota } from './quota.ts';
import { checkQuotaBases } from './quota-bases.ts';
import { checkQuotasTogether } from './quotas-together.ts';
import { quoted, spot, spotOfWord } from './report.ts';

/** Ladders, forced levels, ceilings, caps and quotas. */
export function checkRules(context: Context): void {
  const { regulation, report } = context;
  const tightens = regulation.layerOf === undefined ? regulation.at.optional('tightens') : undefined;
  if (tightens) {
    report.refuse(
      tightens,
      'pack.tightens-without-layer',
      say('tightens chỉ có trong văn bản lớp dưới', "only a layer has 'tightens'"),
      say(
        'thêm layer-of, hoặc ghi điều kiện vào ladders',
        'add layer-of, or write the condition into ladders',
      ),
    );
  }
  for (const rule of regulation.notRated) checkForced(context, rule, 'not-rated');
  for (const rule of regulation.forcedLevels) checkForced(context, rule, 'forced');
  for (const ladder of regulation.ladders) checkLadder(context, ladder);
  checkOneLadder(context);
  for (const ceiling of regulation.ceilings) checkCeiling(context, ceiling);
  for (const cap of regulation.caps) checkCap(context, cap);
  for (const quota of regulation.quotas) checkQuota(context, quota);
  checkQuotaBases(context);
  checkQuotasTogether(context);
  for (const payout of regulation.payouts) checkPayout(context, payout);
  checkOnePayout(context);
}

function checkForced(context: Context, rule: ForcedLevel, role: 'not-rated' | 'forced'): void {
  const { names, report } = context;
  checkCondition(context, rule.when, { of: 'subject', rule: rule.id, wheres: wheresOf(context, rule) });
  const { then } = rule;
  if ('ask' in then) {
    checkQuestion(context, then.ask, role, spot(rule.at, 'ask'));
    return;
  }
  const at = spot(rule.at, 'level');
  if (role === 'forced') {
    names.use('level', then.level, at);
  } else if (then.level !== NOT_RATED) {
    report.refuse(
      at,
      'pack.not-rated-with-level',
      say(`mục not-rated không cho mức “${then.level}”`, `not-rated does not give the level '${then.level}'`),
      say(
        `ghi level: ${NOT_RATED}, hoặc chuyển sang forced-levels`,
        `write level: ${NOT_RATED}, or move it to forced-levels`,
      ),
    );
  }
}

function checkLadder(context: Context, ladder: Ladder): void {
  const { names, report } = context;
  const wheres = wheresOf(context, ladder);
  for (const rung of ladder.rungs) {
    names.use('level', rung.level, spot(rung.at, 'level'));
    checkCondition(context, rung.when, { of: 'subject', rule: ladder.id, wheres });
  }
  if (ladder.rungs.length === 0) {
    report.refuse(
      spot(ladder.at, 'rungs'),
      'pack.ladder-without-rungs',
      say('không có bậc nào', 'it has no rung'),
      say('thêm các bậc từ cao xuống thấp', 'add rungs, best first'),
    );
  }
  if (ladder.otherwise !== undefined)
    checkQuestion(context, ladder.otherwise, 'ladder', spot(ladder.at, 'otherwise', 'ask'));
  if (ladder.score === undefined) return;
  const at = spot(ladder.at, 'score');
  if (names.use('measure', ladder.score, at)) checkAvailable(context, ladder.score, ladder.id, wheres, at);
}

function checkOneLadder(context: Context): void {
  const taken = new Map<string, Ladder>();
  for (const ladder of context.regulation.ladders) {
    for (const { group, stage } of wheresOf(context, ladder)) {
      const key = `${group.id} ${stage}`;
      const other = taken.get(key);
      if (other === undefined) {
        taken.set(key, ladder);
        continue;
      }
      if (other === ladder) continue;
      context.report.refuse(
        spot(ladder.at, 'id'),
        'pack.two-ladders',
        say(
          `nhóm “${group.id}” ở giai đoạn “${stage}” đã có thang “${other.id}”`,
          `group '${group.id}' at stage '${stage}' has the ladder '${other.id}' already`,
        ),
        say('tách bằng for hoặc stage, hoặc bỏ một thang', 'part them by for or stage, or remove one'),
      );
    }
  }
}

function checkCeiling(context: Context, ceiling: Ceiling): void {
  checkCondition(context, ceiling.when, {
    of: 'subject',
    rule: ceiling.id,
    wheres: wheresOf(context, ceiling),
  });
  if ('ask' in ceiling.then) {
    checkQuestion(context, ceiling.then.ask, 'ceiling', spot(ceiling.at, 'ask'));
    return;
  }
  const { level } = ceiling.then;
  const at = spot(ceiling.at, 'level');
  if (!context.names.use('level', level, at)) return;
  if (context.regulation.levels[0]?.id !== level) return;
  context.report.refuse(
    at,
    'pack.ceiling-without-effect',
    say(`không mức nào cao hơn “${level}”`, `no level is above '${level}'`),
    say('chọn mức thấp hơn, hoặc bỏ quy tắc', 'choose a lower level, or remove the rule'),
  );
}

function checkCap(context: Context, cap: Cap): void {
  const { regulation, report } = context;
  checkQuestion(context, cap.twoUnits, 'two-units', spot(cap.at, 'two-units', 'ask'));
  checkQuestion(context, cap.undetermined, 'waiting', spot(cap.at, 'undetermined', 'ask'));
  const others = context.groupsOf(cap).filter((g) => g.of !== 'person');
  if (others.length > 0) {
    report.refuse(
      spot(cap.at, 'for'),
      'pack.rule-for-other-subject',
      say(
        `trần theo đơn vị chỉ áp cho người, không cho nhóm ${quoted(others.map((g) => g.id)).vi}`,
        `a cap by a unit is about persons, not about group ${quoted(others.map((g) => g.id)).en}`,
      ),
      say('thêm for với các nhóm người', 'write for: with groups of persons'),
    );
  }
  for (const stage of cap.stages) {
    if (!regulation.stages.has(stage) || ratesUnits(regulation, stage)) continue;
    report.refuse(
      spotOfWord(cap.at, 'stage', stage),
      'pack.units-not-rated',
      say(`không đơn vị nào được xếp loại ở giai đoạn “${stage}”`, `no unit is rated at stage '${stage}'`),
      say(
        'thêm ladder cho nhóm đơn vị, hoặc bỏ giai đoạn',
        'add a ladder for a group of units, or remove the stage',
      ),
    );
  }
}
