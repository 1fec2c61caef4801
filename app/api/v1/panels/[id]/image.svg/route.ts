import { answerPicture } from "@/lib/server/picture/answer";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerPicture(request, (await params).id, "svg");
}
