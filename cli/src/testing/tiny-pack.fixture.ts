import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An invented regulation: monthly points, their mean, three levels of its own, at most a quarter shining. */
export const tinyRules = `regulation: tiny
title: {vi: Quy chế 1/2026 về chấm điểm thử, en: Rule 1/2026 on trial scores}
issuer: {vi: Không ai, en: Nobody}
number: 1/2026
issued-on: 2025-12-01
in-force-from: 2026-01-01
invented: yes
articles:
  art-1: {ref: Điều 1, says: {vi: Mỗi tháng chấm tối đa 10 điểm., en: "Every month, at most 10 points."}, verified-on: 2026-01-02}
  art-2: {ref: Điều 2, says: {vi: Từ 9 điểm là sáng; từ 5 là thường., en: 9 points shine; 5 are plain.}, verified-on: 2026-01-02}
  art-3: {ref: Điều 3, says: {vi: Không quá một phần tư được sáng., en: At most a quarter may shine.}, verified-on: 2026-01-02}
questions:
  incomplete:
    article: art-1
    ground: {vi: Có tháng chưa chấm, en: A month has no points}
    decider: {vi: Trưởng phòng, en: The head}
    options:
      go-on: {says: {vi: Tính trên các tháng đã chấm, en: Go on with the months there are}, then: accept}
  open:
    article: art-2
    ground: {vi: Không khớp mức nào, en: No level fits}
    decider: {vi: Trưởng phòng, en: The head}
    options:
      plain: {says: {vi: Xếp thường, en: Plain}, level: plain}
  place:
    article: art-3
    ground: {vi: Nhiều người hơn số suất, en: More people than places}
    decider: {vi: Trưởng phòng, en: The head}
    options:
      yes: {says: {vi: Được chọn, en: Chosen}, then: accept}
      no: {says: {vi: Không chọn, en: Not chosen}, level: plain}
levels:
  - {id: shining, label: {vi: Sáng, en: Shining}, short: S}
  - {id: plain, label: {vi: Thường, en: Plain}, short: T}
  - {id: dim, label: {vi: Mờ, en: Dim}, short: M}
stages:
  month: {label: {vi: Tháng, en: Month}, periods: [month], shows: points}
  year: {label: {vi: Năm, en: Year}, periods: [year], shows: mean}
applies-to:
  - {of: person, when: {attribute: service, is: civilServant}, article: art-1}
groups:
  - {id: everybody, of: person, label: {vi: Mọi người, en: Everybody}, article: art-1}
fact-sheets:
  monthly-points:
    label: {vi: Chấm điểm, en: Points}
    of: person
    per: month
    article: art-1
    facts:
      given: {type: number, at-least: 0, at-most: 10, label: {vi: Điểm tháng, en: Points of the month}, unit: {vi: điểm, en: points}}
calculation:
  - {id: points, kind: sum, stage: month, for: everybody, of: [given], article: art-1, label: {vi: Điểm, en: Points}}
  - {id: mean, kind: mean-over-periods, stage: year, for: everybody, of: points, from: month, when-some-are-missing: {ask: incomplete}, article: art-1, label: {vi: Điểm năm, en: Points of the year}}
ladders:
  - id: level
    stage: year
    for: everybody
    score: mean
    article: art-2
    label: {vi: Mức, en: Level}
    rungs:
      - {level: shining, when: {measure: mean, at-least: 9}, article: art-2}
      - {level: plain, when: {measure: mean, at-least: 5, below: 9}, article: art-2}
      - {level: dim, when: {measure: mean, below: 5}, article: art-2}
    otherwise: {ask: open}
quotas:
  - {id: shining-people, of: person, stage: year, level: shining, next: plain, share: 25%, base: good-or-better, rounding: down, tests: unit-only, scope: using-body, choice: {ask: place}, article: art-3, label: {vi: Tỷ lệ sáng, en: Share of shining}}
`;

/** A layer on it that caps those who were late at plain. */
export const tinyLayer = `regulation: tiny-local
title: {vi: Hướng dẫn 2/2026 của địa phương, en: Local guide 2/2026}
issuer: {vi: Không ai, en: Nobody}
number: 2/2026
issued-on: 2026-01-01
in-force-from: 2026-01-01
invented: yes
layer-of: tiny
articles:
  local-1: {ref: Điều 1, says: {vi: Đi muộn thì không quá mức thường., en: "Late: at most plain."}, verified-on: 2026-01-02}
facts:
  late: {sheet: lateness, of: person, per: year, type: flag, when-absent: no, article: local-1, label: {vi: Đi muộn, en: Late}}
ceilings:
  - {id: late-at-most-plain, stage: year, for: everybody, when: {fact: late, is: "yes"}, level: plain, article: local-1, label: {vi: Đi muộn, en: Late}}
`;

/** A version folder with these rules; answers its path. */
export function writePack(folder: string, id: string, rules: string): string {
  const dir = join(folder, id, '2026-01-01');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'rules.yaml'), rules);
  return dir;
}

/** A folder of CSV files: `{ people: 'id,name,…\n…' }`. */
export function writeTables(
  folder: string,
  name: string,
  tables: { readonly [table: string]: string },
): string {
  const dir = join(folder, name);
  mkdirSync(dir, { recursive: true });
  for (const [table, text] of Object.entries(tables)) writeFileSync(join(dir, `${table}.csv`), text);
  return dir;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);

/** One office with people who have the same points every month. */
export function office(points: { readonly [person: string]: string }): { readonly [table: string]: string } {
  const ids = Object.keys(points);
  return {
    units: 'id,name,kind,role\nphong,Phòng Một,administrativeAgency,usingBody\n',
    people: `id,name,unit,service\n${ids.map((id) => `${id},Người ${id},phong,civilServant\n`).join('')}`,
    'monthly-points': `subject,period,given\n${ids.flatMap((id) => MONTHS.map((m) => `${id},${m},"${points[id]}"\n`)).join('')}`,
  };
}
