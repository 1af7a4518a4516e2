import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export type Program = { readonly ready: string; readonly readyMs: number; readonly process: ChildProcess };

/** Starts one of the programs of this folder and waits until it says that it is ready. `opened` learns of it at once. */
export async function program(file: string, args: readonly string[], opened: ChildProcess[]): Promise<Program> {
  const began = performance.now();
  const child = fork(join(__dirname, `${file}.ts`), [...args], { execArgv: ['--import', 'tsx', '--expose-gc'], stdio: 'ignore' });
  opened.push(child);
  const { ready } = await told<{ ready: string }>(child);
  return { ready, readyMs: performance.now() - began, process: child };
}

/** The same with a program in JavaScript, which runs on the build as Node alone runs it. It also says what it has worked so far. */
export async function onBuild(
  file: string,
  args: readonly string[],
  opened: ChildProcess[],
): Promise<Program & { readonly cpuMs: number }> {
  const began = performance.now();
  const child = fork(join(__dirname, `${file}.js`), [...args], { execArgv: [], stdio: 'ignore' });
  opened.push(child);
  const { ready, cpuMs } = await told<{ ready: string; cpuMs: number }>(child);
  return { ready, cpuMs, readyMs: performance.now() - began, process: child };
}

/** Asks a program something, and gives its answer. */
export function asks<Answer>({ process: child }: Program, question: string): Promise<Answer> {
  child.send(question);
  return told<Answer>(child);
}

function told<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stopped = (): void => reject(new Error('A program that is measured has stopped.'));
    child.once('exit', stopped);
    child.once('message', (message) => {
      child.off('exit', stopped);
      resolve(message as Answer);
    });
  });
}
