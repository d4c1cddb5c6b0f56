import type { Bilingual, Language } from '@congtam/engine';
import { say } from '@congtam/engine';
import { LineBroken } from '../database/as-actor.ts';
import { type Refusal, refusal } from '../refusal.ts';

/** A problem document (RFC 9457) with our members beside the standard ones. */
export function problemResponse(why: Refusal, language: Language, traceId: string): Response {
  const { status, code, title, mend, faults, retryAfterSeconds } = why;
  const body = {
    type: `/problems/${code}`,
    title: title[language],
    status,
    detail: mend[language],
    code,
    traceId,
    ...(faults === undefined
      ? {}
      : {
          errors: faults.map(({ pointer, code: fault, message }) => ({
            pointer,
            code: fault,
            detail: message[language],
          })),
        }),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' });
  headers.set('content-language', language);
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  return new Response(JSON.stringify(body), { status, headers });
}

/** What a fault has left of the act: nothing, the whole act, or nobody can tell because the commit was not answered. */
export type WhatIsStored = 'nothing' | 'act' | 'unknown';

const AFTER_FAULT: { readonly [stored in WhatIsStored]: Bilingual } = {
  nothing: say(
    'chưa có gì được ghi; thử lại, nếu vẫn lỗi hãy báo quản trị kèm mã traceId',
    'nothing was stored; try again, and if it stays tell an administrator the traceId',
  ),
  act: say(
    'việc đã được ghi, chỉ câu trả lời bị lỗi; đừng làm lại, hãy tải lại để xem và báo quản trị kèm mã traceId',
    'the act was stored, only its answer failed; do not do it again: load it, and tell an administrator the traceId',
  ),
  unknown: say(
    'không rõ việc đã được ghi chưa; tải lại để xem, hoặc gửi lại với đúng Idempotency-Key đó',
    'it may have been stored; load it to see, or send it again with the same Idempotency-Key',
  ),
};

/** The answer to a fault of our own: it says nothing of what happened inside. */
export const faultResponse = (language: Language, traceId: string, stored: WhatIsStored): Response =>
  problemResponse(
    refusal(500, 'server.fault', say('hệ thống gặp lỗi', 'the system has a fault'), AFTER_FAULT[stored]),
    language,
    traceId,
  );

/**
 * Conditions of PostgreSQL in which a transaction did nothing and may do better in a moment: a statement, or a transaction
 * that waited for the server, took too long; no connection or memory was left; two waited for each other and one gave way.
 */
const PASSING = /^(?:57014|25P0[34]|53\d{3}|40001|40P01|55P03)$/;

/** What the pool says when none of its connections became free in time, and when a new one was not made in time. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]);

/**
 * What a failure of the database means when there was simply too much to do, no connection became free, or the line broke.
 * Nothing was stored.
 */
export function overloadOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const isEnded = 'code' in error && typeof error.code === 'string' && PASSING.test(error.code);
  const hasNoConnection = NO_CONNECTION.has(error.message);
  if (error instanceof LineBroken) return noLine();
  return isEnded || hasNoConnection ? tooSlow() : undefined;
}

const noLine = (): Refusal =>
  refusal(
    503,
    'server.no-database',
    say(
      'máy chủ đang mất liên lạc với cơ sở dữ liệu, chưa có gì được ghi',
      'the server has lost its database for the moment, nothing was stored',
    ),
    say(
      'chờ vài giây rồi thử lại; nếu còn, hãy báo quản trị',
      'try again in a few seconds; if it lasts, tell an administrator',
    ),
    { retryAfterSeconds: 5 },
  );

const tooSlow = (): Refusal =>
  refusal(
    503,
    'server.too-slow',
    say(
      'việc này lâu quá giới hạn, chưa có gì được ghi',
      'this took longer than allowed, nothing was stored',
    ),
    say('thu hẹp phạm vi, hoặc thử lại sau', 'ask for less, or try again later'),
    { retryAfterSeconds: 5 },
  );

export const notFound = (): Refusal =>
  refusal(
    404,
    'http.not-found',
    say(
      'không có tài nguyên này, hoặc bạn không được xem',
      'there is no such thing, or it is not shown to you',
    ),
    say('kiểm tra lại đường dẫn', 'check the address'),
  );

export const methodNotAllowed = (): Refusal =>
  refusal(
    405,
    'http.method',
    say('địa chỉ này không nhận phương thức đó', 'this address does not take that method'),
    say('xem /openapi.json', 'see /openapi.json'),
  );

export const noSession = (): Refusal =>
  refusal(
    401,
    'session.none',
    say('chưa đăng nhập, hoặc phiên đã hết', 'you are not signed in, or the session has ended'),
    say('đăng nhập lại', 'sign in again'),
  );

export const anotherAccount = (): Refusal =>
  refusal(
    401,
    'session.another-account',
    say(
      'trang này của tài khoản khác với tài khoản đang đăng nhập trên trình duyệt',
      'this page is of another account than the one signed in in the browser',
    ),
    say(
      'chưa có gì được ghi; đăng nhập lại bằng tài khoản của trang này, hoặc tải lại trang',
      'nothing was recorded; sign in to the account of this page, or load the page again',
    ),
  );

export const crossSite = (): Refusal =>
  refusal(
    403,
    'http.cross-site',
    say('yêu cầu đến từ một trang khác', 'the request comes from another site'),
    say('mở Công Tâm rồi làm lại từ đó', 'open Công Tâm and do it from there'),
  );
