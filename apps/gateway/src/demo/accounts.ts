import type { Role } from "@holdfast/case-schema";

/** The people of a demo, one or more for each role. */
export const DEMO_ACCOUNTS: readonly {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}[] = [
  { username: "dana", name: "Dana", role: "advocate" },
  { username: "ada", name: "Ada", role: "advocate" },
  { username: "marta", name: "Marta", role: "advocate" },
  { username: "lee", name: "Lee", role: "shift_lead" },
  { username: "pat", name: "Pat", role: "privacy_officer" },
  { username: "cam", name: "Cam", role: "counsel" },
  { username: "alex", name: "Alex", role: "administrator" },
];
