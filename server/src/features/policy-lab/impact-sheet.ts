import { type Language, periodInWords } from '@congtam/engine';
import type { QuotaEffect, RegulationEffect, SideHead } from '@congtam/regulations';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { FileToGive } from '../../http/file-body.ts';
import { formNamed, makePaper, type PaperInput, type PaperPress } from '../../official-papers/making.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { layoutInUse } from '../paper-templates/paper-templates.queries.ts';
import { lineOf, unitOn } from '../units/units.queries.ts';
import * as errors from './policy-lab.errors.ts';
import * as queries from './policy-lab.queries.ts';
import { type Kept, readKept, refusalFor } from './policy-lab.ts';
import { type ShownMoves, shownEffect } from './shown.ts';

const FORM = 'impact-sheet';
const LANGUAGE: Language = 'vi';

const VERDICTS = {
  accepted: 'Tiếp thu',
  partly: 'Tiếp thu một phần',
  notAccepted: 'Không tiếp thu',
} as const;

/**
 * The impact of a draft as a paper: for those outside with small counts hidden and without groups, or in full for those
 * who may see it. It bears the mark of a simulation and no code of an official paper.
 */
export async function sheetOfSimulation(
  tx: Tx,
  holder: Holder,
  press: PaperPress,
  asked: {
    readonly simulation: string;
    readonly regulation: string | null;
    readonly kind: 'docx' | 'pdf';
    readonly isInFull: boolean;
    /** What only people know: who signs, where. */
    readonly given: { readonly [field: string]: unknown };
  },
): Promise<FileToGive | Refusal> {
  const row = await queries.simulationById(tx, asked.simulation);
  if (row === undefined) return errors.noSuchSimulation();
  const why = await refusalFor(tx, holder, 'policyLab.see', row.unit);
  if (why) return why;
  const text = await queries.resultOf(tx, row.id);
  const kept = text === undefined ? undefined : readKept(text);
  if (kept === undefined || !('effects' in kept)) return errors.notDone();
  const effect = kept.effects.find(({ before }) => before.regulation === asked.regulation) ?? kept.effects[0];
  const agency = await unitOn(tx, row.unit, todayInVietnam());
  const form = formNamed(FORM);
  if (effect === undefined || agency === undefined) return errors.notDone();
  if (isRefusal(form)) return form;
  const superior = agency.parent === null ? undefined : await unitOn(tx, agency.parent, todayInVietnam());
  const comments = row.pack === null ? [] : await queries.commentsOn(tx, row.pack);
  const { issuer, ...given } = asked.given;
  const input: PaperInput = JSON.parse(
    JSON.stringify({
      ...given,
      issuer: {
        ...(typeof issuer === 'object' ? issuer : {}),
        ...{ agency: agency.name, superior: superior?.name, year: Number(todayInVietnam().slice(0, 4)) },
      },
      ...headOf(row, kept, effect),
      ...(asked.isInFull ? countsInFull(effect) : countsShown(shownEffect(effect).people)),
      standsOn: effect.standsOn.map(({ label }) => label[LANGUAGE]),
      comments: comments.map(({ author, clause, content, answer }) => ({
        ...{ author, clause, content },
        verdict: answer === null ? 'Chưa trả lời' : VERDICTS[answer.verdict],
        explanation: answer?.explanation ?? '',
      })),
    }),
  );
  await record(tx, {
    action: 'policyLab.see',
    subject: { kind: 'simulation', id: row.id },
    unit: row.unit,
    facts: { paper: asked.kind, isInFull: asked.isInFull },
  });
  const layout = await layoutInUse(tx, form.id, await lineOf(tx, row.unit, todayInVietnam()));
  const made = await makePaper(press, { form, layout, input, isDraft: true });
  if (isRefusal(made)) return made;
  const file = made.files.find(({ kind }) => kind === asked.kind);
  if (file === undefined) return errors.notDone();
  return { kind: asked.kind, name: `mo-phong-tac-dong.${asked.kind}`, bytes: file.content };
}

function headOf(
  row: queries.SimulationRow,
  kept: Extract<Kept, { readonly effects: unknown }>,
  effect: RegulationEffect,
) {
  const periods = [...new Set(kept.cycles.map(({ period }) => periodInWords(period, LANGUAGE)))];
  return {
    draft: `${row.title}: ${sideInWords(effect.after)}`,
    inForce: sideInWords(effect.before),
    evidence: `${periods.join(', ')}; ${kept.cycles.length} đợt đánh giá đã khóa`,
  };
}

function sideInWords({ title, readings }: SideHead): string {
  const asked = readings.flatMap(({ reading, option, chosenBy }) =>
    chosenBy === 'request' ? [`${reading} = ${option}`] : [],
  );
  return [title[LANGUAGE], ...asked].join('; ');
}

function countsInFull({ people, labels, quotas }: RegulationEffect) {
  const label = (end: string) => labels[end]?.[LANGUAGE] ?? end;
  return {
    people: people.total,
    ends: people.words.flatMap((word, at) => {
      const [before = 0, after = 0] = [people.before[at], people.after[at]];
      return before + after === 0 ? [] : [{ end: label(word), before, after }];
    }),
    moves: people.flows.map(({ from, to, count }) => ({ from: label(from), to: label(to), people: count })),
    groups: people.groups.map(({ label: by, values }) => ({
      by: by[LANGUAGE],
      values: values.map(({ label: value, total, up, down, otherwise }) => ({
        ...{ value: value[LANGUAGE], people: total, up, down, otherwise },
      })),
    })),
    quotas: quotas.map(quotaInput),
  };
}

const quotaInput = ({ label, before, after }: QuotaEffect) => ({
  quota: label[LANGUAGE],
  ...(before
    ? { placesBefore: before.places, overBefore: before.scopesOver, underBefore: before.scopesUnder }
    : {}),
  ...(after ? { placesAfter: after.places, overAfter: after.scopesOver, underAfter: after.scopesUnder } : {}),
});

function countsShown({ ends, rows, after, total }: ShownMoves) {
  return {
    people: total,
    ends: ends.map(({ label }, at) => ({
      end: label[LANGUAGE],
      before: rows[at]?.total ?? null,
      after: after[at] ?? null,
    })),
    moves: rows.flatMap(({ counts }, from) =>
      counts.flatMap((people, to) =>
        from === to || people === 0
          ? []
          : [{ from: ends[from]?.label[LANGUAGE] ?? '', to: ends[to]?.label[LANGUAGE] ?? '', people }],
      ),
    ),
  };
}
