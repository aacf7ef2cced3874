import type { Capability } from "@holdfast/access-policy";
import { laterPart } from "./later-part.ts";
import { laterScreen, type LaterScreen } from "./later-screen.tsx";

/** Of roles without a queue. */
export const HOME = laterScreen(async () => (await import("../roles/role-home-screen.tsx")).RoleHomeScreen);
export const BOARD = laterScreen(async () => (await import("../board/board-screen.tsx")).BoardScreen);
export const CLOSED = laterScreen(async () => (await import("../closed/closed-screen.tsx")).ClosedScreen);
export const LOOKS = laterScreen(async () => (await import("../looks/looks-screen.tsx")).LooksScreen);
export const BLOCKS = laterScreen(async () => (await import("../blocks/blocks-screen.tsx")).BlocksScreen);
export const TRIAGE = laterScreen(async () => (await import("../triage/triage-screen.tsx")).TriageScreen);
export const SETTINGS = laterScreen(
  async () => (await import("../settings/settings-screen.tsx")).SettingsScreen,
);
export const SCRIPTS = laterScreen(async () => (await import("../scripts/scripts-screen.tsx")).ScriptsScreen);
export const ROTA = laterScreen(async () => (await import("../rota/rota-screen.tsx")).RotaScreen);
export const PRACTICE = laterScreen(
  async () => (await import("../practice/practice-screen.tsx")).PracticeScreen,
);
export const PEOPLE = laterScreen(async () => (await import("../people/people-screen.tsx")).PeopleScreen);
export const AUDIT = laterScreen(async () => (await import("../audit/audit-screen.tsx")).AuditScreen);
export const ACCOUNT = laterScreen(async () => (await import("../account/account-screen.tsx")).AccountScreen);
export const DEMANDS = laterScreen(async () => (await import("../demands/demands-screen.tsx")).DemandsScreen);
/** For whoever follows a one-time link, and has no account yet that opens. */
export const LINK = laterScreen(async () => (await import("../link/link-screen.tsx")).LinkScreen);
/** For whoever comes back from the organisation's directory, or goes there to prove something. */
export const DIRECTORY = laterScreen(
  async () => (await import("../directory/directory-screen.tsx")).DirectoryScreen,
);

/** The scripts and what walks through them, beside a contact, which stands without them: they come after it. */
export const GROUNDING = laterPart(
  async () => (await import("../grounding/grounding-panel.tsx")).GroundingPanel,
);

/** Who may go where of these, in the order in which they are likely to be wanted; `null` for everybody. */
const OPEN_TO: readonly (readonly [LaterScreen, Capability | null])[] = [
  [TRIAGE, "queue.read"],
  [LOOKS, "contact.read"],
  [BOARD, "board.read"],
  [BLOCKS, "contact.block"],
  [CLOSED, "closed.read"],
  [PEOPLE, "staff.manage"],
  [SETTINGS, "settings.change"],
  [SCRIPTS, "grounding.review"],
  [ROTA, "rota.read"],
  [PRACTICE, "practice.keep"],
  [AUDIT, "audit.read"],
  [DEMANDS, null],
  [ACCOUNT, null],
];

/** Fetches the screens somebody may go to, so that they are there at the first press, and while the gateway is away. */
export function fetchScreens(capabilities: ReadonlySet<Capability>): void {
  for (const [screen, needed] of OPEN_TO) if (needed === null || capabilities.has(needed)) screen.fetch();
}
