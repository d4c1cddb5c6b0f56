import type { Io } from './io.ts';

/** Tells how far long work has come, on stderr: one living line on a terminal, plain lines elsewhere. */
export interface Progress {
  /** Work of a new kind begins. */
  start(label: string): void;
  /** So much of it is done. Cheap: may be called often. */
  at(count: number | string, unit: string): void;
  end(): void;
}

const REDRAW = 100;
const PLAIN_EVERY = 10_000;

export function progressOn(io: Io): Progress {
  let label = '';
  let told = 0;
  let drawn = '';
  const clear = () => {
    if (drawn !== '') io.err(`\r${' '.repeat(drawn.length)}\r`);
    drawn = '';
  };
  const draw = (text: string) => {
    if (!io.isWatched) {
      io.err(`${text}\n`);
      return;
    }
    clear();
    drawn = text;
    io.err(text);
  };
  return {
    start(next) {
      label = next;
      told = io.clock();
      draw(`${label} …`);
    },
    at(count, unit) {
      const now = io.clock();
      if (now - told < (io.isWatched ? REDRAW : PLAIN_EVERY)) return;
      told = now;
      draw(`${label} … ${typeof count === 'number' ? count.toLocaleString('vi-VN') : count} ${unit}`);
    },
    end: clear,
  };
}
