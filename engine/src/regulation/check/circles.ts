import { say } from '../../problem.ts';
import type { ConditionNode } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { Context } from './context.ts';
import { spot } from './report.ts';

/** Nothing stands on itself: neither a quantity of a stage, through its inputs, nor a named condition. */
export function checkCircles(context: Context): void {
  checkConditionCircles(context);
  checkMeasureCircles(context);
}

function checkConditionCircles(context: Context): void {
  const { conditions } = context.regulation;
  const next = (id: string): string[] => {
    const node = conditions.get(id);
    return node ? namedIn(node).filter((n) => conditions.has(n)) : [];
  };
  for (const circle of circlesOf([...conditions.keys()], next)) {
    const at = conditions.get(circle[0]!)!.at;
    refuse(context, at, circle, 'pack.condition-circle');
  }
}

export function namedIn(node: ConditionNode): string[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.flatMap(namedIn);
    case 'not':
      return namedIn(node.of);
    case 'named':
      return [node.condition];
    default:
      return [];
  }
}

function checkMeasureCircles(context: Context): void {
  const { regulation, measureFor } = context;
  for (const group of regulation.groups) {
    for (const stage of regulation.stages.keys()) {
      const ids = [...new Set(regulation.measures.map((m) => m.id))].filter((id) =>
        measureFor(id, group, stage),
      );
      const next = (id: string): string[] => {
        const measure = measureFor(id, group, stage);
        const filled = regulation.fills.get(id);
        const inputs = [
          ...(measure?.rule.references.inputs ?? []),
          ...(filled === undefined ? [] : [filled]),
        ];
        return inputs.filter((input) => measureFor(input, group, stage) !== undefined);
      };
      for (const circle of circlesOf(ids, next)) {
        const { at } = measureFor(circle[0]!, group, stage)!;
        refuse(context, spot(at, 'of'), circle, 'pack.measure-circle');
      }
    }
  }
}

function refuse({ report }: Context, at: Cursor, circle: readonly string[], code: string): void {
  const way = [...circle, circle[0]].join(' → ');
  report.refuse(
    at,
    code,
    say(`vòng tròn: ${way}`, `a circle: ${way}`),
    say('bỏ một mắt xích', 'take one of the links away'),
  );
}

/** The circles of a graph, each once, beginning with its first member in the order given. */
function circlesOf(nodes: readonly string[], next: (node: string) => readonly string[]): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  const visit = (node: string, path: readonly string[]): void => {
    const at = path.indexOf(node);
    if (at >= 0) {
      circles.push(path.slice(at));
      return;
    }
    if (done.has(node)) return;
    for (const to of next(node)) visit(to, [...path, node]);
    done.add(node);
  };
  for (const node of nodes) visit(node, []);
  return circles;
}
