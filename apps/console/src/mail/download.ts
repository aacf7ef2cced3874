import { fetchInTime } from "../api/fetch-in-time.ts";
import { askProof } from "../prove/proving.ts";
import { saveFile } from "./save-file.ts";

/** What came of downloading. `gone`: nobody is given it any more. `withheld`: nobody is for now. `unproved`: whoever sits here did not prove that it is them. */
export type Downloaded = "saved" | "gone" | "withheld" | "forbidden" | "unproved" | "unreachable" | "failed";

/** What is answered where a proof is wanted first. */
const PROOF_WANTED = 428;

/** Asks for a file as it came and has the browser save it under a name of ours. By POST, so that nothing keeps the address. Never throws. */
export async function download(path: string, savedAs: string): Promise<Downloaded> {
  try {
    const asked = async (): Promise<Response> =>
      fetchInTime(path, { method: "POST", credentials: "same-origin" });
    let response = await asked();
    if (response.status === PROOF_WANTED) {
      if (!(await askProof())) return "unproved";
      response = await asked();
    }
    if (response.ok) {
      saveFile(await response.blob(), savedAs);
      return "saved";
    }
    const why = {
      403: "forbidden",
      404: "gone",
      409: "withheld",
      410: "gone",
      428: "unproved",
      503: "unreachable",
    } as const;
    return why[response.status as keyof typeof why] ?? "failed";
  } catch {
    return "unreachable";
  }
}
