import { say } from '../../problem.ts';
import type { Quota } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { checkCondition } from './conditions.ts';
import type { Context } from './context.ts';
import { checkQuestion } from './questions.ts';
import { spot, spotOfWord } from './report.ts';
import { checkSharesOfLevels } from './share-by-level.ts';

/** What only some quotas say: who counts, levels of the base, where the share is read, a minimum. */
export function checkQuotaExtras(context: Context, quota: Quota): void {
  const { names, report, regulation } = context;
  const { among, baseLevels, shareFrom, atLeast, whenNoPlace } = quota;
  if (among) checkCondition(context, among, { of: 'attributes', subject: quota.of });
  for (const level of baseLevels ?? [])
    names.use('level', level, spotOfWord(spot(quota.at, 'base'), 'levels', level));
  if (atLeast !== undefined && atLeast < 1) {
    report.refuse(
      spot(quota.at, 'at-least'),
      'pack.bad-minimum',
      say('số suất ít nhất phải từ 1', 'a minimum is 1 or more'),
      say('ghi số từ 1, hoặc xóa at-least', 'write 1 or more, or remove at-least'),
    );
  }
  if (whenNoPlace !== undefined)
    checkQuestion(context, whenNoPlace, 'places', spot(quota.at, 'when-no-place', 'ask'));
  if (whenNoPlace !== undefined && atLeast !== undefined) {
    report.refuse(
      spot(quota.at, 'when-no-place'),
      'pack.never-no-place',
      say('đã có số suất ít nhất thì không bao giờ hết suất', 'with a minimum there is always a place'),
      say('giữ lại một trong hai', 'keep one of the two'),
    );
  }
  checkRaised(context, quota);
  if (shareFrom === undefined) return;
  const at = spot(quota.at, 'share');
  checkQuestion(context, shareFrom.otherwise, 'planned-share', spot(at, 'otherwise', 'ask'));
  if (shareFrom.kind === 'rating' && shareFrom.rating === regulation.id) {
    report.refuse(
      spot(at, 'rating'),
      'pack.rating-of-itself',
      say('tỷ lệ không lấy từ chính quy định này', 'a share is not read from this regulation itself'),
      say('ghi mã quy định khác', 'write the id of another regulation'),
    );
  }
  if (shareFrom.kind === 'level-of-unit') checkSharesOfLevels(context, quota, shareFrom.shares);
  if (shareFrom.kind === 'measure') checkOfUnit(context, quota, shareFrom.measure, spot(at, 'measure'));
}

/** A share raised to another quantity of the unit: the ordinary one is read there too. */
function checkRaised(context: Context, quota: Quota): void {
  const { raised, shareFrom } = quota;
  if (raised?.measure === undefined) return;
  const at = spot(quota.at, 'raised', 'share', 'measure');
  checkOfUnit(context, quota, raised.measure, at);
  const from = shareFrom?.kind === 'measure' ? shareFrom.measure : undefined;
  if (from !== undefined && from !== raised.measure) return;
  context.report.refuse(
    at,
    'pack.raised-from-measure',
    from === undefined
      ? say('tỷ lệ thường không lấy từ một đại lượng', 'the ordinary share is not read from a quantity')
      : say('tỷ lệ nâng là chính tỷ lệ thường', 'the raised share is the ordinary one'),
    from === undefined
      ? say(
          'ghi tỷ lệ nâng bằng số, hoặc share: {measure: …} cho tỷ lệ thường',
          'write the raised share as a number, or share: {measure: …} for the ordinary one',
        )
      : say('ghi đại lượng khác, hoặc một con số', 'name another quantity, or write a number'),
  );
}

function checkOfUnit(
  { names, regulation, report, measureFor }: Context,
  quota: Quota,
  id: string,
  at: Cursor,
) {
  if (!names.use('measure', id, at)) return;
  const ofUnits = regulation.groups.some(
    (group) => group.of === 'unit' && quota.stages.some((s) => measureFor(id, group, s)),
  );
  if (ofUnits) return;
  report.refuse(
    at,
    'pack.share-of-no-unit',
    say(`“${id}” không được tính cho đơn vị nào`, `'${id}' is calculated for no unit`),
    say('tính nó cho một nhóm đơn vị', 'calculate it for a group of units'),
  );
}
