import { fileURLToPath } from "node:url";
import { openWorkspace } from "@holdfast/tooling/workspace";
import { complaintsAbout } from "./complaints.ts";
import { QUIET_ON_PURPOSE } from "./exceptions.ts";
import { invitationsIn } from "./invitations.ts";
import { WORDINGS } from "./wordings.ts";

/** `pnpm check wordings`: whether what is said outside keeps its rules, and whether anything asks for a word that opts out. */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const complaints = [
  ...complaintsAbout({ wordings: WORDINGS, quietOnPurpose: QUIET_ON_PURPOSE }),
  ...invitationsIn(openWorkspace(root)),
];
for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;
