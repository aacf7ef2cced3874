import { randomUUID } from "node:crypto";
import type { Staff } from "./staff.ts";

const DAY_MS = 24 * 3_600_000;

/** A yes on paper that somebody else brings: whose, to whom, of which kinds of fact. */
export interface Paper {
  readonly caseId: string;
  readonly personId: string;
  readonly recipientId: string;
  readonly dataClasses: readonly string[];
  readonly contactId: string;
  readonly broughtById: string;
  readonly days: number;
}

/** Writes down that an adult has signed, for legal help, and what else has to be known of it. */
export async function keepPaper(staff: Staff, { days, ...paper }: Paper): Promise<void> {
  const now = Date.now() - 1_000;
  const { done } = await staff.ask<{ done: { __typename: string } }>(
    "mutation ($input: ReleaseInput!) { done: grantRelease(input: $input) { __typename } }",
    {
      input: {
        ...paper,
        id: randomUUID(),
        purpose: "legal_help",
        form: "written_paper",
        paper: "The grey folder",
        givenBy: "self",
        subjectAge: "adult",
        underGuardianship: false,
        guardianConflict: "not_checked",
        mayReceiveServiceAlone: null,
        conditionOfService: false,
        risksExplained: true,
        alternativesDiscussed: true,
        alone: "yes",
        coached: false,
        duressWordHeard: false,
        device: "unknown",
        readbackPoints: [],
        withheldIn: [],
        withheld: "",
        signedAt: now,
        filledAt: now,
        expiresAt: now + days * DAY_MS,
      },
    },
  );
  if (done.__typename !== "ReleaseKept") throw new Error(`not kept: ${JSON.stringify(done)}`);
}

/** Sees every paper of a case that nobody has seen beside who wrote it down; gives how many. */
export async function seePapers(staff: Staff, caseId: string): Promise<number> {
  const { releases } = await staff.ask<{ releases: { id: string; because: string | null }[] }>(
    "query ($caseId: ID!) { releases(caseId: $caseId) { id because } }",
    { caseId },
  );
  const unseen = releases.filter(({ because }) => because === "no_witness");
  for (const { id } of unseen)
    await staff.ask(
      "mutation ($caseId: ID!, $id: ID!) { witnessRelease(caseId: $caseId, id: $id) { __typename } }",
      { caseId, id },
    );
  return unseen.length;
}

/** Somebody to whom something may go, by name. */
export async function recipientNamed(staff: Staff, name: string): Promise<string> {
  const { recipients } = await staff.ask<{ recipients: { id: string; name: string | null }[] }>(
    "{ recipients { id name } }",
  );
  const found = recipients.find((each) => each.name === name);
  if (found === undefined) throw new Error(`Nobody called ${name} is vetted.`);
  return found.id;
}
