import type { Product } from '../../server/src/testing/product.ts';

/** The sample commune with its year closed and computed on what was closed, as its officer would bring it there. */
export interface ComputedCommune {
  readonly cycle: string;
  /** Passwords by login, as they were shown when the sample was loaded. */
  readonly passwords: ReadonlyMap<string, string>;
  /** Calls the API as one who is signed in. */
  ask<Answer>(login: string, method: string, path: string, body?: unknown): Promise<Answer>;
}

const GROUND = 'QĐ 01/QĐ-UBND ngày 05/01/2026';

/** Logins and passwords stand in the last two columns of what the terminal shows. */
const passwordsIn = (said: string): ReadonlyMap<string, string> =>
  new Map(
    said.split('\n').flatMap((line): [string, string][] => {
      const found = /\s{2}([a-z][a-z0-9.]+)\s{2,}(\S+-\S+-\S+-\S+)$/.exec(line);
      return found?.[1] === undefined || found[2] === undefined ? [] : [[found[1], found[2]]];
    }),
  );

export async function computeCommune({ address, said }: Product): Promise<ComputedCommune> {
  const passwords = passwordsIn(said());
  const cookies = new Map<string, string>();
  const call = async (login: string, method: string, path: string, body?: unknown) => {
    const response = await fetch(new URL(path, address), {
      method,
      headers: {
        cookie: cookies.get(login) ?? '',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${path} was answered ${response.status}: ${text.slice(0, 1500)}`);
    return { response, text };
  };
  const ask = async <Answer>(
    login: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer> => {
    if (!cookies.has(login)) {
      const given = { login, password: passwords.get(login) };
      const { response } = await call(login, 'POST', '/api/v1/session', given);
      const kept = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
      cookies.set(login, kept.join('; '));
    }
    const { text } = await call(login, method, path, body);
    return JSON.parse(text);
  };
  const officer = <Answer>(method: string, path: string, body?: unknown) =>
    ask<Answer>('tochuc', method, path, body);

  const unit = await unitOf(ask, 'UBX');
  const { cycles } = await officer<{ cycles: { id: string; unit: string; period: string }[] }>(
    'GET',
    '/api/v1/cycles',
  );
  const cycle = cycles.find((each) => each.unit === unit && each.period === '2026')?.id;
  if (cycle === undefined) throw new Error('the year of the sample is not open');
  const at = `/api/v1/cycles/${cycle}`;
  await officer('POST', `${at}/closing`, { ground: GROUND });
  await until(async () => (await officer<{ state: string }>('GET', at)).state === 'closed');
  await officer('POST', `${at}/runs`, { asOf: '2026-12-31' });
  await until(async () => {
    const { runs } = await officer<{ runs: { outcome: string | null; receipt: unknown }[] }>(
      'GET',
      `${at}/runs`,
    );
    if (runs[0]?.outcome === 'refused') throw new Error(JSON.stringify(runs[0].receipt).slice(0, 3000));
    return runs[0]?.outcome === 'done';
  });
  await giveRole(ask, { login: 'canbo.1', role: 'head', unit });
  return { cycle, passwords, ask };
}

/** Somebody holds a role over a unit, proposed by one administrator and confirmed by the other. */
export async function giveRole(
  ask: ComputedCommune['ask'],
  given: { readonly login: string; readonly role: string; readonly unit: string },
): Promise<void> {
  const { login, role, unit } = given;
  const { accounts } = await ask<{ accounts: { id: string; login: string }[] }>(
    'quantri.1',
    'GET',
    '/api/v1/accounts?limit=200',
  );
  const account = accounts.find((each) => each.login === login)?.id;
  const granted = await ask<{ id: string }>('quantri.1', 'POST', '/api/v1/role-grants', {
    ...{ account, role, unit, from: '2026-01-01', to: null, ground: GROUND },
  });
  await ask('quantri.2', 'POST', `/api/v1/role-grants/${granted.id}/confirmation`);
}

/** A unit of the sample by its code. */
export async function unitOf(ask: ComputedCommune['ask'], code: string): Promise<string> {
  const { units } = await ask<{ units: { id: string; code: string }[] }>('tochuc', 'GET', '/api/v1/units');
  return units.find((unit) => unit.code === code)?.id ?? '';
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('it took longer than a minute');
}
