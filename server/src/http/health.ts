import { say } from '@congtam/engine';
import { z } from 'zod';
import { refusal } from '../refusal.ts';
import { type Endpoint, publicEndpoint } from './endpoint.ts';

/** Something that must be well for requests to be taken; `true` or the code of what is wrong. */
export interface ReadinessCheck {
  readonly name: string;
  readonly check: () => Promise<true | string>;
}

export const healthRoutes = (checks: readonly ReadinessCheck[]): readonly Endpoint[] => [
  publicEndpoint({
    method: 'get',
    path: '/healthz',
    id: 'health.alive',
    summary: say('Tiến trình còn sống', 'The process is alive'),
    because: 'supervisors ask it; it tells nothing but that',
    isUncounted: true,
    status: 200,
    reply: z.object({ status: z.literal('alive') }),
    handle: async () => ({ body: { status: 'alive' as const } }),
  }),
  publicEndpoint({
    method: 'get',
    path: '/readyz',
    id: 'health.ready',
    summary: say('Sẵn sàng nhận yêu cầu', 'Ready to take requests'),
    because: 'load balancers ask it; it names checks and codes, no data',
    isUncounted: true,
    status: 200,
    reply: z.object({ status: z.literal('ready') }),
    handle: async () => {
      const faults = (await Promise.all(checks.map(outcome))).filter((fault) => fault !== undefined);
      if (faults.length === 0) return { body: { status: 'ready' as const } };
      return refusal(
        503,
        'server.not-ready',
        say('máy chủ chưa sẵn sàng', 'the server is not ready'),
        say('xem các điểm được nêu', 'see what is named'),
        { faults, retryAfterSeconds: 5 },
      );
    },
  }),
];

async function outcome({ name, check }: ReadinessCheck) {
  const said = await check().catch(() => 'failed');
  if (said === true) return undefined;
  return { pointer: `/${name}`, code: said, message: say(`${name}: ${said}`, `${name}: ${said}`) };
}

/** While the log does not stand as its checkpoints say, an act would be no evidence: it is not taken. */
export const notReadyForActs = (code: string) =>
  refusal(
    503,
    'server.not-ready',
    say(
      'máy chủ chỉ cho xem: nhật ký chứng cứ chưa khớp dấu mốc hoặc chưa niêm phong được',
      'the server only shows: the evidence log does not meet its checkpoints, or cannot be sealed',
    ),
    say(
      'báo người vận hành: xem /readyz; nếu vừa phục hồi bản sao lưu: congtam accept-restore rồi khởi động lại',
      'tell the operator: see /readyz; after a restore of a backup: congtam accept-restore, then restart',
    ),
    {
      faults: [{ pointer: '/evidence', code, message: say(`evidence: ${code}`, `evidence: ${code}`) }],
      retryAfterSeconds: 60,
    },
  );
