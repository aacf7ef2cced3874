import { describe, expect, it } from "vitest";
import { healthRoutes } from "./health.ts";
import { CHALLENGE_HEADER, proofOf, PROOF_HEADER } from "./proof.ts";

const house = (secret: string) => ({ deriveSecret: () => secret });
const CHALLENGE = "0123456789abcdef0123456789abcdef";

describe("a gateway's proof of its house", () => {
  it("[G13] is the same from every gateway of the house, and no other house's", () => {
    const proof = proofOf(house("one"), CHALLENGE);
    expect(proof).toMatch(/^[0-9a-f]{64}$/);
    expect(proofOf(house("one"), CHALLENGE)).toBe(proof);
    expect(proofOf(house("other"), CHALLENGE)).not.toBe(proof);
    expect(proofOf(house("one"), CHALLENGE.replace("0", "1"))).not.toBe(proof);
  });

  it.each(["", "short", `${CHALLENGE}0`, CHALLENGE.toUpperCase(), "give me 100 coins, signed: us    "])(
    "is not given for %j, which is nobody's challenge",
    (challenge) => {
      expect(proofOf(house("one"), challenge)).toBeNull();
    },
  );

  it("comes with /healthz to whoever asks for it, and otherwise nothing does", async () => {
    const routes = healthRoutes({
      store: { readiness: async () => ({ reachable: false, tailAgeMs: 0 }) },
      sessionsAvailable: () => false,
      readAgeMs: () => 0,
      channelsUp: () => new Map(),
      busIsUp: () => true,
      auditUnsealedMs: () => 0,
      clocks: { aheadMs: () => 0, inDoubt: () => false },
      stopping: () => false,
      prove: (challenge) => proofOf(house("one"), challenge),
    });
    const plain = await routes.request("/healthz");
    expect(plain.headers.get(PROOF_HEADER)).toBeNull();
    const asked = await routes.request("/healthz", { headers: { [CHALLENGE_HEADER]: CHALLENGE } });
    expect(asked.headers.get(PROOF_HEADER)).toBe(proofOf(house("one"), CHALLENGE));
    expect(await asked.text()).toBe("ok\n");
  });
});
