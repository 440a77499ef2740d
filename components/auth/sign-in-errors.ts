/** What next-auth's error code in `?error=` means for a person; null without one. */
export function explainSignInError(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null;
    case "Verification":
      return "This link was used before, or it is too old. Ask for a new one below.";
    case "EmailSignin":
      return "The mail could not be sent. Check the address and try again.";
    case "OAuthAccountNotLinked":
      return "This address signed in another way before. Use the same way again.";
    case "AccessDenied":
      return "The sign-in was refused. Nothing was changed.";
    case "SessionRequired":
      return "Sign in to see this page.";
    default:
      return "The sign-in did not work. Nothing was changed. Try again.";
  }
}

/** Where to go after signing in: a path of this site, never another site's address. */
export function safeReturnPath(callbackUrl: string | undefined, fallback = "/me"): string {
  if (!callbackUrl) return fallback;
  const base = "http://palate.invalid";
  const here = URL.canParse(callbackUrl, base) ? new URL(callbackUrl, base) : null;
  if (!here || (here.origin !== base && !/^https?:$/.test(here.protocol))) return fallback;
  const path = here.pathname.replace(/^\/+/, "/");
  return /^\/(signin|api)(\/|$)/.test(path) ? fallback : path + here.search;
}
