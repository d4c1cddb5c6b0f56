import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answers, asked, REGISTERS } from './register-questions.ts';

const described = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../server/openapi.json'), 'utf8'),
);
const bodyOf = (path: string) =>
  described.paths[`/api/v1/registers/${path}`].post.requestBody.content['application/json'].schema;
const names = (schema: { properties: object }) => Object.keys(schema.properties);

it('every register of the server is asked for, and no other', () => {
  const there = Object.keys(described.paths).flatMap(
    (path) => /^\/api\/v1\/registers\/([A-Za-z]+)$/.exec(path)?.[1] ?? [],
  );
  expect(Object.keys(REGISTERS).toSorted()).toEqual(there.toSorted());
});

it.each(Object.entries(REGISTERS))(
  '%s asks for what it has to hold, and for nothing it does not know',
  (id, { questions, steps }) => {
    const { content } = bodyOf(id).properties;
    expect(names(content)).toEqual(expect.arrayContaining(Object.keys(questions)));
    expect(Object.keys(questions)).toEqual(expect.arrayContaining(content.required));
    for (const step of steps) {
      const part = bodyOf(`${id}/{entry}/${step.id}`);
      expect(names(part)).toEqual(expect.arrayContaining(Object.keys(step.questions)));
      expect(Object.keys(step.questions)).toEqual(expect.arrayContaining(part.required));
    }
  },
);

it('what is kept is asked again as it was answered', () => {
  const { questions } = REGISTERS.unitTasks ?? { questions: {} };
  const kept = { task: 'Lập quy hoạch', deadline: '2026-06-30', isPlanned: true, document: null };
  const again = asked(questions, kept);
  expect(again).toMatchObject({ task: 'Lập quy hoạch', isPlanned: 'yes', document: '' });
  expect(answers(questions, again)).toEqual({
    task: 'Lập quy hoạch',
    deadline: '2026-06-30',
    isPlanned: true,
  });
});
