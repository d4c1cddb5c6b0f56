import {
  ACTOR_WORDS,
  DOING_WORDS,
  deadlineInWords,
  PLACE_WORDS,
  type Procedure,
  type ProcedureKind,
  type ProcedureStep,
} from '@congtam/regulations';

/** A procedure as a page: for each kind of subject a diagram of what waits for what, and a table of who, when, on what. */
export function stateMachinePage(procedure: Procedure, title: string): string {
  return `${[
    `# ${title}`,
    '',
    'Trang này được sinh ra từ phần `procedure` của gói quy định. / Generated from the part `procedure` of the pack.',
    '',
    'Mỗi bước: `waiting` → `open` → `done`; quá hạn thì `overdue` → `doneLate`, kèm lý do; bước không bắt buộc bị bỏ qua thì `passed`.',
    'Nét đứt là bước chỉ làm khi có. / A broken line is a step done only where there is occasion.',
    ...procedure.kinds.flatMap(kindPart),
  ].join('\n')}\n`;
}

function kindPart(kind: ProcedureKind): readonly string[] {
  const nodes = kind.steps.map(({ id, label }) => `  ${nodeOf(id)}["${label.vi}"]`);
  const arrows = kind.steps.flatMap(({ id, after, isOptional }) =>
    after.map((before) => `  ${nodeOf(before)} ${isOptional ? '-.->' : '-->'} ${nodeOf(id)}`),
  );
  return [
    '',
    `## ${kind.label.vi} / ${kind.label.en}`,
    '',
    `Nhóm / groups: ${kind.groups.join(', ')}${kind.authorities.length > 0 ? `; dòng thẩm quyền / authorities: ${kind.authorities.join(', ')}` : ''}`,
    ...(kind.decidedAfter.length > 0
      ? ['', `Quyết định sau loại / decided after: ${kind.decidedAfter.join(', ')}`]
      : []),
    '',
    '```mermaid',
    'flowchart TD',
    ...nodes,
    ...arrows,
    '```',
    '',
    '| bước / step | việc / act | ai / who | hạn / by | mẫu / form | điều / article |',
    '|---|---|---|---|---|---|',
    ...kind.steps.map((step) => rowOf(kind, step)),
  ];
}

const nodeOf = (id: string) => id.replaceAll(/[^A-Za-z0-9]/g, '_');

function rowOf({ steps }: ProcedureKind, step: ProcedureStep): string {
  const labelOf = (id: string) => steps.find((one) => one.id === id)?.label ?? { vi: id, en: id };
  const who = `${step.by.map((actor) => ACTOR_WORDS[actor].vi).join(', ')} ${PLACE_WORDS[step.place].vi}`;
  const by = step.deadline ? deadlineInWords(step.deadline, labelOf).vi : '';
  const cells = [`\`${step.id}\``, DOING_WORDS[step.does].vi, who.trim(), by, step.paper ?? ''];
  return `| ${[...cells, step.articles.join(', ')].join(' | ')} |`;
}
