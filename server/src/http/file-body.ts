import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';

/** Kinds of files that are taken and given, by their media type. */
export const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gz: 'application/gzip',
} as const;

export type FileKind = keyof typeof FILE_TYPES;

/** Kinds of files that hold tables. */
export type SheetKind = Extract<FileKind, 'xlsx' | 'csv'>;

/** Kinds of files that are given only: results as the command line writes them. */
export const GIVEN_TYPES = {
  ...FILE_TYPES,
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
} as const;

export type GivenKind = keyof typeof GIVEN_TYPES;

export const MOST_FILE_BYTES = 20 * 1024 * 1024;

/** A file as it came; what is in it nobody has looked at yet. */
export interface FileGiven {
  readonly kind: FileKind;
  readonly bytes: Buffer;
}

/** A file of tables. */
export type SheetFile = FileGiven & { readonly kind: SheetKind };

export const isSheetFile = (file: FileGiven | undefined): file is SheetFile =>
  file?.kind === 'xlsx' || file?.kind === 'csv';

/** A file as it goes out. Its name holds no names of people. */
export interface FileToGive {
  readonly kind: GivenKind;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the file a request consists of: no forms, no file names, no more than twenty megabytes. */
export async function readFileBody(
  request: Request,
  taken: readonly FileKind[],
): Promise<{ readonly file: FileGiven } | Refusal> {
  const type = (request.headers.get('content-type') ?? '').toLowerCase().split(';')[0]?.trim();
  const kind = taken.find((each) => FILE_TYPES[each].split(';')[0] === type);
  if (kind === undefined) {
    return refusal(
      415,
      'http.file-type',
      say('loại tệp này không được nhận', 'this type of file is not taken'),
      say(`gửi một trong: ${taken.join(', ')}`, `send one of: ${taken.join(', ')}`),
    );
  }
  const parts: Uint8Array[] = [];
  let size = Number(request.headers.get('content-length') ?? 0);
  if (size <= MOST_FILE_BYTES) {
    size = 0;
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > MOST_FILE_BYTES) break;
      parts.push(part);
    }
  }
  if (size > MOST_FILE_BYTES) {
    return refusal(
      413,
      'http.file-too-large',
      say('tệp lớn hơn 20 MB', 'the file is larger than 20 MB'),
      say(
        'chia thành nhiều tệp, hoặc quét với độ phân giải thấp hơn',
        'divide it, or scan it with less resolution',
      ),
    );
  }
  if (size === 0) {
    return refusal(
      400,
      'http.file-empty',
      say('tệp rỗng', 'the file is empty'),
      say('chọn lại tệp rồi gửi', 'choose the file again'),
    );
  }
  return { file: { kind, bytes: Buffer.concat(parts) } };
}
