import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return false;
      throw error;
    },
  );
}

/** Twelve hexadecimal digits that stand for a longer text in a file name. */
export function shortName(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
