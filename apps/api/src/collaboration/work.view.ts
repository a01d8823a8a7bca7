import { AccountService } from '@jeonghap/identity';
import { type Assignment, type Comment } from '@jeonghap/review';
import { Injectable } from '@nestjs/common';

/** Whose names stand in an answer. */
export interface NamedAssignment {
  readonly assigneeName: string | null;
}

export interface NamedComment {
  readonly authorName: string | null;
  readonly mentionNames: readonly string[];
}

/** Assignments and comments with the names of people, as those who work here see them. */
@Injectable()
export class WorkView {
  constructor(private readonly accounts: AccountService) {}

  /** Adds the name of whoever looks after each. */
  async ofAssignments<T extends Assignment>(assignments: readonly T[]): Promise<(T & NamedAssignment)[]> {
    const ids = assignments.flatMap(({ assigneeId }) => assigneeId ?? []);
    const names = await this.accounts.namesOf(ids);
    return assignments.map((one) => ({ ...one, assigneeName: names.get(one.assigneeId ?? '') ?? null }));
  }

  /** Adds the names of each author and of those whom each comment is for. */
  async ofComments(comments: readonly Comment[]): Promise<(Comment & NamedComment)[]> {
    const ids = comments.flatMap(({ authorId, mentions }) => [authorId, ...mentions]);
    const names = await this.accounts.namesOf([...new Set(ids)]);
    return comments.map((comment) => ({
      ...comment,
      authorName: names.get(comment.authorId) ?? null,
      mentionNames: comment.mentions.flatMap((id) => names.get(id) ?? []),
    }));
  }
}
