/** A process that starts an embedded PostgreSQL and holds it until it is killed: see embedded.test.ts. */
import { startEmbedded } from '../database/embedded/start-embedded.ts';

const [dataFolder = ''] = process.argv.slice(2);
const { pid } = await startEmbedded({ dataFolder });
process.stdout.write(`${pid}\n`);
setInterval(() => {}, 1000);
