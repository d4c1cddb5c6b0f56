import { type Measure, yearOfAProvince } from '@congtam/server/bench';

/** `node year.mjs MILLISECONDS PEOPLE [PART…]`: the server in its year, each part on a database of its own. */
const [milliseconds = '5000', people = '30000', ...parts] = process.argv.slice(2);

const shown: Record<Measure['unit'], (value: number) => string> = {
  s: (value) => `${value.toFixed(1)} s`,
  ms: (value) => `${value.toFixed(0)} ms`,
  '/s': (value) => `${value.toFixed(0)}/s`,
  '%': (value) => `${value.toFixed(0)} %`,
  MB: (value) => `${value.toFixed(0)} MB`,
};

for await (const { question, value, unit, goal } of yearOfAProvince({
  ...{ milliseconds: Number(milliseconds), people: Number(people), parts },
}))
  console.log(`${question.padEnd(62)} ${shown[unit](value).padStart(10)}  (goal ${goal})`);
