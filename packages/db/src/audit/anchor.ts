import { timingSafeEqual } from "node:crypto";
import type { AuditHash, ChainEnd } from "./chain.ts";

/** What is kept outside the database of a seal: how many rows there were, and the last link of them. */
export interface Anchor {
  readonly position: number;
  readonly head: Buffer;
}

/** An anchor as it is kept: one line, which vouches for itself. */
export function anchorLine(hash: AuditHash, { position, head }: Pick<ChainEnd, "position" | "head">): string {
  const said = `${position} ${head.toString("hex")}`;
  return `${said} ${hash(`anchor\n${said}`).toString("hex")}\n`;
}

/** Reads a line that was kept; `null`: it is not as we wrote it. */
export function readAnchor(hash: AuditHash, line: string): Anchor | null {
  const [, position, head, mac] = /^(\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{64})$/.exec(line) ?? [];
  if (position === undefined || head === undefined || mac === undefined) return null;
  if (!timingSafeEqual(hash(`anchor\n${position} ${head}`), Buffer.from(mac, "hex"))) return null;
  return { position: Number(position), head: Buffer.from(head, "hex") };
}
