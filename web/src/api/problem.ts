interface ProblemBody {
  title?: string
  detail?: string
  code?: string
  position?: number
}

/** A refusal from the server (application/problem+json); `message` is a sentence for the person. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: number,
    message: string,
    readonly code: string | null = null,
    /** 0-based offset in a filter text. */
    readonly position: number | null = null,
  ) {
    super(message)
  }

  static async from(response: Response): Promise<Problem> {
    const body = (await response.json().catch(() => ({}))) as ProblemBody
    return new Problem(
      response.status,
      body.detail ?? body.title ?? `The server answered ${response.status}.`,
      body.code ?? null,
      body.position ?? null,
    )
  }
}

/** What to tell the person about any failure. */
export function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.message
  if (error instanceof TypeError) return 'LoraCraft did not answer. Is it still running?'
  return error instanceof Error ? error.message : String(error)
}
