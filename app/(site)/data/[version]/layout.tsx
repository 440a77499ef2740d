import type { ReactNode } from "react";
import { findRelease } from "../find-release";

interface ReleaseLayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ version: string }>;
}

/** Looks the release up before anything is sent: a version that is not there answers 404, and not a page that says so with 200. */
export default async function ReleaseLayout({ children, params }: ReleaseLayoutProps) {
  await findRelease((await params).version);
  return children;
}
