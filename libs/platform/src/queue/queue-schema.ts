/** PostgreSQL schema that BullMQ keeps its queues in, apart from our own tables. */
export const QUEUE_SCHEMA = 'bullmq';
