import { expect, it } from "vitest";
import { testGateway, TEST_PASSWORD } from "../testing/test-gateway.ts";
import { AUTH_PATHS } from "./paths.ts";

it("[G27] a second factor has a key of 160 bits and codes of 59, drawn anew for everybody and each time", async () => {
  const house = await testGateway();
  const drawn: string[] = [];
  for (const username of ["alex", "ada", "ada"]) {
    const cookie = await house.signIn(username);
    const path = `/api/auth${AUTH_PATHS.addCodes}`;
    const answer = await house.post(path, { password: TEST_PASSWORD }, { cookie });
    const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
    const key = new URL(totpURI).searchParams.get("secret") ?? "";
    // In base32 each sign is five bits; of 62 letters and digits each is nearly six.
    expect(key).toMatch(/^[A-Z2-7]{32,}=*$/);
    expect(backupCodes).toHaveLength(10);
    for (const code of backupCodes) expect(code).toMatch(/^[a-zA-Z0-9]{5}-[a-zA-Z0-9]{5}$/);
    drawn.push(key, ...backupCodes);
  }
  expect(new Set(drawn).size).toBe(33);
  await house.close();
});
