/** The two halves of the advisory lock that whoever builds a release holds; the second one orders those who ask for one. */
export const buildLock = { space: 5_262_412, building: 1, asking: 2 } as const;
