/** What opening a file can do: run at once, run what lies in it, hide what it is, or be what it seems. */
export type FileRisk = "programme" | "may_contain" | "unknown" | "usual";

/** Endings that a computer opens by running them. */
const RUNS = new Set(
  "exe com scr pif msi msp bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta lnk url reg inf cpl dll sys jar jnlp apk app dmg pkg command sh bash run bin deb rpm appimage desktop scf chm hlp xll ade adp mde msc gadget application iso img vhd vhdx".split(
    " ",
  ),
);
/** Endings of files that carry others, or programmes of their own. */
const CARRIES = new Set(
  "zip rar 7z gz tgz tar bz2 xz cab ace arj z doc docm dot dotm xls xlsm xlsb xlt xltm ppt pptm pps ppsm rtf one html htm xhtml svg xml mht mhtml eml msg ics".split(
    " ",
  ),
);

const RUNS_TYPE =
  /^application\/(?:x-msdownload|x-executable|x-dosexec|x-msdos-program|x-sh|x-shellscript|x-elf|x-mach-binary|java-archive|vnd\.android\.package-archive|x-ms-shortcut|x-msi|hta|javascript|x-javascript)$|^text\/(?:javascript|x-sh|vbscript|x-python)$/;
const CARRIES_TYPE =
  /^application\/(?:zip|x-zip-compressed|vnd\.rar|x-rar.*|x-7z-compressed|gzip|x-tar|x-ole-storage|msword|rtf|vnd\.ms-.*|.*macroenabled.*|xhtml\+xml|xml|ms-tnef|vnd\.ms-tnef)$|^text\/(?:html|xml|rtf|calendar)$|^image\/svg\+xml$|^message\//;
const SAYS_NOTHING = "application/octet-stream";

/**
 * How dangerous a file from a stranger is. The worst of what its bytes say and what its name says counts: a computer goes by
 * the name, and the name is the stranger's.
 */
export function fileRisk({
  foundType,
  name,
}: {
  readonly foundType: string | null;
  readonly name: string | null;
}): FileRisk {
  const type = foundType?.toLowerCase() ?? null;
  const ending = endingOf(name);
  if ((type !== null && RUNS_TYPE.test(type)) || RUNS.has(ending)) return "programme";
  if ((type !== null && CARRIES_TYPE.test(type)) || CARRIES.has(ending)) return "may_contain";
  return type === null || type === SAYS_NOTHING ? "unknown" : "usual";
}

/** What a computer takes for the ending: dots and blanks behind it, and marks that are not seen, do not count there. */
function endingOf(name: string | null): string {
  const seen = (name ?? "").replaceAll(/[\p{Cc}\p{Cf}]/gu, "").replace(/[.\s]+$/u, "");
  return /\.([^.\s/\\]{1,16})$/u.exec(seen)?.[1]?.toLowerCase() ?? "";
}
