// Plain JavaScript, read by Node before the product (`--import`): its days are those a journey says. How far they are from
// those of the machine stands in a file, in milliseconds, and is read again while the product runs.
import { readFileSync } from 'node:fs';

const Machine = globalThis.Date;
const LOOKED_AT_EVERY = 50;
let apart = 0;
let lookedAt = Number.NEGATIVE_INFINITY;

function now() {
  const real = Machine.now();
  if (real - lookedAt > LOOKED_AT_EVERY) {
    apart = Number(readFileSync(process.env.MOVED_CLOCK ?? '', 'utf8'));
    lookedAt = real;
  }
  return real + apart;
}

class Moved extends Machine {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }

  static now() {
    return now();
  }
}
Object.defineProperty(Moved, 'name', { value: 'Date' });
globalThis.Date = Moved;
