import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { orRefusal } from '../../refusal.ts';
import { handoversWaiting } from './handovers.queries.ts';
import { answer, HANDOVER_STEPS, offer } from './handovers.ts';
import { inAnotherHand, notAtThisStep, SETTLED } from './work.errors.ts';
import * as shapes from './work.schemas.ts';

const STEP_SUMMARIES = {
  agreement: say('Đồng ý cho bàn giao', 'Agree to a handing over'),
  take: say('Nhận việc bàn giao', 'Take work over'),
  refusal: say('Không nhận việc bàn giao', 'Decline work handed over'),
  withdrawal: say('Rút việc bàn giao', 'Withdraw a handing over'),
} as const;

const stepRoute = (step: keyof typeof HANDOVER_STEPS) =>
  endpoint({
    method: 'post',
    path: `/api/v1/work-handovers/{handover}/${step}`,
    id: `work.handover.${step}`,
    summary: STEP_SUMMARIES[step],
    action: HANDOVER_STEPS[step].action,
    params: shapes.handoverParams,
    body: shapes.stepBody,
    status: 201,
    reply: shapes.handoverReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => answer(tx, holder, step, { ...params, ...body })),
          { ...SETTLED, work_handover_step_key: notAtThisStep(), work_product_taken_once: inAnotherHand() },
        ),
      ),
  });

/** Work on its way from one to another: offered, agreed to, taken over. */
export const handoverRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/work-products/{product}/hand-over',
    id: 'work.handOver',
    summary: say('Bàn giao việc cho người khác', 'Hand work over to somebody else'),
    action: 'work.handOver',
    params: shapes.productParams,
    body: shapes.offerBody,
    status: 201,
    reply: shapes.handoverReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      answered(
        await orRefusal(
          as((tx) => offer(tx, holder, { ...params, seen }, body)),
          SETTLED,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/work-handovers',
    id: 'work.handovers',
    summary: say('Việc bàn giao đang chờ', 'What is being handed over'),
    action: 'work.open',
    status: 200,
    reply: shapes.handoversReply,
    handle: async (_, { as }) => ({ body: { handovers: await as(handoversWaiting, { isReadOnly: true }) } }),
  }),
  stepRoute('agreement'),
  stepRoute('take'),
  stepRoute('refusal'),
  stepRoute('withdrawal'),
];
