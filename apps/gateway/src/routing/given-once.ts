import type { ContactId } from "@holdfast/case-schema";

/** What those at one gateway who take the next at once are being given: no two are given the same to try (G710). */
export interface GivenOnce {
  /** Somebody goes by the nth reading; answers how to say that they are done. */
  readonly begin: (nth: number) => () => void;
  /** What keeps it from whoever goes by that reading: it is gone since, or somebody is being given it until this resolves. */
  readonly hindrance: (id: ContactId, nth: number) => "gone" | Promise<void> | null;
  /** Has somebody claim it, and nobody else be given it meanwhile. Answers whether it waits for nobody any more with what came of it. */
  readonly give: <Came extends { readonly isGone: boolean }>(
    id: ContactId,
    claim: () => Promise<Came>,
  ) => Promise<Came>;
}

/** @param begun how many readings have begun, of which those that began before a claim ended may still show what it took. */
export function givenOnce(begun: () => number): GivenOnce {
  const given = new Map<ContactId, Promise<void>>();
  /** Up to which reading it may still seem to wait. */
  const gone = new Map<ContactId, number>();
  const going: number[] = [];

  return {
    begin(nth) {
      going.push(nth);
      return () => {
        going.splice(going.indexOf(nth), 1);
        const oldest = Math.min(begun(), ...going);
        for (const [id, until] of gone) if (until < oldest) gone.delete(id);
      };
    },
    hindrance(id, nth) {
      const until = gone.get(id);
      return until !== undefined && nth <= until ? "gone" : (given.get(id) ?? null);
    },
    async give(id, claim) {
      const over = Promise.withResolvers<void>();
      given.set(id, over.promise);
      try {
        const came = await claim();
        if (came.isGone) gone.set(id, begun());
        return came;
      } finally {
        given.delete(id);
        over.resolve();
      }
    },
  };
}
