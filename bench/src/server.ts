import { serverComparisons } from '@congtam/server/bench';

/** `node server.mjs MILLISECONDS ROUNDS` */
const [milliseconds = '2000', rounds = '5'] = process.argv.slice(2);

for (const { question, measured, against, ratio, goal } of await serverComparisons(
  Number(milliseconds),
  Number(rounds),
)) {
  const percent = `${(ratio * 100).toFixed(0)} % (goal ${goal * 100} %)`;
  console.log(
    `${question.padEnd(58)} ${measured.toFixed(0).padStart(7)}/s ${against.toFixed(0).padStart(7)}/s  ${percent}`,
  );
}
