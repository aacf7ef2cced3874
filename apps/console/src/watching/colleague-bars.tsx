import type { ReactNode } from "react";
import { AnnouncementsBar } from "../announcements/announcements-bar.tsx";
import { WhispersBar } from "./whispers-bar.tsx";

/** What colleagues say to whoever sits here: to the whole shift, and beside a contact. */
export function ColleagueBars(): ReactNode {
  return (
    <>
      <AnnouncementsBar />
      <WhispersBar />
    </>
  );
}
