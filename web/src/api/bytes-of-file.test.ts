import { expect, it, vi } from 'vitest';
import { bytesOfFile } from './bytes-of-file.ts';
import { Problem } from './problem.ts';

vi.stubGlobal('localStorage', { getItem: () => 'vi', setItem: () => undefined });

it('a file that was saved again after it was chosen is to be chosen again, and no fault of the page', async () => {
  const chosen = new File(['TT'], 'don-vi.xlsx');
  expect(new TextDecoder().decode(await bytesOfFile(chosen))).toBe('TT');
  vi.spyOn(chosen, 'arrayBuffer').mockRejectedValue(new DOMException('changed', 'NotReadableError'));
  const refused = await bytesOfFile(chosen).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Problem);
  expect(refused).toMatchObject({ code: 'file.changed', title: expect.stringContaining('don-vi.xlsx') });
});
