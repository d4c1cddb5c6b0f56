import { rosterOfAProvince, serverComparisons } from '@congtam/server/bench';
import { productStarts } from './product-start.ts';

/** `node server.mjs ROOT MILLISECONDS ROUNDS PEOPLE` */
const [root = '.', milliseconds = '2000', rounds = '5', people = '30000'] = process.argv.slice(2);

for (const { question, measured, against, ratio, goal } of await serverComparisons(
  Number(milliseconds),
  Number(rounds),
)) {
  const percent = `${(ratio * 100).toFixed(0)} % (goal ${goal * 100} %)`;
  console.log(
    `${question.padEnd(58)} ${measured.toFixed(0).padStart(7)}/s ${against.toFixed(0).padStart(7)}/s  ${percent}`,
  );
}
const { question, seconds, mebibytes, goal } = await rosterOfAProvince(Number(people));
console.log(
  `${question.padEnd(58)} ${seconds.toFixed(1).padStart(7)} s ${mebibytes.toFixed(0).padStart(7)} MB  (goal ${goal.seconds} s, ${goal.mebibytes} MB more)`,
);
for (const start of await productStarts(root)) {
  console.log(
    `${start.question.padEnd(58)} ${start.seconds.toFixed(1).padStart(7)} s             (goal ${start.goal} s)`,
  );
}
