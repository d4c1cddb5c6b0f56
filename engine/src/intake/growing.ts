type Kind = 'float64' | 'int32' | 'uint8';
interface Arrays {
  float64: Float64Array<ArrayBuffer>;
  int32: Int32Array<ArrayBuffer>;
  uint8: Uint8Array<ArrayBuffer>;
}

/** Most sheets of somebody's month are this short. */
const FIRST = 32;
const make: { [K in Kind]: (length: number) => Arrays[K] } = {
  float64: (length) => new Float64Array(length),
  int32: (length) => new Int32Array(length),
  uint8: (length) => new Uint8Array(length),
};

/** A typed array twice as long, with the same values. */
export function longer<K extends Kind>(kind: K, array: Arrays[K]): Arrays[K] {
  const next = make[kind](Math.max(FIRST, array.length * 2));
  next.set(array);
  return next;
}
