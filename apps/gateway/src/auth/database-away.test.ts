import { describe, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD } from "../testing/test-gateway.ts";
import { AUTH_PATHS } from "./paths.ts";
import { refusalText } from "../http/refusal.ts";

describe("while the database is away", () => {
  it("[G4] asking about a session, signing in and signing out are not available, and decide nothing", async () => {
    const house = await testGateway();
    try {
      const cookie = await house.signIn("dana");
      const session = (): Promise<Response> =>
        fetch(new URL(`/api/auth${AUTH_PATHS.session}`, house.url), { headers: { cookie } });
      expect((await session()).status).toBe(200);
      await house.store.close();
      const answers = [
        await session(),
        await house.post("/api/auth/sign-in/username", { username: "dana", password: TEST_PASSWORD }),
        await house.post(`/api/auth${AUTH_PATHS.signOut}`, {}, { cookie }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
      for (const answer of answers) {
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect(await answer.text()).toBe(refusalText("unavailable"));
      }
      expect(house.logged.join("\n")).toContain("auth_unavailable");
      expect(house.logged.join("\n")).not.toMatch(/dana/i);
    } finally {
      await house.gateway.close();
    }
  });
});
