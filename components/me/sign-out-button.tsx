"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Ends the session and leads to the start. */
export function SignOutButton() {
  const [isLeaving, setIsLeaving] = useState(false);
  return (
    <Button
      disabled={isLeaving}
      onClick={() => {
        setIsLeaving(true);
        signOut({ callbackUrl: "/" }).catch(() => setIsLeaving(false));
      }}
    >
      Sign out
    </Button>
  );
}
