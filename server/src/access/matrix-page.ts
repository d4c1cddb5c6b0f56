import { ACTIONS } from './actions.ts';
import { MATRIX, type Right } from './matrix.ts';
import { ROLE_NAMES } from './roles.ts';

const RELATIONS: Readonly<Record<Right['relation'], string>> = {
  anyone: 'mọi người đã đăng nhập, trong phạm vi nhìn thấy / whoever has signed in, within what they see',
  system: 'toàn hệ thống / the system as a whole',
  within: 'nơi giữ vai trò và mọi đơn vị dưới / where the role is held, and below',
  themself: 'của chính mình / one’s own',
};

/** The matrix as a page for those who review rights. */
export function matrixPage(): string {
  const rows = MATRIX.map(({ action, by, relation, states, neverToThemself, byTwo, inPersonOnly }) => {
    const { vi, en } = ACTIONS[action];
    const who = by === 'signedIn' ? '—' : `${ROLE_NAMES[by].vi} / ${ROLE_NAMES[by].en}`;
    const limits = [
      neverToThemself ? 'không làm cho chính mình / never to oneself' : '',
      byTwo ? 'cần hai người / takes two persons' : '',
      inPersonOnly ? 'không ủy quyền / never by delegation' : '',
      states ? `trạng thái / states: ${states.join(', ')}` : '',
    ].filter((limit) => limit !== '');
    return `| \`${action}\` | ${vi} / ${en} | ${who} | ${RELATIONS[relation]} | ${limits.join('; ')} |`;
  });
  return `${[
    '# Quyền / Rights',
    '',
    'Ngoài bảng này không ai có quyền gì. Phạm vi đứng ở đây và, lần thứ hai, trong chính sách theo dòng của cơ sở dữ liệu. Trang này được sinh ra từ mã nguồn.',
    '',
    'Nothing else grants anything. Scope stands here and, a second time, in the row policies of the database. This page is generated from the sources.',
    '',
    '| việc / action | nghĩa / meaning | vai trò / role | phạm vi / scope | giới hạn / limits |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}
