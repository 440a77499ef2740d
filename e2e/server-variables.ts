/** Environment through which `e2e/server.ts` tells the workers what it started. */
export const urlVariable = "PALATE_E2E_URL";
export const homeVariable = "PALATE_E2E_HOME";
export const operatorVariable = "PALATE_E2E_OPERATOR";
export const chromiumVariable = "PALATE_CHROMIUM";
