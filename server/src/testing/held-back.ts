import type { AsActor } from '../database/as-actor.ts';

/** A database whose next transaction stands, done but not committed, until it is let go. */
export interface HeldBack {
  readonly asActor: AsActor;
  /** Fulfilled when one stands. */
  readonly stands: Promise<void>;
  letGo(): void;
}

/** @param isMeant which one is held back, by what it gives */
export function heldBack(asActor: AsActor, isMeant: (given: unknown) => boolean): HeldBack {
  const [stands, gate] = [moment(), moment()];
  let isHeld = false;
  return {
    asActor: (actor, work, options) =>
      asActor(
        actor,
        async (tx) => {
          const given = await work(tx);
          if (!isHeld && isMeant(given)) {
            isHeld = true;
            stands.come();
            await gate.hasCome;
          }
          return given;
        },
        options,
      ),
    stands: stands.hasCome,
    letGo: () => gate.come(),
  };
}

function moment(): { readonly hasCome: Promise<void>; come(): void } {
  let come = () => {};
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { hasCome, come: () => come() };
}
