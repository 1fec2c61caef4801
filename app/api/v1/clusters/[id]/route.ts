import { answerCluster } from "@/lib/server/api/clusters";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerCluster(request, (await params).id);
}
