import { timingSafeEqual } from "node:crypto";
import type { AuditHash, ChainEnd } from "./chain.ts";

/** What is kept outside the database of a seal: how many rows there were, and the last link of them. */
export interface Anchor {
  readonly position: number;
  readonly head: Buffer;
}

/** What a line says: where the chain ended, or to where a restore went back. */
type AnchorKind = "anchor" | "restored";
/** An anchor has no word before it. */
const WORD: Readonly<Record<AnchorKind, string>> = { anchor: "", restored: "restored " };

/** An anchor as it is kept: one line, which vouches for itself. */
export function anchorLine(
  hash: AuditHash,
  { position, head }: Pick<ChainEnd, "position" | "head">,
  kind: AnchorKind = "anchor",
): string {
  const said = `${position} ${head.toString("hex")}`;
  return `${WORD[kind]}${said} ${hash(`${kind}\n${said}`).toString("hex")}\n`;
}

/** Reads a line of that kind that was kept; `null`: it is none as we wrote it. */
export function readAnchor(hash: AuditHash, line: string, kind: AnchorKind = "anchor"): Anchor | null {
  if (!line.startsWith(WORD[kind])) return null;
  const words = /^(\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{64})$/.exec(line.slice(WORD[kind].length)) ?? [];
  const [, position, head, mac] = words;
  if (position === undefined || head === undefined || mac === undefined) return null;
  if (!timingSafeEqual(hash(`${kind}\n${position} ${head}`), Buffer.from(mac, "hex"))) return null;
  return { position: Number(position), head: Buffer.from(head, "hex") };
}
