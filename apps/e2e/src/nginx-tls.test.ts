import { once } from "node:events";
import { connect, type ConnectionOptions } from "node:tls";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNginx, type Nginx } from "./house/nginx.ts";

let nginx: Nginx;
beforeAll(async () => {
  nginx = await openNginx(await freePort());
});
afterAll(() => nginx.close());

/** What a client that speaks just so agrees on with nginx; `null` when they agree on nothing. */
async function agreed(
  how: ConnectionOptions,
): Promise<readonly [protocol: string | null, cipher: string] | null> {
  const socket = connect({
    port: Number(nginx.url.port),
    host: "localhost",
    rejectUnauthorized: false,
    ...how,
  });
  const isOpen = await once(socket, "secureConnect").then(
    () => true,
    () => false,
  );
  const answer = isOpen ? ([socket.getProtocol(), socket.getCipher().name] as const) : null;
  socket.destroy();
  return answer;
}
/** A client that would take anything, so that it is nginx who refuses. */
const old = (versions: ConnectionOptions, ciphers: string): ConnectionOptions => ({
  ...versions,
  ciphers: `${ciphers}:@SECLEVEL=0`,
});

describe("the nginx of our example", () => {
  it("[G457] speaks the newest TLS where it can, and 1.2 with whoever knows no newer", async () => {
    expect((await agreed({}))?.[0]).toBe("TLSv1.3");
    expect(await agreed({ maxVersion: "TLSv1.2" })).toEqual(["TLSv1.2", "ECDHE-ECDSA-AES256-GCM-SHA384"]);
  });

  it("[G457] speaks nothing older", async () => {
    expect(await agreed(old({ minVersion: "TLSv1", maxVersion: "TLSv1" }, "ALL"))).toBeNull();
    expect(await agreed(old({ minVersion: "TLSv1.1", maxVersion: "TLSv1.1" }, "ALL"))).toBeNull();
  });

  it.each([
    "ECDHE-ECDSA-AES256-SHA384",
    "ECDHE-ECDSA-AES128-SHA256",
    "ECDHE-ECDSA-AES128-SHA",
    "AES128-GCM-SHA256",
  ])("[G457] takes no %s, which is weak or tells all once the key is lost", async (cipher) => {
    expect(await agreed(old({ maxVersion: "TLSv1.2" }, cipher))).toBeNull();
  });
});
