interface Provider {
  readonly id: string;
  readonly name: string;
}

/** The ways to sign in that the server offers; none where it cannot be asked, as the e-mail form works by itself. */
export async function listProviders(): Promise<readonly Provider[]> {
  try {
    const response = await fetch("/api/auth/providers");
    if (!response.ok) return [];
    return Object.values((await response.json()) as Record<string, Provider>);
  } catch {
    return [];
  }
}

/**
 * Starts a sign-in as next-auth wants it: a form with its CSRF token, which answers where to go on.
 *
 * @returns the address to go to, or next-auth's error code
 */
export async function startSignIn(
  provider: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly error?: undefined } | { readonly url: null; readonly error: string }> {
  return postForm(`/api/auth/signin/${encodeURIComponent(provider)}`, fields);
}

async function postForm(path: string, fields: Readonly<Record<string, string>>) {
  try {
    const token = await fetch("/api/auth/csrf");
    const { csrfToken } = (await token.json()) as { csrfToken: string };
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
    });
    const { url } = (await response.json()) as { url: string };
    const error = new URL(url, window.location.origin).searchParams.get("error");
    return error === null && response.ok ? { url } : { url: null, error: error ?? "Default" };
  } catch {
    return { url: null, error: "Default" };
  }
}
