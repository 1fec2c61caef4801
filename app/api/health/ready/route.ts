import { answerReady } from "@/lib/server/api/own-health";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return answerReady();
}
