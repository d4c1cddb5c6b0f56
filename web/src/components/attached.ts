import { send } from '../api/client.ts';
import type { paths } from '../api/schema.generated.ts';

type Attachment = paths['/api/v1/attachments']['post']['responses'][201]['content']['application/json'];

/** Puts a scan or an enclosure in, and gives what binds it to what it belongs to. */
export async function attached(file: File): Promise<string> {
  const { id }: Attachment = await (await send('POST', '/api/v1/attachments', file)).json();
  return id;
}
