import fc from "fast-check";

// Properties are tried on the same cases everywhere, so that a failure is about the change at hand.
// FC_SEED=$RANDOM npx vitest run … looks for new ones.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) });
