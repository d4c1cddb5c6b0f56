// Plain JavaScript, so that a fresh clone starts with nothing but Node.js and npm: installs and builds what is missing,
// then runs the server in this very process, so that signals reach it directly.
import { buildIfStale, serverBundle } from './build.mjs';
import { installIfMissing, requireNode, root } from './install.mjs';

const words = process.argv.slice(2);
if (words.includes('--help') || words.includes('-h')) {
  console.log(`npm start                chạy máy chủ / run the server
npm start -- --sample    như trên, nạp xã mẫu vào cơ sở dữ liệu trống / the same, an empty database gets the sample commune
npm run sample           xếp loại xã mẫu / evaluate the sample commune

PORT (3000) · CONGTAM_DATA (./data) · DATABASE_URL: docs/settings.md
npx congtam --help       mọi lệnh khác / every other command`);
  process.exit(0);
}
const strange = words.filter((word) => word !== '--sample');
if (strange.length > 0) {
  console.error(
    `không có lựa chọn ${strange.join(' ')} / there is no option ${strange.join(' ')} → npm start -- --help`,
  );
  process.exit(2);
}
requireNode();
installIfMissing();
await buildIfStale();
process.chdir(root);
await import(serverBundle);
