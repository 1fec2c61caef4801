import { answerPanels } from "@/lib/server/api/panels";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerPanels(request);
}
