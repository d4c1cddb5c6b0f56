/** Entry of the bundle. */
import { main } from './main.ts';
import { keepMemoryLow } from './memory.ts';

keepMemoryLow();
await main(process.argv.slice(2));
