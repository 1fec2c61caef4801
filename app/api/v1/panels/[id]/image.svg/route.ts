import { answerPanelSvg } from "@/lib/server/api/panels";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerPanelSvg(request, (await params).id);
}
