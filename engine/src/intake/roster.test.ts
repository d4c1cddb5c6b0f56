import { describe, expect, it } from 'vitest';
import { say } from '../problem.ts';
import { matchHeadings } from './match.ts';
import { openRoster, rosterTable } from './roster.ts';

const MORE = [
  { id: 'bornOn', label: say('Ngày sinh', 'Born on'), type: { kind: 'day' }, required: false },
] as const;
const HEAD = ['Mã người', 'Họ và tên', 'Mã đơn vị', 'Đối tượng', 'Vị trí chính', 'Ngày sinh', 'Từ ngày'];

function read(...rows: readonly (readonly string[])[]) {
  const roster = openRoster([{ id: 'vp', name: 'Văn phòng', kind: 'other' }], MORE);
  const { columns, problems } = matchHeadings(rosterTable(MORE), HEAD);
  expect(problems).toEqual([]);
  const source = roster.source(columns);
  rows.forEach((cells, at) => {
    source.row(cells, at + 2);
  });
  return roster.close();
}

describe('a roster', () => {
  it('has people with their rows, further columns read by their kind', () => {
    const { people, problems } = read(
      ['01', 'Nguyễn Một', 'vp', 'công chức', '', '01/02/1980', '2024-03-01'],
      ['02', 'Lê Hai', 'vp', 'viên chức', '', '', ''],
    );
    expect(problems).toEqual([]);
    expect(people).toMatchObject([
      { id: '01', at: 2, posts: [{ at: 2, from: '2024-03-01', more: { bornOn: '1980-02-01' } }] },
      { id: '02', at: 3, posts: [{ at: 3, from: undefined, service: 'publicEmployee', more: {} }] },
    ]);
  });

  it('tells each wrong cell on its own, where a list for people tells many at once', () => {
    const wrong = ['Lê Hai', 'vp', 'thợ rèn', '', '31/02/1980', ''];
    const { problems, cells } = read(['01', ...wrong], ['02', ...wrong], ['03', ...wrong]);
    expect(problems).toHaveLength(2);
    expect(cells.map(({ row, column }) => [row, column])).toEqual([
      [2, 'service'],
      [2, 'bornOn'],
      [3, 'service'],
      [3, 'bornOn'],
      [4, 'service'],
      [4, 'bornOn'],
    ]);
  });

  it('may have only the concurrent post of somebody whose main post is elsewhere', () => {
    expect(read(['01', 'Nguyễn Một', 'vp', 'công chức', 'không', '', '']).problems).toEqual([]);
  });
});
