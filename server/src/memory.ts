import { setFlagsFromString } from 'node:v8';

/**
 * Memory is collected once the heap has grown by four fifths of what is in use, instead of by several times of it: a roster
 * of a province is done with a third of the memory, and takes a tenth longer. For the whole process, with its threads.
 */
export const keepMemoryLow = (): void => setFlagsFromString('--heap-growing-percent=80');

// What is new has 64 MB for each half in the process of the server, instead of 16 (`npm start` says so to Node.js; it cannot be said
// later): a request makes a megabyte of it, and in four times the room a quarter of it is copied.

/**
 * What a thread that computes on whole provinces has for what is new. Most of its rows are kept to the end of the job, and in
 * the 48 MB a thread has by itself they are copied often: collecting took 29 of 100 s of a closing for 30,000 people, and
 * takes 22 of 91.
 */
export const THREAD_OF_PROVINCES = { maxYoungGenerationSizeMb: 192 };
