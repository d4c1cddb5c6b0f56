import { say } from '@congtam/engine';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { orRefusal } from '../../refusal.ts';
import { notNow, votedAlready } from './meetings.errors.ts';
import { meetingsSeen } from './meetings.queries.ts';
import * as shapes from './meetings.schemas.ts';
import {
  adoptMinutes,
  callMeeting,
  cancelMeeting,
  giveOpinion,
  holdMeeting,
  openMeeting,
} from './meetings.ts';
import { closePoll, openPoll, pollNow, recordCounting, vote } from './polls.ts';

const ONE = '/api/v1/meetings/{meeting}';
const POLL = '/api/v1/polls/{poll}';
const conflicts = { meeting_act_key: notNow(), procedure_step_key: notNow(), counting_record_once: notNow() };

/** Evaluation meetings from the invitation to the adopted minutes, and what is asked in them in secret. */
export const meetingRoutes = (sources: EvaluationSources): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/meetings',
    id: 'meeting.call',
    summary: say('Mời họp nhận xét, đánh giá', 'Call an evaluation meeting'),
    action: 'meeting.call',
    params: shapes.cycleParams,
    body: shapes.callBody,
    status: 201,
    reply: shapes.meetingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => callMeeting(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/meetings',
    id: 'meeting.list',
    summary: say('Các cuộc họp được xem, họp sau trước', 'Meetings in sight, the latest first'),
    action: 'meeting.see',
    query: shapes.listQuery,
    status: 200,
    reply: shapes.meetingsReply,
    handle: async ({ query }, { as }) => ({
      body: { meetings: await as((tx) => meetingsSeen(tx, query), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'get',
    path: ONE,
    id: 'meeting.open',
    summary: say(
      'Cuộc họp: thành phần, ý kiến, kết luận, biên bản',
      'A meeting with opinions, conclusions, minutes',
    ),
    action: 'meeting.see',
    params: shapes.meetingParams,
    status: 200,
    reply: shapes.meetingReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => openMeeting(tx, params.meeting), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/attendance`,
    id: 'meeting.hold',
    summary: say('Ghi cuộc họp đã diễn ra và ai dự', 'Record that it was held and who came'),
    action: 'meeting.keep',
    params: shapes.meetingParams,
    body: shapes.holdBody,
    status: 201,
    reply: shapes.meetingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => holdMeeting(tx, holder, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/opinions`,
    id: 'meeting.giveOpinion',
    summary: say('Ghi ý kiến của một người dự họp', 'Record the opinion of somebody invited'),
    action: 'meeting.giveOpinion',
    params: shapes.meetingParams,
    body: shapes.opinionBody,
    status: 201,
    reply: shapes.meetingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => giveOpinion(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/minutes`,
    id: 'meeting.adopt',
    summary: say(
      'Biên bản đã đọc và thông qua, kèm kết luận',
      'Minutes read and adopted, with the conclusions',
    ),
    action: 'meeting.keep',
    params: shapes.meetingParams,
    body: shapes.adoptBody,
    status: 201,
    reply: shapes.meetingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => adoptMinutes(tx, holder, sources, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/cancellation`,
    id: 'meeting.cancel',
    summary: say('Hủy cuộc họp đã mời', 'Call a meeting off'),
    action: 'meeting.keep',
    params: shapes.meetingParams,
    body: shapes.cancelBody,
    status: 201,
    reply: shapes.meetingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => cancelMeeting(tx, holder, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/counting-records`,
    id: 'poll.count',
    summary: say('Ghi kết quả kiểm phiếu giấy', 'Record how paper ballots were counted'),
    action: 'meeting.keep',
    params: shapes.meetingParams,
    body: shapes.countBody,
    status: 201,
    reply: shapes.countReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => recordCounting(tx, holder, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/polls`,
    id: 'poll.open',
    summary: say('Mở bỏ phiếu kín', 'Open a secret ballot'),
    action: 'meeting.keep',
    params: shapes.meetingParams,
    body: shapes.pollBody,
    status: 201,
    reply: shapes.pollReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => openPoll(tx, holder, sources, { ...params, ...body }))),
  }),
  endpoint({
    method: 'get',
    path: POLL,
    id: 'poll.see',
    summary: say(
      'Tình hình bỏ phiếu; số đếm chỉ khi đã xong',
      'How a ballot stands; counts only when it is over',
    ),
    action: 'meeting.see',
    params: shapes.pollParams,
    status: 200,
    reply: shapes.pollReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => pollNow(tx, params.poll), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: `${POLL}/votes`,
    id: 'poll.vote',
    summary: say('Bỏ phiếu kín', 'Vote in secret'),
    action: 'poll.vote',
    params: shapes.pollParams,
    body: shapes.voteBody,
    keepsNothing: true,
    status: 201,
    reply: shapes.votedReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => vote(tx, holder, { ...params, ...body })),
          { poll_voted_key: votedAlready() },
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: `${POLL}/closing`,
    id: 'poll.close',
    summary: say('Kết thúc bỏ phiếu', 'Close a ballot'),
    action: 'meeting.keep',
    params: shapes.pollParams,
    status: 201,
    reply: shapes.pollReply,
    handle: async ({ params }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => closePoll(tx, holder, params.poll)),
          { poll_close_key: notNow() },
        ),
      ),
  }),
];
