import type { PeopleStore } from "@holdfast/db";
import { UserId } from "@holdfast/case-schema";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { AUTH_PATHS } from "./paths.ts";

/** What keeps each code to one session. */
export interface UsedCodes {
  readonly people: Pick<PeopleStore, "useCode">;
  readonly hashCode: (text: string) => Buffer;
}

/**
 * Lets a code open one session and no second, whoever saw it meanwhile (G27): better-auth itself takes a code for as long
 * as it is good.
 */
export function refuseUsedCodes({ people, hashCode }: UsedCodes) {
  return createAuthMiddleware(async (ctx) => {
    const made = ctx.context.newSession;
    if (ctx.path !== AUTH_PATHS.checkCode || !made) return;
    const body: unknown = ctx.body;
    const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
    if (await people.useCode(UserId.parse(made.user.id), hashCode(`${made.user.id}:${code}`))) return;
    await ctx.context.internalAdapter.deleteSession(made.session.token);
    throw new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "Invalid code" });
  });
}
