import { randomBytes } from "node:crypto";
import type { GenericEndpointContext } from "better-auth";

/** As the library's own plugin names its cookie and what it keeps: it goes on from there, with its tries and its lock (G27). */
const COOKIE = "two_factor";
const GOOD_S = 300;

/** Asks whoever is right so far for their code, as after a password: no session is there before it is right. */
export async function wantCode(
  ctx: GenericEndpointContext,
  userId: string,
  clock: () => number,
): Promise<void> {
  const cookie = ctx.context.createAuthCookie(COOKIE, { maxAge: GOOD_S });
  const identifier = `2fa-${randomBytes(20).toString("base64url")}`;
  const expiresAt = new Date(clock() + GOOD_S * 1_000);
  const { internalAdapter, secret } = ctx.context;
  await internalAdapter.createVerificationValue({ value: userId, identifier, expiresAt });
  await internalAdapter.createVerificationValue({
    value: "0",
    identifier: `2fa-attempts-${identifier}`,
    expiresAt,
  });
  await ctx.setSignedCookie(cookie.name, identifier, secret, cookie.attributes);
}
