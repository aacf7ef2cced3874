import { ReachAnswers } from "@holdfast/case-schema";
import { PLACE } from "./places.ts";
import { openWhole, sealWhole, type Owner } from "./seal.ts";

/** Seals what somebody said about being reached. */
export function sealReach(owner: Owner, reach: ReachAnswers): Buffer {
  return sealWhole(owner, PLACE.reach(owner.id), Buffer.from(JSON.stringify(reach)));
}

export function openReach(owner: Owner, sealed: Buffer): ReachAnswers {
  return ReachAnswers.parse(JSON.parse(openWhole(owner, PLACE.reach(owner.id), sealed).toString()));
}
