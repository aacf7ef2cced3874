import { fetchInTime } from "../api/fetch-in-time.ts";
import { saveFile } from "./save-file.ts";

/** What came of downloading. `gone`: nobody is given it any more. */
export type Downloaded = "saved" | "gone" | "forbidden" | "unreachable" | "failed";

/** Asks for a file as it came and has the browser save it under a name of ours. By POST, so that nothing keeps the address. Never throws. */
export async function download(path: string, savedAs: string): Promise<Downloaded> {
  try {
    const response = await fetchInTime(path, { method: "POST", credentials: "same-origin" });
    if (response.ok) {
      saveFile(await response.blob(), savedAs);
      return "saved";
    }
    const why = { 403: "forbidden", 404: "gone", 410: "gone", 503: "unreachable" } as const;
    return why[response.status as keyof typeof why] ?? "failed";
  } catch {
    return "unreachable";
  }
}
