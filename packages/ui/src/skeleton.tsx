import { useEffect, useState, type ReactNode } from "react";

const NOTICEABLE_MS = 300;
const SLOW_MS = 8_000;

/**
 * Grey bars of the final height, shown only once waiting has become noticeable (300 ms), hidden from those who listen;
 * after 8 s what is to be said instead.
 */
export function Skeleton({
  rows,
  rowClassName,
  whenSlow,
}: {
  readonly rows: number;
  readonly rowClassName: string;
  /** A sentence and a way on, for when it takes unusually long. */
  readonly whenSlow?: ReactNode;
}): ReactNode {
  const [waited, setWaited] = useState<"briefly" | "noticeably" | "long">("briefly");
  useEffect(() => {
    const noticeable = setTimeout(() => setWaited("noticeably"), NOTICEABLE_MS);
    const slow = setTimeout(() => setWaited("long"), SLOW_MS);
    return () => {
      clearTimeout(noticeable);
      clearTimeout(slow);
    };
  }, []);
  if (waited === "long" && whenSlow !== undefined) return whenSlow;
  const isNoticeable = waited !== "briefly";
  return (
    <div aria-hidden="true" data-skeleton="">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={rowClassName}>
          {isNoticeable ? <div className="h-3 w-2/3 rounded bg-raised" /> : null}
          {isNoticeable ? <div className="mt-2 h-3 w-1/3 rounded bg-raised" /> : null}
        </div>
      ))}
    </div>
  );
}
