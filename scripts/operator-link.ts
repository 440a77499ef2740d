import { createOperatorLink } from "@/lib/auth/operator-link";

console.log(await createOperatorLink(new Date()));
process.exit(0);
