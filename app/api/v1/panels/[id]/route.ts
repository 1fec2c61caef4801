import { answerPanel } from "@/lib/server/api/panels";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerPanel(request, (await params).id);
}
