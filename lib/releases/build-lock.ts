/** The halves of the advisory locks: of whoever builds a release, of those who ask for one, and of whoever tries one without publishing it. */
export const buildLock = { space: 5_262_412, building: 1, asking: 2, trying: 3 } as const;
