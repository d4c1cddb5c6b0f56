import { join } from 'node:path';
import { type JoinedPack, joinLayers, readVersion } from '@congtam/regulations';

/** A base and its layers from their folders under the root of the regulations, as one. */
export function joinedPackOf(root: string, folders: readonly string[]): JoinedPack {
  const parts = folders.map((folder) => {
    const read = readVersion(join(root, folder), { root });
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    const { regulation, procedure } = read;
    return { regulation, files: [], ...(procedure ? { procedure } : {}) };
  });
  const joined = joinLayers(parts);
  if ('problems' in joined) throw new Error(JSON.stringify(joined.problems));
  return joined;
}
