import type { Task } from './command.ts';
import { complain } from './complaint.ts';
import type { ExitCode } from './exit-codes.ts';

type Server = typeof import('@congtam/server');

/** Loads the server, for the few commands that need it, and tells what it refuses as any command does. */
export async function withServer(task: Task, work: (server: Server) => Promise<ExitCode>): Promise<ExitCode> {
  const server = await import('@congtam/server');
  try {
    return await work(server);
  } catch (error) {
    if (!(error instanceof server.StartRefusal)) throw error;
    const { code, message, mend } = error.problem;
    return task.refuse([complain(code, message, mend)]);
  }
}
