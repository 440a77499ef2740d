import type { ReactNode } from "react";

interface NoticeProps {
  readonly children: ReactNode;
  /** `alert` is read out at once: for what went wrong just now. */
  readonly role?: "note" | "status" | "alert";
  readonly className?: string;
}

/** A plain banner: what must be known before reading on. */
export function Notice({ children, role = "note", className = "" }: NoticeProps) {
  return (
    <div role={role} className={`rounded-md bg-notice-paper px-4 py-3 text-[0.9375rem]/6 text-notice ${className}`}>
      {children}
    </div>
  );
}
