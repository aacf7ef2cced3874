import { SendFailure } from "@holdfast/case-schema";

/** A stored code as one of the house's. A code that only another release knows is the provider's without a name. */
export function failureOf(code: string | null): SendFailure | null {
  return code === null ? null : (SendFailure.safeParse(code).data ?? "provider");
}
