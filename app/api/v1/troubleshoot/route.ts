import { answerTroubleshoot } from "@/lib/server/troubleshoot/api";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerTroubleshoot(request);
}
