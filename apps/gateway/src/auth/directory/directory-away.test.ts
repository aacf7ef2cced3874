import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDirectory } from "@holdfast/tooling/test-directory";
import { describe, expect, it } from "vitest";
import { directoryDesk, SIGN_IN } from "../../testing/directory-desk.ts";
import { testGateway } from "../../testing/test-gateway.ts";
import { AUTH_PATHS } from "../paths.ts";

describe("a directory that is away", () => {
  it("[G485] keeps neither the house from starting nor anybody from signing in otherwise, and is asked again", async () => {
    const desk = await directoryDesk();
    try {
      const port = Number(new URL(desk.directory.issuer).port);
      const back = new URL("/directory", desk.house.url).href;
      await desk.directory.close();
      const away = await desk.go(SIGN_IN);
      expect([away.status, away.body]).toEqual([200, { kind: "away" }]);
      expect(desk.house.logged.join("\n")).toContain('{"event":"directory_away","why":"unreachable"}');
      expect(await desk.house.signIn("dana")).not.toBe("");
      const again = await testDirectory(back, port);
      const going = await desk.go(SIGN_IN);
      expect(going.body["kind"]).toBe("go");
      const query = await desk.answer(going, { login: "dana at work" });
      await again.close();
      const lost = await desk.finish(query, going.cookies);
      expect([lost.status, lost.body]).toEqual([200, { kind: "away", for: "sign_in" }]);
    } finally {
      await desk.house.close();
    }
  });

  it("[G485] that is not the one it was said to be is not taken", async () => {
    const other = await testDirectory("http://localhost:1/directory");
    const desk = await directoryDesk({
      HOLDFAST_OIDC_ISSUER: other.issuer.replace("127.0.0.1", "localhost"),
    });
    try {
      expect((await desk.go(SIGN_IN)).body).toEqual({ kind: "away" });
    } finally {
      await desk.close();
      await other.close();
    }
  });

  it("[G485] has its secret in a file that may change, and may be missing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "directory-"));
    const path = join(folder, "secret");
    const desk = await directoryDesk({
      HOLDFAST_OIDC_CLIENT_SECRET: "",
      HOLDFAST_OIDC_CLIENT_SECRET_FILE: path,
    });
    try {
      expect((await desk.go(SIGN_IN)).body).toEqual({ kind: "away" });
      expect(desk.house.logged.join("\n")).toContain('"why":"secret_unread"');
      await writeFile(path, `${desk.directory.clientSecret}\n`);
      expect((await desk.through(SIGN_IN, "somebody")).status).toBe(401);
    } finally {
      await desk.close();
      await rm(folder, { recursive: true });
    }
  });

  it("[G1] is not there at all where none is named", async () => {
    const house = await testGateway();
    try {
      for (const path of [AUTH_PATHS.directoryBegin, AUTH_PATHS.directoryFinish])
        expect((await house.post(`/api/auth${path}`, SIGN_IN)).status).toBe(404);
    } finally {
      await house.close();
    }
  });
});
