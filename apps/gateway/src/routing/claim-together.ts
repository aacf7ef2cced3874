import type { JudgedClaim, JudgedMove } from "@holdfast/db";

export type ClaimJudged = (claim: JudgedClaim) => Promise<JudgedMove>;

/**
 * Claims what is asked for in one turn of the loop together, so many at once at most: the disk is waited for once, and each is told what
 * came of theirs (G711). Where it fails, all of those are told so, and none of them has anything.
 */
export function claimTogether(
  claimAll: (claims: readonly JudgedClaim[]) => Promise<readonly JudgedMove[]>,
  most: number,
): ClaimJudged {
  let asked: { readonly claim: JudgedClaim; readonly told: PromiseWithResolvers<JudgedMove> }[] = [];

  async function send(some: typeof asked): Promise<void> {
    try {
      const moved = await claimAll(some.map(({ claim }) => claim));
      for (const [nth, { told }] of some.entries()) told.resolve(moved[nth] ?? { kind: "not_found" });
    } catch (error) {
      for (const { told } of some) told.reject(error);
    }
  }
  function sendAll(): void {
    const all = asked;
    asked = [];
    for (let from = 0; from < all.length; from += most) void send(all.slice(from, from + most));
  }
  return async (claim) => {
    const told = Promise.withResolvers<JudgedMove>();
    if (asked.length === 0) setImmediate(sendAll);
    asked.push({ claim, told });
    return told.promise;
  };
}
