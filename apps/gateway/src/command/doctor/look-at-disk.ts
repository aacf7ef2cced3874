import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { note, ok, wrong, type Finding } from "./finding.ts";

const GIGABYTE = 1024 ** 3;
/** Below the first, a night of pictures may fill it; below the second, PostgreSQL may stop within hours. */
const LIMITS = { tight: 5 * GIGABYTE, full: GIGABYTE };

/** What is free where the folder lies, or will lie. */
export async function lookAtDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(folder));
  return diskFinding(bavail * bsize);
}

/** What so many free bytes mean. */
export function diskFinding(free: number): Finding {
  const words = `Disk: ${(free / GIGABYTE).toFixed(1)} GB free where HOLDFAST_DATA lies`;
  if (free < LIMITS.full) return wrong(`${words}. Make room: a full disk stops the database.`);
  return free < LIMITS.tight ? note(`${words}; that is tight.`) : ok(`${words}.`);
}

async function nearest(folder: string): Promise<string> {
  const there = await statfs(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" && dirname(folder) !== folder) return false;
      throw error;
    },
  );
  return there ? folder : nearest(dirname(folder));
}
