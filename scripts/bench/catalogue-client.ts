import { type AlignmentDto } from '../../apps/api/src/alignment/alignment.dto.js';

/** A programme as far as the bench edits it. */
export interface EditableProgramme {
  readonly id: string;
  readonly body: string;
  readonly revision: number;
}

export interface ProgrammeScores {
  /** Whether every score rests on the present texts and was computed at or after `since`. */
  readonly isFresh: boolean;
  /** Score of each ask, 0–100, by the ask's id. */
  readonly scores: ReadonlyMap<string, number>;
  /** State and time of each score, for a message. */
  readonly states: readonly string[];
}

/** An alignment as it comes over the wire. */
interface AlignmentItem extends Pick<AlignmentDto, 'ask' | 'score'> {
  readonly freshness: { readonly state: string; readonly computedAt: string | null };
}

/** More asks than the sample catalogue has, so that one page holds a programme's scores. */
const PAGE = 100;

/** The few requests of the bench, as any client would make them. */
export class CatalogueClient {
  /**
   * @param credentials headers of somebody who may edit
   * @param page most scores of a programme that are looked at, the best ones
   */
  constructor(
    private readonly url: string,
    private readonly credentials: Readonly<Record<string, string>>,
    private readonly page: number = PAGE,
  ) {}

  getProgramme(id: string): Promise<EditableProgramme> {
    return this.get(`/programmes/${id}`);
  }

  async listProgrammes(): Promise<readonly EditableProgramme[]> {
    const { items } = await this.get<{ items: readonly EditableProgramme[] }>(
      `/programmes?limit=${String(PAGE)}`,
    );
    return items;
  }

  /** @returns the programme at its new revision, and the time of the edit on the database's clock */
  async editBody(
    { id, revision }: EditableProgramme,
    body: string,
  ): Promise<EditableProgramme & { readonly updatedAt: string }> {
    return this.request(`/programmes/${id}`, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/json',
        'if-match': `"${String(revision)}"`,
        ...this.credentials,
      },
      body: JSON.stringify({ body }),
    });
  }

  /** @param since time on the database's clock */
  async scoresOf(id: string, since: Date): Promise<ProgrammeScores> {
    const { items } = await this.get<{ items: readonly AlignmentItem[] }>(
      `/programmes/${id}/alignments?limit=${String(this.page)}`,
    );
    return {
      isFresh: items.every(
        ({ freshness: { state, computedAt } }) =>
          state === 'fresh' && computedAt !== null && new Date(computedAt) >= since,
      ),
      scores: new Map(items.map(({ ask, score }) => [ask.id, score])),
      states: items.map(({ freshness: { state, computedAt } }) => `${state} ${String(computedAt)}`),
    };
  }

  /** How many entries wait for computation in the live score set. */
  async countPending(): Promise<number> {
    return (await this.get<{ pending: number }>('/recompute')).pending;
  }

  private get<T>(path: string): Promise<T> {
    return this.request<T>(path, {});
  }

  // The API's own document describes the answers; the bench trusts it.
  private async request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await fetch(`${this.url}/api/v1${path}`, init);
    if (!response.ok) {
      throw new Error(`${init.method ?? 'GET'} ${path}: ${String(response.status)} ${await response.text()}`);
    }
    return (await response.json()) as T;
  }
}
