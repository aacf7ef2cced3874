import type { StaffStore } from "@holdfast/db";
import { APIError, createAuthMiddleware } from "better-auth/api";

/** Whoever may sign in, and as of which credentials. */
type LetIn = Pick<StaffStore, "letIn">;

/** What better-auth says of a request, where it has one. */
type Asked = { readonly request?: Request | undefined } | null;

/**
 * Has each session say as of which credentials whoever begins it was asked (G499). `before` reads them as a request comes, ahead of any
 * password, passkey or code that it is asked for; `begin` gives the session what was read then. Whoever was reset or shut meanwhile is
 * answered as if the password were wrong: whether there is such an account is nobody's to learn. The schema refuses their session
 * whatever happens here (DB71, DB535).
 */
export function asOf(staff: LetIn) {
  const read = new WeakMap<Request, ReadonlyMap<string, number>>();
  return {
    before: createAuthMiddleware(async ({ request }) => {
      if (request?.method === "POST") read.set(request, await staff.letIn());
    }),
    begin: async ({ userId }: { readonly userId: string }, asked: Asked) => {
      const version = asked?.request === undefined ? undefined : read.get(asked.request)?.get(userId);
      if (version === undefined || (await staff.letIn()).get(userId) !== version)
        throw new APIError("UNAUTHORIZED", {
          code: "INVALID_USERNAME_OR_PASSWORD",
          message: "Invalid username or password",
        });
      return { data: { credentialsVersion: version } };
    },
  };
}

/** What better-auth is told of it: that it is stored, given by nobody who asks, and shown to nobody. */
export const CREDENTIALS_VERSION = {
  credentialsVersion: { type: "number", required: false, input: false, returned: false },
} as const;
